import { counted, gone, lowest, present, refuse, type Command } from "../command"
import { change, create } from "../edit"
import { type Entry, type Project } from "../live"
import { placeBefore } from "../position"
import { cleanPlain } from "../records/clean"
import { isId } from "../records/fields"
import { SCHEMA, type Collection, type Id, type Records } from "../records/schema"
import { withNewIds } from "./copies"
import { pointsOf } from "./lanes"
import { notesOf, cannotHold } from "./regions"
import { siblingsOf } from "./tracks"

/** What was copied, as plain JSON: positions count from the earliest of it; regions bring notes, recordings and their tracks' names. */
export type Clip = { type: "max-booster/clip"; schema: number } & { [C in "tracks" | "assets" | "regions" | "notes" | "points"]: Record<Id, Records[C]> }

const kinds = ["tracks", "assets", "regions", "notes", "points"] as const

/** What may be selected to be copied: regions, or notes, or automation points of one lane. */
export type Selection = { regionIds: readonly Id[] } | { noteIds: readonly Id[] } | { pointIds: readonly Id[] }

/** Copies what is selected; undefined when nothing of it is there. */
export function copy(project: Project, selection: Selection): Clip | undefined {
  const clip: Clip = { type: "max-booster/clip", schema: SCHEMA, tracks: {}, assets: {}, regions: {}, notes: {}, points: {} }
  const keep = <C extends (typeof kinds)[number]>(collection: C, { id, ...record }: Entry<C>) => { (clip[collection] as Record<Id, unknown>)[id] = record }
  if ("noteIds" in selection) {
    const notes = present(project, "notes", selection.noteIds)
    const first = lowest(notes.map(({ start }) => start))
    for (const note of notes) keep("notes", { ...note, start: note.start - first })
    return notes.length === 0 ? undefined : clip
  }
  if ("pointIds" in selection) {
    const points = present(project, "points", selection.pointIds)
    const first = lowest(points.map(({ tick }) => tick))
    for (const point of points) keep("points", { ...point, tick: point.tick - first })
    return points.length === 0 ? undefined : clip
  }
  const regions = present(project, "regions", selection.regionIds)
  const first = lowest(regions.map(({ start }) => start))
  for (const region of regions) {
    keep("regions", { ...region, start: region.start - first })
    for (const note of notesOf(project, region.id)) keep("notes", note)
    const [track, asset] = [project.get("tracks", region.trackId), project.get("assets", region.assetId)]
    if (track) keep("tracks", { ...track, id: region.trackId })
    if (asset) keep("assets", { ...asset, id: region.assetId })
  }
  return regions.length === 0 ? undefined : clip
}

/** Reads a clip from anywhere, say the system's clipboard: cleaned; undefined when it is none, or of a later version. */
export function readClip(value: unknown): Clip | undefined {
  const { type, schema, ...rest } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>
  if (type !== "max-booster/clip" || typeof schema !== "number" || schema > SCHEMA) return undefined
  const read = (collection: Collection) => Object.fromEntries(Object.entries(rest[collection] ?? {}).filter(([id]) => isId(id)).map(([id, record]) => [id, cleanPlain(collection, id, record)]))
  return { type, schema: SCHEMA, ...Object.fromEntries(kinds.map((each) => [each, read(each)])) } as Clip
}

/** Where a clip goes: notes into a region, points onto a lane, regions to their tracks or, when all came from one, to this one. */
export type Target = { tick: number; trackId?: Id; regionId?: Id; laneId?: Id }

/**
 * Pastes a clip at a tick, also into another project. All gets new ids, recordings keep theirs. Regions find the track that they came from, or else one of
 * its name and kind; where there is none it is made.
 */
export const paste = (clip: Clip, { tick, trackId, regionId = "", laneId = "" }: Target): Command => (project, makeId) => {
  const regions = Object.entries(clip.regions)
  if (regions.length > 0) return pasteRegions(clip, tick, trackId)(project, makeId)
  const notes = Object.values(clip.notes)
  const points = Object.values(clip.points)
  if (notes.length > 0) {
    const region = project.get("regions", regionId)
    if (region?.kind !== "notes") return refuse("Choose a region for the notes.")
    return { label: `Paste ${counted("notes", notes.length)}`, edits: notes.map((note) => create("notes", makeId(), { ...note, regionId, start: note.start + tick - region.start })) }
  }
  if (points.length === 0) return refuse("There is nothing to paste.")
  if (!project.get("lanes", laneId)) return refuse("Choose an automation lane for the points.")
  const there = new Map(pointsOf(project, laneId).map((point) => [point.tick, point.id]))
  return {
    label: `Paste ${counted("points", points.length)}`,
    edits: points.map((point) => {
      const fields = { ...point, laneId, tick: point.tick + tick }
      const same = there.get(fields.tick)
      return same === undefined ? create("points", makeId(), fields) : change("points", same, fields)
    }),
  }
}

const pasteRegions = (clip: Clip, tick: number, trackId?: Id): Command => (project, makeId) => {
  const regions = Object.entries(clip.regions)
  const sources = [...new Set(regions.map(([, region]) => region.trackId))]
  const tracks = new Map<Id, Id>()
  const made: { collection: Collection; id: Id; record: object }[] = []
  const order = siblingsOf(project, "")
  for (const id of sources) {
    const kind = regions.find(([, region]) => region.trackId === id)?.[1].kind ?? "audio"
    if (trackId !== undefined && sources.length === 1) {
      const chosen = project.get("tracks", trackId)
      if (!chosen) return gone("tracks")
      const trouble = cannotHold(chosen, kind)
      if (trouble) return refuse(trouble)
      tracks.set(id, trackId)
      continue
    }
    const { name = "", colour = "", instrument = "" } = clip.tracks[id] ?? {}
    const own = project.get("tracks", id)
    const match = own && !cannotHold(own, kind) ? { id } : project.all("tracks").find((track) => track.name === name && !cannotHold(track, kind))
    if (match) { tracks.set(id, match.id); continue }
    const pos = placeBefore(order)
    order.push({ ...cleanPlain("tracks", "", {}), id, pos })
    made.push({ collection: "tracks", id, record: { kind: kind === "audio" ? "audio" : "instrument", name, colour, instrument, pos } })
  }
  const notes = Object.entries(clip.notes).filter(([, { regionId }]) => clip.regions[regionId] !== undefined)
  const edits = withNewIds([
    ...made,
    ...regions.map(([id, region]) => ({ collection: "regions" as const, id, record: { ...region, start: region.start + tick } })),
    ...notes.map(([id, record]) => ({ collection: "notes" as const, id, record })),
  ], makeId, tracks)
  const unknown = Object.entries(clip.assets).filter(([id]) => !project.get("assets", id)).map(([id, asset]) => create("assets", id, asset))
  return { label: `Paste ${counted("regions", regions.length)}`, edits: [...unknown, ...edits] }
}
