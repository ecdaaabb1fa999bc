import { HOLD, inOrder, type Entry, type Id, type Project } from "@max-booster/studio-core"
import { toPx, type View } from "../../view/geometry"
import { fromPosition, toPosition, type Spec } from "../spec"
import { LANE_PX } from "./lanes"

/** Room above and below the line, px: points at both ends are whole. */
const PAD_PX = 8
const TALL = LANE_PX - 2 * PAD_PX
/** How near a point must be to be meant, px. */
const REACH_PX = { fine: 9, coarse: 22 } as const
/** Pixels of a drag that bend from straight to the most. */
const BEND_PX = 60

export const yOf = (spec: Spec, value: number): number => PAD_PX + (1 - toPosition(spec, value)) * TALL
export const valueAtY = (spec: Spec, y: number): number => fromPosition(spec, 1 - (y - PAD_PX) / TALL)

/** A lane's points in order. */
export const pointsIn = (project: Project, { id, target }: Entry<"lanes">): Entry<"points">[] => inOrder(project.of("points", "laneId", id), target)

/** What lies under a pointer: a point, the middle of a way that can be bent, or neither. */
export type LaneHit = { kind: "point" | "bend"; id: Id } | { kind: "empty" }

export function hitLane(points: readonly Entry<"points">[], spec: Spec, view: View, { x, y }: { x: number; y: number }, isCoarse = false): LaneHit {
  const reach = isCoarse ? REACH_PX.coarse : REACH_PX.fine
  const near = (px: number, py: number) => Math.hypot(px - x, py - y)
  const nearest = (spots: readonly { id: Id; x: number; y: number }[]) => spots.reduce<{ id: Id; away: number } | undefined>((best, spot) => {
    const away = near(spot.x, spot.y)
    return away <= reach && away < (best?.away ?? Infinity) ? { id: spot.id, away } : best
  }, undefined)
  const point = nearest(points.map(({ id, tick, value }) => ({ id, x: toPx(view, tick), y: yOf(spec, value) })))
  if (point) return { kind: "point", id: point.id }
  const bend = nearest(bendsOf(points, spec, view))
  return bend ? { kind: "bend", id: bend.id } : { kind: "empty" }
}

/** Handles in the middle of ways that go somewhere and are wide enough. */
export function bendsOf(points: readonly Entry<"points">[], spec: Spec, view: View): { id: Id; x: number; y: number }[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1]
    if (!next || point.curve === HOLD || spec.choices || next.value === point.value || toPx(view, next.tick) - toPx(view, point.tick) < 36) return []
    const part = halfway(point.curve)
    const y = yOf(spec, point.value) + (yOf(spec, next.value) - yOf(spec, point.value)) * part
    return [{ id: point.id, x: toPx(view, (point.tick + next.tick) / 2), y }]
  })
}

/** How far a way has gone at half its time: the core's `shape` at a half is 1 / (e^(k/2) + 1). */
const halfway = (curve: number) => 1 / (Math.exp(curve * 3) + 1)

/** The curve that a drag by pixels (down is positive) bends a way to: the line follows the pointer. */
export function bent(curve: number, isRising: boolean, dy: number): number {
  const from = curve === HOLD ? 0 : curve
  return Math.min(1, Math.max(-1, Number((from + (isRising ? dy : -dy) / BEND_PX).toFixed(3))))
}

/** Values drawn by hand, in order of ticks: where the hand came twice, the later counts. */
export function drawnOver(drawn: readonly { tick: number; value: number }[]): { tick: number; value: number }[] {
  const kept: { tick: number; value: number }[] = []
  for (const each of drawn) {
    const last = kept.at(-1)
    const way = last && each.tick < last.tick ? -1 : 1
    if (way < 0) while (kept.length > 0 && (kept.at(-1)?.tick ?? 0) >= each.tick) kept.pop()
    kept.push(each)
  }
  return kept
}
