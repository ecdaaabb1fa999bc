import { diff, endOf, meterMap, tempoMap, type Change, type Id, type MeterMap, type Note, type ProjectData, type Region, type TempoMap } from "@max-booster/studio-core"

/** How a region of one version stands to the other. `changed`: more than its place. */
export type RegionState = "added" | "removed" | "moved" | "changed" | "same"

/** Where a region lies in one of the two, ticks; the end by that version's own tempo. */
export type Placed = { trackId: Id; from: number; to: number; region: Region }

/** A region that is heard in one of the two at least. */
export type ComparedRegion = { id: Id; state: RegionState; before: Placed | null; after: Placed | null }

/** A track of either, in the order in which both can be read. */
export type ComparedTrack = { id: Id; name: string; colour: string; depth: number; state: "added" | "removed" | "same" }

/** Two versions of a project beside each other. */
export type Comparison = {
  before: ProjectData; after: ProjectData; changes: readonly Change[]
  tracks: readonly ComparedTrack[]; regions: readonly ComparedRegion[]
  /** Bars as the later one counts them. */
  meter: MeterMap
  tempos: { before: TempoMap; after: TempoMap }
  /** Notes by their regions. */
  notes: { before: ReadonlyMap<Id, readonly Note[]>; after: ReadonlyMap<Id, readonly Note[]> }
  /** Where the last region of both ends, ticks. */
  end: number
}

/** Lays two versions beside each other. */
export function compare(before: ProjectData, after: ProjectData): Comparison {
  const changes = diff(before, after)
  const tempos = { before: tempoMap(Object.entries(before.tempos)), after: tempoMap(Object.entries(after.tempos)) }
  const regions = regionsOf(before, after, changes, tempos)
  return {
    before, after, changes, tempos, regions, tracks: tracksOf(before, after), meter: meterMap(Object.entries(after.meters)),
    notes: { before: notesOf(before), after: notesOf(after) },
    end: Math.max(0, ...regions.flatMap(({ before: a, after: b }) => [a?.to ?? 0, b?.to ?? 0])),
  }
}

function regionsOf(before: ProjectData, after: ProjectData, changes: readonly Change[], tempos: Comparison["tempos"]): ComparedRegion[] {
  const kinds = new Map<Id, "moved" | "changed">()
  for (const { collection, id, kind } of changes) if (collection === "regions" && (kind === "moved" || kind === "changed")) kinds.set(id, kind)
  for (const { collection, id } of changes) if (collection === "notes") kinds.set((after.notes[id] ?? before.notes[id])?.regionId ?? "", "changed")
  const ids = new Set([...Object.keys(before.regions), ...Object.keys(after.regions)])
  return [...ids].flatMap((id): ComparedRegion[] => {
    const [a, b] = [placed(before.regions[id], tempos.before), placed(after.regions[id], tempos.after)]
    if (!a && !b) return []
    return [{ id, before: a, after: b, state: !a ? "added" : !b ? "removed" : (kinds.get(id) ?? "same") }]
  }).sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1))
}

function notesOf({ notes }: ProjectData): Map<Id, Note[]> {
  const found = new Map<Id, Note[]>()
  for (const note of Object.values(notes)) {
    const own = found.get(note.regionId)
    if (own) own.push(note)
    else found.set(note.regionId, [note])
  }
  return found
}

/** Takes that wait in their folder are not on the timeline. */
const placed = (region: Region | undefined, tempo: TempoMap): Placed | null =>
  region && (region.takeId === "" || region.takeLane === 0) ? { trackId: region.trackId, from: region.start, to: endOf(region, tempo), region } : null

/** Where a region lies now, or lay. */
export const placeOf = ({ before, after }: ComparedRegion): Placed => (after ?? before) as Placed
const startOf = (region: ComparedRegion) => placeOf(region).from

/** Tracks as the later version has them; one that went stands below what it stood below. */
function tracksOf(before: ProjectData, after: ProjectData): ComparedTrack[] {
  const now = orderOf(after).map(([id, depth]): ComparedTrack => toTrack(after, id, depth, before.tracks[id] ? "same" : "added"))
  let last: Id | undefined
  for (const [id, depth] of orderOf(before)) {
    if (!after.tracks[id]) now.splice(now.findIndex((track) => track.id === last) + 1, 0, toTrack(before, id, depth, "removed"))
    last = id
  }
  return now
}

const toTrack = ({ tracks }: ProjectData, id: Id, depth: number, state: ComparedTrack["state"]): ComparedTrack =>
  ({ id, depth, state, name: tracks[id]?.name || "Track", colour: tracks[id]?.colour ?? "" })

/** Ids of a version's tracks with how deep they lie in folders, without the master. */
function orderOf({ tracks }: ProjectData, parentId = "", depth = 0): [Id, number][] {
  return Object.entries(tracks).filter(([, track]) => track.kind !== "master" && track.parentId === parentId)
    .sort(([a, x], [b, y]) => (x.pos === y.pos ? (a < b ? -1 : 1) : x.pos < y.pos ? -1 : 1))
    .flatMap(([id]): [Id, number][] => [[id, depth], ...orderOf({ tracks } as ProjectData, id, depth + 1)])
}

/** How many regions stand so. */
export const countOf = ({ regions }: Comparison, state: RegionState): number => regions.filter((region) => region.state === state).length
