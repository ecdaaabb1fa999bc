import { counted, forEach, gone, present, refuse, type Command } from "../command"
import { change, create, remove } from "../edit"
import { type Entry, type Project } from "../live"
import { byPosition, placeBefore } from "../position"
import { fixed, type Id, type Track } from "../records/schema"
import { labelFor } from "../words"
import { copyOf } from "./copies"
import { wouldCircle } from "./routing"

/** What of a track is simply set. */
export type TrackSettings = Pick<Track, "name" | "colour" | "gainDb" | "pan" | "mute" | "solo" | "soloSafe" | "instrument">

/** Tracks of one folder ("" is the top) in order; the master is none of them. */
export const siblingsOf = (project: Project, parentId: Id): Entry<"tracks">[] => project.all("tracks").filter((track) => track.parentId === parentId && track.kind !== "master").sort(byPosition)

/** All tracks as they stand below each other, folders before what they hold; the master is last. */
export function trackOrder(project: Project, parentId = ""): Entry<"tracks">[] {
  const below = siblingsOf(project, parentId).flatMap((track) => [track, ...(track.kind === "folder" ? trackOrder(project, track.id) : [])])
  const master = project.get("tracks", fixed.master)
  return parentId === "" && master ? [...below, { ...master, id: fixed.master }] : below
}

/** Adds a track at the end of a folder, or before another track. */
export const addTrack = (fields: Partial<TrackSettings> & { kind: Exclude<Track["kind"], "master"> }, { beforeId, parentId = "" }: { beforeId?: Id; parentId?: Id } = {}): Command => (project, makeId) => {
  const before = beforeId === undefined ? undefined : project.get("tracks", beforeId)
  const folder = before?.parentId ?? parentId
  return { label: `Add ${fields.kind} track`, edits: [create("tracks", makeId(), { ...fields, parentId: folder, pos: placeBefore(siblingsOf(project, folder), beforeId) })] }
}

/** Sets volume, pan, mute, solo, solo-safe, name, color or instrument of tracks. */
export const setTracks = (ids: readonly Id[], fields: Partial<TrackSettings>): Command =>
  forEach("tracks", ids, (count) => `Change ${labelFor("tracks", fields, "settings")} of ${counted("tracks", count)}`, ({ id }) => [change("tracks", id, fields)])

/** Moves tracks, in the order given, into a folder ("" is the top), before another track there or to its end. */
export const moveTracks = (ids: readonly Id[], { parentId = "", beforeId }: { parentId?: Id; beforeId?: Id }): Command => (project) => {
  const moved = present(project, "tracks", ids).filter(({ id }) => id !== fixed.master)
  if (moved.length === 0) return gone("tracks")
  if (parentId !== "" && project.get("tracks", parentId)?.kind !== "folder") return gone("tracks")
  for (let at = parentId; at !== ""; at = project.get("tracks", at)?.parentId ?? "") if (moved.some(({ id }) => id === at)) return refuse("A folder cannot stand within itself.")
  const staying = siblingsOf(project, parentId).filter(({ id }) => !moved.some((each) => each.id === id))
  const edits = moved.map(({ id }) => {
    const pos = placeBefore(staying, beforeId)
    const at = staying.findIndex((each) => each.id === beforeId)
    staying.splice(at < 0 ? staying.length : at, 0, { ...moved[0], id, pos } as Entry<"tracks">)
    return change("tracks", id, { parentId, pos })
  })
  return { label: `Move ${counted("tracks", moved.length)}`, edits }
}

/** Leads tracks to a bus, or to the master (""). */
export const routeTracks = (ids: readonly Id[], outputId: Id): Command => (project) => {
  const tracks = present(project, "tracks", ids).filter(({ id }) => id !== fixed.master)
  const bus = project.get("tracks", outputId)
  if (tracks.length === 0 || (outputId !== "" && !bus)) return gone("tracks")
  if (bus && bus.kind !== "bus") return refuse(`“${bus.name}” is not a bus: only buses and the master take the sound of other tracks.`)
  const circle = tracks.find(({ id }) => bus && wouldCircle(project, id, outputId))
  if (circle) return refuse(`“${circle.name}” already receives sound from “${bus?.name}”: the sound would go in a circle.`)
  return { label: `Change output of ${counted("tracks", tracks.length)}`, edits: tracks.map(({ id }) => change("tracks", id, { outputId })) }
}

/** Deletes tracks with what is on them. What a folder holds moves to where the folder was; what led to a bus leads to the master. */
export const deleteTracks = (ids: readonly Id[]): Command => (project) => {
  const tracks = present(project, "tracks", ids).filter(({ id }) => id !== fixed.master)
  if (tracks.length === 0) return ids.includes(fixed.master) ? refuse("The master stays.") : gone("tracks")
  const going = new Map(tracks.map((track) => [track.id, track]))
  const staying = (id: Id): Id => { const folder = going.get(id); return folder ? staying(folder.parentId) : id }
  const lifted = tracks.flatMap(({ id }) => siblingsOf(project, id)).filter(({ id }) => !going.has(id))
  return {
    label: `Delete ${counted("tracks", tracks.length)}`,
    edits: [...lifted.map(({ id, parentId }) => change("tracks", id, { parentId: staying(parentId) })), ...tracks.map(({ id }) => remove("tracks", id))],
  }
}

/** Copies tracks with regions, notes, effects, sends and automation; each copy stands after what it is a copy of. */
export const duplicateTracks = (ids: readonly Id[]): Command => (project, makeId) => {
  const tracks = present(project, "tracks", ids).filter(({ id, kind }) => id !== fixed.master && kind !== "folder")
  if (tracks.length === 0) return project.get("tracks", ids[0] ?? "")?.kind === "folder" ? refuse("A folder is not duplicated: duplicate the tracks in it.") : gone("tracks")
  return {
    label: `Duplicate ${counted("tracks", tracks.length)}`,
    edits: tracks.flatMap((track) => {
      const siblings = siblingsOf(project, track.parentId)
      const pos = placeBefore(siblings, siblings[siblings.findIndex(({ id }) => id === track.id) + 1]?.id)
      return copyOf(project, makeId, [{ collection: "tracks", id: track.id, fields: { name: `${track.name} copy`, pos } }])
    }),
  }
}
