import { forEach, gone, refuse, type Command } from "../command"
import { change, create, remove } from "../edit"
import { fixed, type Id, type Marker, type Meter, type Settings, type Tempo } from "../records/schema"
import { labelFor } from "../words"

/** Sets name, sample rate, snap or key of the project. */
export const setProject = (fields: Partial<Settings>): Command => () => ({ label: `Change ${labelFor("settings", fields, "project")}`, edits: [change("settings", fixed.settings, fields)] })

export const addMarker = (fields: Partial<Marker> & Pick<Marker, "tick">): Command => (_, makeId) => ({ label: "Add marker", edits: [create("markers", makeId(), fields)] })
export const setMarker = (id: Id, fields: Partial<Marker>): Command => forEach("markers", [id], () => ("tick" in fields ? "Move marker" : `Change ${labelFor("markers", fields, "marker")} of marker`), () => [change("markers", id, fields)])
export const deleteMarkers = (ids: readonly Id[]): Command => forEach("markers", ids, (count) => `Delete ${count === 1 ? "marker" : `${count} markers`}`, ({ id }) => [remove("markers", id)])

/** Sets the tempo from a tick on; with `ramp` it changes evenly to the next one. One that stands there already is changed. */
export const setTempo = (fields: Partial<Tempo> & Pick<Tempo, "tick">): Command => (project, makeId) => {
  const there = project.all("tempos").find(({ tick }) => tick === fields.tick)
  return { label: "Change tempo", edits: [there ? change("tempos", there.id, fields) : create("tempos", makeId(), { bpm: project.tempo.bpmAt(fields.tick), ...fields })] }
}

/** Sets the meter from a tick on, where a bar begins anew. */
export const setMeter = (fields: Partial<Meter> & Pick<Meter, "tick">): Command => (project, makeId) => {
  const there = project.all("meters").find(({ tick }) => tick === fields.tick)
  return { label: "Change meter", edits: [there ? change("meters", there.id, fields) : create("meters", makeId(), fields)] }
}

/** Moves a tempo or a meter; the first of each stays where it is. */
export const moveChange = (collection: "tempos" | "meters", id: Id, tick: number): Command => (project) =>
  id === fixed.first ? refuse(`The first ${collection === "tempos" ? "tempo" : "meter"} stays at the beginning.`)
    : project.get(collection, id) ? { label: `Move ${collection === "tempos" ? "tempo" : "meter"}`, edits: [change(collection, id, { tick })] } : gone(collection)

/** Deletes a tempo or a meter; the first of each stays. */
export const deleteChange = (collection: "tempos" | "meters", id: Id): Command => (project) =>
  id === fixed.first ? refuse(`A project has at least one ${collection === "tempos" ? "tempo" : "meter"}: change it instead.`)
    : project.get(collection, id) ? { label: `Delete ${collection === "tempos" ? "tempo" : "meter"}`, edits: [remove(collection, id)] } : gone(collection)
