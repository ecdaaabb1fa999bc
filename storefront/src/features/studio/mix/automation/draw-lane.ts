import { valueAt, type Entry, type Id } from "@max-booster/studio-core"
import { toPx, toTick, type View } from "../../view/geometry"
import type { Ink } from "../faces/ink"
import type { Spec } from "../spec"
import { bendsOf, yOf } from "./geometry"
import { LANE_PX } from "./lanes"

/** What is drawn of a lane. */
export type LaneScene = {
  points: readonly Entry<"points">[]
  spec: Spec
  view: View
  selected: ReadonlySet<Id>
  colour: string
  ink: Ink
  isOff: boolean
  /** Where the control stands: the line of a lane without points. */
  rest: number
  /** What a hand is drawing, and the range that it selects. */
  drawn: readonly { tick: number; value: number }[]
  range: { from: number; to: number } | undefined
  tip: { x: number; y: number; text: string } | undefined
}

/** Draws a lane: the line is the core's own value at each pixel, as it is heard. */
export function drawLane(context: CanvasRenderingContext2D, width: number, scene: LaneScene): void {
  const { points, spec, view, colour, ink, isOff, rest, range, drawn, tip } = scene
  context.clearRect(0, 0, width, LANE_PX)
  context.fillStyle = ink.surface
  context.globalAlpha = 0.85
  context.fillRect(0, 0, width, LANE_PX)
  context.globalAlpha = 1
  context.fillStyle = ink.line
  context.fillRect(0, LANE_PX - 1, width, 1)
  context.fillRect(0, Math.round(yOf(spec, spec.default)), width, 1)
  if (range) {
    context.fillStyle = ink.accent
    context.globalAlpha = 0.18
    context.fillRect(toPx(view, range.from), 0, toPx(view, range.to) - toPx(view, range.from), LANE_PX)
    context.globalAlpha = 1
  }
  context.globalAlpha = isOff || points.length === 0 ? 0.35 : 1
  line(context, Array.from({ length: Math.ceil(width) + 1 }, (_, x) => [x, yOf(spec, valueAt(points, toTick(view, x), spec.scale) ?? rest)]), colour, 2)
  drawHandles(context, scene)
  context.globalAlpha = 1
  if (drawn.length > 0) line(context, drawn.map(({ tick, value }) => [toPx(view, tick), yOf(spec, value)]), ink.ink, 2)
  if (tip) drawTip(context, width, tip, ink)
}

function drawHandles(context: CanvasRenderingContext2D, { points, spec, view, selected, colour, ink }: LaneScene): void {
  context.lineWidth = 1.5
  for (const { x, y } of bendsOf(points, spec, view)) {
    context.beginPath()
    context.arc(x, y, 3, 0, 7)
    context.fillStyle = ink.surface
    context.strokeStyle = colour
    context.fill()
    context.stroke()
  }
  for (const { id, tick, value } of points) {
    context.beginPath()
    context.arc(toPx(view, tick), yOf(spec, value), selected.has(id) ? 6 : 4.5, 0, 7)
    context.fillStyle = selected.has(id) ? ink.ink : colour
    context.strokeStyle = selected.has(id) ? colour : ink.surface
    context.fill()
    context.stroke()
  }
}

function line(context: CanvasRenderingContext2D, spots: readonly (readonly number[])[], colour: string, width: number): void {
  context.beginPath()
  for (const [x = 0, y = 0] of spots) context.lineTo(x, y)
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineJoin = "round"
  context.stroke()
}

function drawTip(context: CanvasRenderingContext2D, width: number, { x, y, text }: { x: number; y: number; text: string }, ink: Ink): void {
  context.font = "600 11px 'Inter Variable', sans-serif"
  const wide = context.measureText(text).width + 12
  const [left, top] = [Math.min(width - wide - 2, Math.max(2, x + 10)), Math.min(LANE_PX - 22, Math.max(2, y - 24))]
  context.fillStyle = ink.ink
  context.beginPath()
  context.roundRect(left, top, wide, 20, 5)
  context.fill()
  context.fillStyle = ink.paper
  context.fillText(text, left + 6, top + 14)
}
