import { forEach, gone, refuse, type Command } from "../command"
import { change, create, remove } from "../edit"
import { type Entry, type Project } from "../live"
import { byPosition, placeBefore } from "../position"
import { isParam } from "../records/clean"
import { fixed, PARAM, type Id, type Insert, type Send } from "../records/schema"
import { labelFor } from "../words"
import { wouldCircle } from "./routing"

/** An effect's settings as a preset keeps them; parameters without their prefix. */
export type Preset = { effect: string; version: number; params: Record<string, number> }

/** A track's effects in the order in which sound passes them. */
export const insertsOf = (project: Project, trackId: Id): Entry<"inserts">[] => project.of("inserts", "trackId", trackId).sort(byPosition)

/** An effect as a preset. */
export const presetOf = ({ effect, version, ...rest }: Insert): Preset =>
  ({ effect, version, params: Object.fromEntries(Object.entries(rest).flatMap(([key, value]) => (isParam(key) ? [[key.slice(PARAM.length), value as number]] : []))) })

const fieldsOfPreset = ({ effect, version, params }: Preset): Partial<Insert> => ({ effect, version, ...Object.fromEntries(Object.entries(params).map(([key, value]) => [`${PARAM}${key}`, value])) })

/** Adds an effect to a track, before another one or last. */
export const addInsert = (trackId: Id, preset: Preset, beforeId?: Id): Command => (project, makeId) =>
  project.get("tracks", trackId) ? { label: `Add ${preset.effect}`, edits: [create("inserts", makeId(), { trackId, pos: placeBefore(insertsOf(project, trackId), beforeId), ...fieldsOfPreset(preset) })] } : gone("tracks")

/** Moves an effect before another one, or to the end, of its track or another; its automation goes with it. */
export const moveInsert = (id: Id, { trackId, beforeId }: { trackId?: Id; beforeId?: Id }): Command => (project) => {
  const insert = project.get("inserts", id)
  const target = trackId ?? insert?.trackId ?? ""
  if (!insert || !project.get("tracks", target)) return gone(insert ? "tracks" : "inserts")
  if (insert.sidechainId !== "" && target !== insert.trackId && wouldCircle(project, insert.sidechainId, target)) return refuse("There its side-chain would lead sound in a circle: unplug it first.")
  const pos = placeBefore(insertsOf(project, target).filter((each) => each.id !== id), beforeId)
  const lanes = project.of("lanes", "trackId", insert.trackId).filter((lane) => lane.target.startsWith(`insert:${id}:`))
  return { label: `Move ${insert.effect}`, edits: [change("inserts", id, { trackId: target, pos }), ...lanes.map((lane) => change("lanes", lane.id, { trackId: target }))] }
}

/** Bypasses effects, or lets them work. */
export const bypassInserts = (ids: readonly Id[], bypassed: boolean): Command => forEach("inserts", ids, (count) => `${bypassed ? "Bypass" : "Enable"} ${count === 1 ? "effect" : `${count} effects`}`, ({ id }) => [change("inserts", id, { bypassed })])

/** Sets parameters of an effect; ranges are the effect's. */
export const setParams = (id: Id, params: Record<string, number>): Command =>
  forEach("inserts", [id], () => `Change ${Object.keys(params).join(", ")}`, () => [change("inserts", id, Object.fromEntries(Object.entries(params).map(([key, value]) => [`${PARAM}${key}`, value])))])

/** Plugs a track into an effect's side-chain, or unplugs it (""). */
export const setSidechain = (id: Id, sidechainId: Id): Command => (project) => {
  const insert = project.get("inserts", id)
  if (!insert) return gone("inserts")
  if (sidechainId !== "" && !project.get("tracks", sidechainId)) return gone("tracks")
  if (sidechainId !== "" && wouldCircle(project, sidechainId, insert.trackId)) return refuse("This track hears the one that is to steer it: the sound would go in a circle.")
  return { label: "Change side-chain", edits: [change("inserts", id, { sidechainId })] }
}

/** Gives an effect a recording of the project, e.g. an impulse response, or takes it away (""). */
export const setInsertAsset = (id: Id, assetId: Id): Command => (project) => {
  if (assetId !== "" && !project.get("assets", assetId)) return gone("assets")
  return forEach("inserts", [id], () => "Change impulse response", () => [change("inserts", id, { assetId })])(project, () => "")
}

/** Copies an effect to right behind it, or to the end of another track; its side-chain and its recording stay plugged in where they can. */
export const duplicateInsert = (id: Id, trackId?: Id): Command => (project, makeId) => {
  const insert = project.get("inserts", id)
  const target = trackId ?? insert?.trackId ?? ""
  if (!insert || !project.get("tracks", target)) return gone(insert ? "tracks" : "inserts")
  const there = insertsOf(project, target)
  const beforeId = target === insert.trackId ? there[there.findIndex((each) => each.id === id) + 1]?.id : undefined
  const sidechainId = insert.sidechainId !== "" && wouldCircle(project, insert.sidechainId, target) ? "" : insert.sidechainId
  return { label: `Duplicate ${insert.effect}`, edits: [create("inserts", makeId(), { ...insert, trackId: target, sidechainId, pos: placeBefore(there, beforeId) })] }
}

/** Puts a preset in the place of what an effect is; parameters that the preset does not name go. */
export const replaceByPreset = (id: Id, preset: Preset): Command =>
  forEach("inserts", [id], () => "Load preset", (insert) => [change("inserts", id, { ...Object.fromEntries(Object.keys(insert).filter(isParam).map((key) => [key, undefined])), ...fieldsOfPreset(preset) })])

/** Deletes effects. */
export const deleteInserts = (ids: readonly Id[]): Command => forEach("inserts", ids, (count) => `Delete ${count === 1 ? "effect" : `${count} effects`}`, ({ id }) => [remove("inserts", id)])

/** Sends a track to a bus besides its output. */
export const addSend = (trackId: Id, busId: Id, fields: Partial<Pick<Send, "gainDb" | "pan" | "pre">> = {}): Command => (project, makeId) => {
  const [track, bus] = [project.get("tracks", trackId), project.get("tracks", busId)]
  if (!track || !bus) return gone("tracks")
  if (bus.kind !== "bus") return refuse(`“${bus.name}” is not a bus.`)
  if (trackId === fixed.master || wouldCircle(project, trackId, busId)) return refuse(`“${bus.name}” leads to “${track.name}”: the sound would go in a circle.`)
  return { label: "Add send", edits: [create("sends", makeId(), { ...fields, trackId, busId })] }
}

/** Sets level, pan, or pre-fader of sends. */
export const setSends = (ids: readonly Id[], fields: Partial<Pick<Send, "gainDb" | "pan" | "pre">>): Command => forEach("sends", ids, () => `Change ${labelFor("sends", fields, "settings")} of send`, ({ id }) => [change("sends", id, fields)])

/** Deletes sends. */
export const deleteSends = (ids: readonly Id[]): Command => forEach("sends", ids, (count) => `Delete ${count === 1 ? "send" : `${count} sends`}`, ({ id }) => [remove("sends", id)])
