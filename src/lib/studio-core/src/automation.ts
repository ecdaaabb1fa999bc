import { lastAtOrBefore } from "./time/tempo"
import { type Lane, type Point } from "./records/schema"

/** The curve of a point whose value holds up to the next. */
export const HOLD = 2

/** How much a curve of 1 bends: the exponent of its formula. */
const BEND = 6

/** What of a point its lane's value comes from. */
type Spot = Pick<Point, "tick" | "value" | "curve">

/** A stretch of a lane without a corner: from one value to another with this bend, by `shape`. Its last tick belongs to the next one. */
export type Segment = { fromTick: number; toTick: number; from: number; to: number; bend: number }

/**
 * How far a value has gone, 0..1, when x of the way in time, 0..1, has passed:
 *
 *     shape(x, k) = (e^(k·x) − 1) / (e^k − 1),   shape(x, 0) = x
 *
 * with k = 6 · curve of the point that the way begins at: positive begins slowly, negative fast. A part of such a way, of width w, is again one,
 * with k·w: so cutting a curve keeps it, and sound, display and edits agree. A curve of 2 holds the value up to the next point.
 */
export const shape = (x: number, bend: number): number => (Math.abs(bend) < 1e-9 ? x : Math.expm1(bend * x) / Math.expm1(bend))

/** How values lie between two points: evenly, or, on a logarithmic scale (frequencies), in equal ratios. */
export type LaneScale = "log" | undefined

/** What lies so far of the way, 0..1, between two values. On a logarithmic scale both are above 0. */
const between = (from: number, to: number, part: number, scale: LaneScale): number => (scale === "log" && from > 0 && to > 0 ? from * (to / from) ** part : from + (to - from) * part)

/** A lane's points in order; those at one tick by id, the last of which counts from that tick on. A lane that switches (mute) always holds. */
export const inOrder = <P extends Point & { id: string }>(points: readonly P[], target?: Lane["target"]): P[] =>
  [...points].sort((a, b) => a.tick - b.tick || (a.id < b.id ? -1 : 1)).map((point) => (target === "mute" ? { ...point, curve: HOLD } : point))

/** The value of points in order at a tick (any number); undefined without points. Before the first and after the last it stays theirs. */
export function valueAt(points: readonly Spot[], tick: number, scale?: LaneScale): number | undefined {
  const index = lastAtOrBefore(points, (point) => point.tick, tick)
  const [point, next] = [points[index], points[index + 1]]
  if (!point || !next || tick <= point.tick || point.curve === HOLD) return point?.value
  return between(point.value, next.value, shape((tick - point.tick) / (next.tick - point.tick), BEND * point.curve), scale)
}

/** The value within a segment. */
export const valueIn = ({ fromTick, toTick, from, to, bend }: Segment, tick: number, scale?: LaneScale): number => between(from, to, shape((tick - fromTick) / (toTick - fromTick), bend), scale)

/** What points in order do from one tick to another, without gaps, for a scheduler and for drawing. A jump is where one segment ends and the next begins elsewhere. */
export function segments(points: readonly Spot[], from: number, to: number, scale?: LaneScale): Segment[] {
  const first = points[0]
  if (!first || !(to > from)) return []
  const found: Segment[] = []
  if (from < first.tick) found.push({ fromTick: from, toTick: Math.min(to, first.tick), from: first.value, to: first.value, bend: 0 })
  for (let index = lastAtOrBefore(points, (point) => point.tick, from); index < points.length; index += 1) {
    const point = points[index] as Spot
    if (point.tick >= to) break
    const next = points[index + 1]
    const [start, end] = [Math.max(from, point.tick), Math.min(to, next?.tick ?? to)]
    if (end <= start) continue
    found.push(!next || point.curve === HOLD ? { fromTick: start, toTick: end, from: point.value, to: point.value, bend: 0 } : part(point, next, start, end, scale))
  }
  return found
}

function part(point: Spot, next: Spot, fromTick: number, toTick: number, scale: LaneScale): Segment {
  const bend = BEND * point.curve
  const at = (tick: number) => (tick === next.tick ? next.value : between(point.value, next.value, shape((tick - point.tick) / (next.tick - point.tick), bend), scale))
  return { fromTick, toTick, from: at(fromTick), to: at(toTick), bend: (bend * (toTick - fromTick)) / (next.tick - point.tick) }
}

/** The curve of the point that a segment begins at. */
export const curveOf = ({ from, to, bend }: Segment): number => (from === to ? 0 : bend / BEND)

/**
 * Leaves out what is not heard of drawn or recorded values (in order of ticks): keeps those of which straight lines stay within a distance of 1, where
 * `valueTolerance` and `tickTolerance` each are 1 (Douglas and Peucker, 1973).
 */
export function thin<P extends { tick: number; value: number }>(points: readonly P[], { valueTolerance, tickTolerance }: { valueTolerance: number; tickTolerance: number }): P[] {
  const kept = new Set([0, points.length - 1])
  const open: [number, number][] = [[0, points.length - 1]]
  for (let range = open.pop(); range; range = open.pop()) {
    const [first, last] = range
    let [farthest, distance] = [-1, 1]
    for (let index = first + 1; index < last; index += 1) {
      const away = distanceTo(points[first] as P, points[last] as P, points[index] as P, valueTolerance, tickTolerance)
      if (away > distance) [farthest, distance] = [index, away]
    }
    if (farthest < 0) continue
    kept.add(farthest)
    open.push([first, farthest], [farthest, last])
  }
  return points.filter((_, index) => kept.has(index))
}

type Place = { tick: number; value: number }

function distanceTo(a: Place, b: Place, point: Place, valueUnit: number, tickUnit: number): number {
  const [x, y] = [(b.tick - a.tick) / tickUnit, (b.value - a.value) / valueUnit]
  const [px, py] = [(point.tick - a.tick) / tickUnit, (point.value - a.value) / valueUnit]
  const length = Math.hypot(x, y)
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / length ** 2))
  return Math.hypot(px - along * x, py - along * y)
}
