import type { ParamTarget } from "@max-booster/extension-api/effects"
import type { LaneTarget } from "../graph/build-graph"

/** A point of a lane in time. */
export type TimedPoint = { /** Seconds from tick 0. */ readonly at: number; readonly value: number; readonly curve: number }

/** Of a point: its value stands until the next. */
const HOLD = 2
/** Frames between the values that a bent or mapped line is made of; in between it is straight. */
export const GRID_FRAMES = 128

/**
 * A lane's value at a time: before the first point that point's, after the last the last one's; in between a line, straight or bent by
 * the point's curve, on the parameter's own scale (dB in dB, frequencies as octaves), even in time.
 * @param points in order of time; one at least
 */
export function laneValue(points: readonly TimedPoint[], at: number, scale?: "log"): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle] as TimedPoint).at <= at) low = middle + 1
    else high = middle
  }
  const [before, after] = [points[low - 1], points[low]]
  if (!before || !after) return (before ?? after as TimedPoint).value
  if (before.curve === HOLD || before.value === after.value) return before.value
  const part = ((at - before.at) / (after.at - before.at)) ** (4 ** -before.curve)
  return scale === "log" ? before.value * (after.value / before.value) ** part : before.value + (after.value - before.value) * part
}

/**
 * Puts a lane's values between two frames of the timeline into its AudioParams. Every range is whole by itself, so that playing may begin,
 * loop and be planned anew at any frame; values lie at multiples of 128 frames of the timeline, at the points, and at both ends.
 * @param at frame of the context at which `from` is played; what effects before delay is added
 */
export function scheduleLane(points: readonly TimedPoint[], { control, scale, latency }: LaneTarget, from: number, to: number, at: number, sampleRate: number): void {
  // From whole frames each time: where one range ends and the next begins must be the same number, or a ramp is lost between them.
  const timeOf = (frame: number) => (at + latency + frame - from) / sampleRate
  const frames = framesOf(points, from, to, sampleRate)
  const last = points.at(-1) as TimedPoint
  for (const { target, map } of control.targets) {
    setAt(target, laneValue(points, from / sampleRate, scale), timeOf(from), map)
    for (const { frame, jumps } of frames) {
      const value = laneValue(points, frame / sampleRate, scale)
      // A ramp's end lies a frame before a jump; what comes before it is the value just left of the point.
      if (jumps) {
        rampTo(target, laneValue(points, (frame - 1) / sampleRate, scale), timeOf(frame - 1), map)
        setAt(target, value, timeOf(frame), map)
      } else rampTo(target, value, timeOf(frame), map)
    }
    rampTo(target, last.at * sampleRate <= from ? last.value : laneValue(points, (to - 1e-3) / sampleRate, scale), timeOf(to), map)
  }
}

/** Frames after `from` and before `to` at which a value is said: none where the lane stands still. */
function framesOf(points: readonly TimedPoint[], from: number, to: number, sampleRate: number): { frame: number; jumps: boolean }[] {
  const frames: { frame: number; jumps: boolean }[] = []
  const edges = points.map(({ at }) => Math.round(at * sampleRate))
  for (const [index, point] of points.entries()) {
    const [start, end] = [edges[index] as number, edges[index + 1] ?? Number.POSITIVE_INFINITY]
    const before = points[index - 1]
    if (start > from && start < to) frames.push({ frame: start, jumps: before?.curve === HOLD && before.value !== point.value })
    const moves = index + 1 < points.length && point.curve !== HOLD && point.value !== points[index + 1]?.value
    if (!moves || end <= from || start >= to) continue
    for (let frame = (Math.floor(Math.max(from, start) / GRID_FRAMES) + 1) * GRID_FRAMES; frame < Math.min(to, end); frame += GRID_FRAMES) frames.push({ frame, jumps: false })
  }
  return frames
}

const setAt = (target: AudioParam, value: number, time: number, map: ParamTarget["map"]) => { target.setValueAtTime(map ? map(value) : value, time) }
const rampTo = (target: AudioParam, value: number, time: number, map: ParamTarget["map"]) => { target.linearRampToValueAtTime(map ? map(value) : value, time) }
