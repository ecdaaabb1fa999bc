import { gone, refuse, type Command } from "../command"
import { change, create, remove } from "../edit"
import { type Entry, type Project } from "../live"
import { type Id, type Region } from "../records/schema"
import { endOf } from "../time/lengths"
import { sliceAudio, withFadesThatFit } from "./slice"

/** A take as it was recorded. */
export type Take = Pick<Region, "assetId" | "offset" | "length" | "name">

/**
 * A take folder is all regions of a track that share a `takeId`. Those on lanes from 1 are its takes, kept whole and silent; those on lane 0 are the comp,
 * which is heard. This adds a folder with the takes of a loop recording (in the order in which they were played); the last one is the comp.
 */
export const addTakes = (trackId: Id, start: number, takes: readonly Take[]): Command => (project, makeId) => {
  if (!project.get("tracks", trackId)) return gone("tracks")
  const last = takes.at(-1)
  if (!last) return refuse("Nothing was recorded.")
  const takeId = makeId()
  const lane = (take: Take, takeLane: number) => create("regions", makeId(), { ...take, kind: "audio", trackId, start, takeId, takeLane })
  return { label: takes.length === 1 ? "Record take" : `Record ${takes.length} takes`, edits: [...takes.map((take, index) => lane(take, index + 1)), lane(last, 0)] }
}

/** A folder's comp or takes, by lane and place. */
export const takesOf = (project: Project, takeId: Id): Entry<"regions">[] => project.of("regions", "takeId", takeId).sort((a, b) => a.takeLane - b.takeLane || a.start - b.start || (a.id < b.id ? -1 : 1))

/** Puts a take into the comp from one tick to another, with crossfades of so many seconds at its edges. */
export const chooseTake = (takeRegionId: Id, from: number, to: number, { crossfade = 0 }: { crossfade?: number } = {}): Command => (project, makeId) => {
  const { tempo } = project
  const take = project.get("regions", takeRegionId)
  if (!take) return gone("regions")
  if (take.takeId === "" || take.takeLane === 0) return refuse("Choose a take of a take folder.")
  const [first, last] = [Math.max(from, take.start), Math.min(to, endOf(take, tempo))]
  const chosen = first < last ? sliceAudio(take, first, last, tempo) : []
  if (chosen.length === 0) return refuse("The take does not reach there.")
  const near = (tick: number, seconds: number) => Math.round(tempo.ticksAt(tempo.secondsAt(tick) + seconds))
  const [startsAt, beforeEnds, afterStarts, endsAt] = [near(first, -crossfade / 2), near(first, crossfade / 2), near(last, -crossfade / 2), near(last, crossfade / 2)]
  const comp = takesOf(project, take.takeId).filter(({ takeLane }) => takeLane === 0)
  const edits = comp.flatMap(({ id, ...piece }) => {
    if (endOf(piece, tempo) <= first || piece.start >= last) return []
    const before = sliceAudio(piece, piece.start, beforeEnds, tempo).filter(() => piece.start < first).map((each, index, all) => (index === all.length - 1 ? withFadesThatFit({ ...each, fadeOut: crossfade }, tempo) : each))
    const after = sliceAudio(piece, afterStarts, Infinity, tempo).filter(() => endOf(piece, tempo) > last).map((each, index) => (index === 0 ? withFadesThatFit({ ...each, fadeIn: crossfade }, tempo) : each))
    const [kept, ...more] = [...before, ...after]
    return [kept ? change("regions", id, kept) : remove("regions", id), ...more.map((each) => create("regions", makeId(), each))]
  })
  const touches = (tick: number) => crossfade > 0 && comp.some((piece) => piece.start < tick && endOf(piece, tempo) > tick)
  const [start, end] = [touches(first) ? startsAt : first, touches(last) ? endsAt : last]
  const pieces = sliceAudio(take, Math.max(take.start, start), end, tempo).map((piece, index, all) => withFadesThatFit({
    ...piece, takeLane: 0,
    fadeIn: index === 0 && touches(first) ? crossfade : piece.fadeIn, fadeOut: index === all.length - 1 && touches(last) ? crossfade : piece.fadeOut,
  }, tempo))
  return { label: "Choose take", edits: [...edits, ...pieces.map((piece) => create("regions", makeId(), piece))] }
}

/** Makes plain regions of a folder's comp, and lets its takes go. */
export const flattenTakes = (takeId: Id): Command => (project) => {
  const regions = takeId === "" ? [] : takesOf(project, takeId)
  if (regions.length === 0) return gone("regions")
  return { label: "Flatten takes", edits: regions.map(({ id, takeLane }) => (takeLane === 0 ? change("regions", id, { takeId: "" }) : remove("regions", id))) }
}
