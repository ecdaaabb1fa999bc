import { gone, refuse, type Command } from "../command"
import { change, create, remove, type Edit } from "../edit"
import { type Entry, type Project } from "../live"
import { type Id, type Region } from "../records/schema"
import { endOf } from "../time/lengths"
import { sourceSeconds, spanOf } from "./slice"

/** A take as it was recorded. */
export type Take = Pick<Region, "assetId" | "offset" | "length" | "name"> & { /** Where it was played, when it was not with the others: the first round of a loop may begin in its middle. */ start?: number }

/**
 * A take folder is all regions of a track that share a `takeId`. Those on lanes from 1 are its takes, kept whole and silent; those on lane 0 are the comp,
 * which is heard. This adds a folder with the takes of a loop recording (in the order in which they were played), or puts them `into` one that is there,
 * below its takes. The last one is the comp; what of a comp was heard in its place goes before, by whoever calls.
 */
export const addTakes = (trackId: Id, start: number, takes: readonly Take[], into?: Id): Command => (project, makeId) => {
  if (!project.get("tracks", trackId)) return gone("tracks")
  const last = takes.at(-1)
  if (!last) return refuse("Nothing was recorded.")
  const takeId = into ?? makeId()
  const before = into === undefined ? 0 : takesOf(project, into).reduce((most, { takeLane }) => Math.max(most, takeLane), 0)
  const lane = (take: Take, takeLane: number) => create("regions", makeId(), { start, ...take, kind: "audio", trackId, takeId, takeLane })
  return { label: takes.length === 1 ? "Record take" : `Record ${takes.length} takes`, edits: [...takes.map((take, index) => lane(take, before + index + 1)), lane(last, 0)] }
}

/** A folder's comp or takes, by lane and place. */
export const takesOf = (project: Project, takeId: Id): Entry<"regions">[] => project.of("regions", "takeId", takeId).sort((a, b) => a.takeLane - b.takeLane || a.start - b.start || (a.id < b.id ? -1 : 1))

/**
 * Puts a take into the comp from one tick to another. Where it meets other parts of the comp they cross over so many seconds, half of them to either side:
 * both go on beyond the edge, as far as they were recorded.
 */
export const chooseTake = (takeRegionId: Id, from: number, to: number, { crossfade = 0 }: { crossfade?: number } = {}): Command => (project, makeId) => {
  const { tempo } = project
  const take = project.get("regions", takeRegionId)
  if (!take) return gone("regions")
  if (take.takeId === "" || take.takeLane === 0) return refuse("Choose a take of a take folder.")
  const [first, last] = [Math.max(from, take.start), Math.min(to, endOf(take, tempo))]
  if (first >= last) return refuse("The take does not reach there.")
  const near = (tick: number, seconds: number) => tempo.ticksAt(tempo.secondsAt(tick) + seconds)
  const cut = (region: Region, start: number, end: number) => spanOf({ ...region, loops: 1 }, start, end, project, sourceSeconds(project, region))
  const chosen = { ...take, takeLane: 0, fadeIn: 0, fadeOut: 0 }
  let [start, end] = [first, last]
  const edits: Edit[] = []
  for (const { id, ...piece } of takesOf(project, take.takeId).filter(({ takeLane }) => takeLane === 0)) {
    const pieceEnd = endOf(piece, tempo)
    const [isBefore, isAfter] = [piece.start < first && pieceEnd > first - 1, pieceEnd > last && piece.start < last + 1]
    if (!isBefore && !isAfter && (pieceEnd <= first || piece.start >= last)) continue
    if (isBefore) [start, chosen.fadeIn] = [near(first, -crossfade / 2), crossfade]
    if (isAfter) [end, chosen.fadeOut] = [near(last, crossfade / 2), crossfade]
    const kept = [
      ...(isBefore ? [cut({ ...piece, fadeOut: crossfade }, piece.start, near(first, crossfade / 2))] : []),
      ...(isAfter ? [cut({ ...piece, fadeIn: crossfade }, near(last, -crossfade / 2), pieceEnd)] : []),
    ]
    edits.push(...kept.map((each, index) => (index === 0 ? change("regions", id, each) : create("regions", makeId(), each))), ...(kept.length === 0 ? [remove("regions", id)] : []))
  }
  return { label: "Choose take", edits: [...edits, create("regions", makeId(), cut(chosen, start, end))] }
}

/** Makes plain regions of a folder's comp, and lets its takes go. */
export const flattenTakes = (takeId: Id): Command => (project) => {
  const regions = takeId === "" ? [] : takesOf(project, takeId)
  if (regions.length === 0) return gone("regions")
  return { label: "Flatten takes", edits: regions.map(({ id, takeLane }) => (takeLane === 0 ? change("regions", id, { takeId: "" }) : remove("regions", id))) }
}
