import { HOLD, valueAt } from "@max-booster/studio-core/automation"
import type { ParamTarget } from "@max-booster/extension-api/effects"
import type { LaneTarget } from "../graph/build-graph"
import { frameAt, type Tempo, timeAt } from "./tempo"

/** A point of a lane. */
export type LanePoint = { readonly tick: number; readonly value: number; /** See `shape` of the studio's core; 2 holds. */ readonly curve: number }

/** Frames between the values that a bent or mapped line is made of; in between it is straight. */
export const GRID_FRAMES = 128

/** What a lane is put into, and when: a frame of the timeline is played at a frame of the context. */
type Range = { from: number; to: number; at: number; sampleRate: number; tempo: Tempo }

/**
 * Puts a lane's values between two frames of the timeline into its AudioParams: the core's `valueAt`, by which it is drawn and edited, too.
 * Every range is whole by itself, so that playing may begin, loop and be planned anew at any frame; values lie at multiples of 128 frames
 * of the timeline, at the points, and at both ends. What effects before delay is added.
 * @param points in order, as the core's `inOrder` has them; one at least
 */
export function scheduleLane(points: readonly LanePoint[], { control, scale, latency }: LaneTarget, { from, to, at, sampleRate, tempo }: Range): void {
  // From whole frames each time: where one range ends and the next begins must be the same number, or a ramp is lost between them.
  const timeOf = (frame: number) => timeAt(at + latency + frame - from, sampleRate)
  const edges = points.map(({ tick }) => frameAt(tempo, tick, sampleRate))
  const first = points[0] as LanePoint
  // A point's frame is rounded: there it is the point that counts.
  const valueOf = (frame: number, point = points[edges.lastIndexOf(frame)]) => point?.value ?? valueAt(points, tempo.tickAt(frame / sampleRate), scale) ?? first.value
  const leftOf = (frame: number) => valueAt(points, tempo.tickAt((frame - 1) / sampleRate), scale) ?? first.value
  const frames = framesOf(points, edges, from, to)
  for (const { target, map } of control.targets) {
    setAt(target, valueOf(from), timeOf(from), map)
    for (const { frame, jumps } of frames) {
      // A ramp's end lies a frame before a jump; what comes before it is the value just left of the point.
      if (jumps) {
        rampTo(target, leftOf(frame), timeOf(frame - 1), map)
        setAt(target, valueOf(frame), timeOf(frame), map)
      } else rampTo(target, valueOf(frame), timeOf(frame), map)
    }
    rampTo(target, jumpsAt(points, edges, to) ? leftOf(to) : valueOf(to), timeOf(to), map)
  }
}

/** Whether the value left of a frame is another one than at it: a point that held, or two points at one place. */
function jumpsAt(points: readonly LanePoint[], edges: readonly number[], frame: number): boolean {
  const index = edges.indexOf(frame)
  return index >= 0 && ((points[index - 1]?.curve === HOLD && points[index - 1]?.value !== points[index]?.value) || edges.lastIndexOf(frame) > index)
}

/** Frames after `from` and before `to` at which a value is said: none where the lane stands still. */
function framesOf(points: readonly LanePoint[], edges: readonly number[], from: number, to: number): { frame: number; jumps: boolean }[] {
  const frames: { frame: number; jumps: boolean }[] = []
  for (const [index, point] of points.entries()) {
    const [start, end] = [edges[index] as number, edges[index + 1] ?? Number.POSITIVE_INFINITY]
    if (start === end) continue
    if (start > from && start < to) frames.push({ frame: start, jumps: jumpsAt(points, edges, start) })
    const moves = index + 1 < points.length && point.curve !== HOLD && point.value !== points[index + 1]?.value
    if (!moves || end <= from || start >= to) continue
    for (let frame = (Math.floor(Math.max(from, start) / GRID_FRAMES) + 1) * GRID_FRAMES; frame < Math.min(to, end); frame += GRID_FRAMES) frames.push({ frame, jumps: false })
  }
  return frames
}

const setAt = (target: AudioParam, value: number, time: number, map: ParamTarget["map"]) => { target.setValueAtTime(map ? map(value) : value, time) }
const rampTo = (target: AudioParam, value: number, time: number, map: ParamTarget["map"]) => { target.linearRampToValueAtTime(map ? map(value) : value, time) }
