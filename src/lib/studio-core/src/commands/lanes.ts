import { counted, forEach, gone, lowest, refuse, type Command } from "../command"
import { curveOf, HOLD, inOrder, segments, thin, valueAt, type LaneScale } from "../automation"
import { change, create, remove, type Edit } from "../edit"
import { type Entry, type Project } from "../live"
import { type Id, type Lane, type Point } from "../records/schema"

/** A lane's points in order. */
export const pointsOf = (project: Project, laneId: Id): Entry<"points">[] => inOrder(project.of("points", "laneId", laneId), project.get("lanes", laneId)?.target)

/** Opens a lane for something of a track; refused when it has one. */
export const addLane = (trackId: Id, target: Lane["target"]): Command => (project, makeId) => {
  if (!project.get("tracks", trackId)) return gone("tracks")
  if (project.of("lanes", "trackId", trackId).some((lane) => lane.target === target)) return refuse("This is automated already.")
  return { label: "Add automation lane", edits: [create("lanes", makeId(), { trackId, target })] }
}

/** Lets lanes act, or not. */
export const setLaneMode = (ids: readonly Id[], mode: Lane["mode"]): Command => forEach("lanes", ids, () => `Turn automation ${mode === "off" ? "off" : "on"}`, ({ id }) => [change("lanes", id, { mode })])

/** Deletes lanes with their points. */
export const deleteLanes = (ids: readonly Id[]): Command => forEach("lanes", ids, (count) => `Delete ${counted("lanes", count)}`, ({ id }) => [remove("lanes", id)])

/** Adds points; one at the tick of another takes its place. */
export const addPoints = (laneId: Id, points: readonly Pick<Point, "tick" | "value">[]): Command => (project, makeId) => {
  if (!project.get("lanes", laneId)) return gone("lanes")
  const there = pointsOf(project, laneId)
  const edits = points.map((point) => {
    const same = there.find(({ tick }) => tick === Math.round(point.tick))
    return same ? change("points", same.id, point) : create("points", makeId(), { ...point, laneId })
  })
  return { label: `Add ${counted("points", points.length)}`, edits }
}

/** Moves points in time and value; none before the beginning. */
export const movePoints = (ids: readonly Id[], { by = 0, value = 0 }: { by?: number; value?: number }): Command => (project, makeId) => {
  const shift = Math.max(by, -lowest(ids.flatMap((id) => project.get("points", id)?.tick ?? [])))
  return forEach("points", ids, (count) => `Move ${counted("points", count)}`, (point) => [change("points", point.id, { tick: point.tick + shift, value: point.value + value })])(project, makeId)
}

/** Bends the way from points to the next: -1 to 1, 0 straight, 2 holds; see `shape`. */
export const setCurve = (ids: readonly Id[], curve: number): Command => forEach("points", ids, (count) => `Bend ${counted("points", count)}`, ({ id }) => [change("points", id, { curve })])

/** Deletes points. */
export const deletePoints = (ids: readonly Id[]): Command => forEach("points", ids, (count) => `Delete ${counted("points", count)}`, ({ id }) => [remove("points", id)])

/** How far thinned values may lie from what they were; on a logarithmic scale the tolerance of values is in octaves. */
export type Tolerance = { valueTolerance: number; tickTolerance: number; scale?: LaneScale }

const thinned = <P extends { tick: number; value: number }>(points: readonly P[], { scale, ...tolerance }: Tolerance): P[] =>
  thin(points.map((point) => ({ tick: point.tick, value: scale === "log" && point.value > 0 ? Math.log2(point.value) : point.value, point })), tolerance).map(({ point }) => point)

/** Leaves out points without which a lane sounds the same, within a tolerance. Points that bend or hold stay. */
export const thinLane = (laneId: Id, tolerance: Tolerance): Command => (project) => {
  if (!project.get("lanes", laneId)) return gone("lanes")
  const points = pointsOf(project, laneId)
  const runs: Entry<"points">[][] = [[]]
  for (const point of points) {
    runs.at(-1)?.push(point)
    if (point.curve !== 0) runs.push([point])
  }
  const kept = new Set(runs.flatMap((run) => thinned(run, tolerance)).map(({ id }) => id))
  const spare = points.filter(({ id }) => !kept.has(id))
  return spare.length === 0 ? refuse("No point is spare.") : { label: "Thin automation", edits: spare.map(({ id }) => remove("points", id)) }
}

/** Takes away what a lane does from one tick to another; outside it does as before, within it goes straight from one edge to the other. */
export const eraseRange = (laneId: Id, from: number, to: number, scale?: LaneScale): Command => (project, makeId) => {
  if (!project.get("lanes", laneId)) return gone("lanes")
  const points = pointsOf(project, laneId)
  const inside = points.filter(({ tick }) => tick >= from && tick <= to)
  if (inside.length === 0) return refuse("There are no points in this range.")
  return { label: "Erase automation", edits: [...inside.map(({ id }) => remove("points", id)), ...edges(points, laneId, from, to, makeId, scale)] }
}

/**
 * Writes the values of a pass (what a person did with a control, in order of ticks) over what a lane had from the first to the last of them, thinned.
 * Before the first and after the last, where the hand lets go, the lane does as before.
 */
export const writePass = (laneId: Id, values: readonly { tick: number; value: number }[], tolerance: Tolerance): Command => (project, makeId) => {
  const lane = project.get("lanes", laneId)
  const [first, last] = [values[0], values.at(-1)]
  if (!lane) return gone("lanes")
  if (!first || !last) return refuse("Nothing was written.")
  const points = pointsOf(project, laneId)
  const [from, to] = [Math.round(first.tick), Math.round(last.tick)]
  const inside = points.filter(({ tick }) => tick >= from - 1 && tick <= to + 1)
  const written = lane.target === "mute" ? values.filter(({ value }, index) => value !== values[index - 1]?.value) : thinned(values, tolerance)
  return {
    label: "Write automation",
    edits: [...inside.map(({ id }) => remove("points", id)), ...edges(points, laneId, from - 1, to + 1, makeId, tolerance.scale), ...written.map(({ tick, value }) => create("points", makeId(), { laneId, tick, value }))],
  }
}

/** What keeps a lane as it is up to one tick and from another on, when all from the one to the other goes. */
function edges(points: readonly Entry<"points">[], laneId: Id, from: number, to: number, makeId: () => Id, scale: LaneScale): Edit[] {
  if (points.length === 0) return []
  const before = points.findLast(({ tick }) => tick < from)
  const under = points.findLast(({ tick }) => tick <= to)
  const [left, right] = [before && segments(points, before.tick, from, scale)[0], segments(points, to, points.at(-1)?.tick ?? to, scale)[0]]
  return [
    ...(before && left && before.curve !== HOLD ? [change("points", before.id, { curve: curveOf(left) })] : []),
    ...(from >= 0 ? [create("points", makeId(), { laneId, tick: from, value: leftValue(points, from, scale) })] : []),
    create("points", makeId(), { laneId, tick: to, value: valueAt(points, to, scale), curve: under?.curve === HOLD ? HOLD : right ? curveOf(right) : 0 }),
  ]
}

/** The value that a lane arrives at from the left: before a jump at this tick. */
function leftValue(points: readonly Entry<"points">[], tick: number, scale: LaneScale): number | undefined {
  const before = points.findLast((point) => point.tick < tick)
  const left = before && segments(points, before.tick, tick, scale).at(-1)
  return left ? left.to : valueAt(points, tick, scale)
}
