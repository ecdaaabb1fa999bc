import { gridLines, gridOf, type Note, type ProjectData } from "@max-booster/studio-core"
import { extremesOf, levelFor, type Peaks } from "../../audio/peaks"
import { toPx, toTick, type View } from "../../view/geometry"
import { type Comparison, placeOf, type RegionState } from "./comparison"
import { type Box, boxesOf, COMPARE_ROW_PX, COMPARE_RULER_PX, type ComparedBox, isSeen } from "./geometry"

export type Ink = Record<"line" | "lineStrong" | "ink" | "muted" | "surface" | "paper" | "accent" | "good" | "bad" | "warn", string>
/** What is drawn of two versions. */
export type Scene = { comparison: Comparison; view: View; chosen: string | null; ink: Ink; peaksOf: (assetId: string) => Peaks | undefined }

/** A sign for each state, so that none rests on its color. */
export const signs: Record<RegionState, string> = { added: "+", removed: "−", moved: "→", changed: "≠", same: "" }
const INSET_PX = 3
const NAME_PX = 16
const FONT = "'Inter Variable', sans-serif"

/** The color of a state. */
export const inkOf = (state: RegionState, ink: Ink): string => ({ added: ink.good, removed: ink.bad, moved: ink.accent, changed: ink.warn, same: ink.muted })[state]

/** Draws both versions on one timeline; sizes are CSS pixels. */
export function drawComparison(context: CanvasRenderingContext2D, width: number, height: number, scene: Scene): void {
  const { comparison, view, ink } = scene
  context.fillStyle = ink.paper
  context.fillRect(0, 0, width, height)
  drawGrid(context, width, height, scene)
  context.save()
  context.beginPath()
  context.rect(0, COMPARE_RULER_PX, width, height - COMPARE_RULER_PX)
  context.clip()
  context.translate(0, COMPARE_RULER_PX)
  context.fillStyle = ink.line
  comparison.tracks.forEach((_, index) => { context.fillRect(0, (index + 1) * COMPARE_ROW_PX - view.top - 1, width, 1) })
  const boxes = boxesOf(comparison, view).filter((each) => isSeen(each, width, height)).sort((a, b) => Number(a.region.state !== "same") - Number(b.region.state !== "same"))
  for (const each of boxes) if (each.ghost) drawGhost(context, each.ghost, ink)
  for (const each of boxes) drawRegion(context, each, width, scene)
  for (const each of boxes) if (each.ghost) drawArrow(context, each.ghost, each.box, inkOf(each.region.state, ink))
  context.restore()
  drawRuler(context, width, scene)
}

function drawGrid(context: CanvasRenderingContext2D, width: number, height: number, { comparison: { meter }, view, ink }: Scene): void {
  const bar = meter.barAt(view.from)
  context.fillStyle = ink.line
  for (const tick of gridLines(view.from, toTick(view, width), gridOf("adaptive", view.ticksPerPx * 2, bar.end - bar.start), meter)) {
    context.globalAlpha = meter.barAt(tick).start === tick ? 1 : 0.45
    context.fillRect(Math.round(toPx(view, tick)), COMPARE_RULER_PX, 1, height)
  }
  context.globalAlpha = 1
}

function drawRuler(context: CanvasRenderingContext2D, width: number, { comparison: { meter }, view, ink }: Scene): void {
  context.fillStyle = ink.surface
  context.fillRect(0, 0, width, COMPARE_RULER_PX)
  context.fillStyle = ink.lineStrong
  context.fillRect(0, COMPARE_RULER_PX - 1, width, 1)
  context.font = `500 11px ${FONT}`
  const bar = meter.barAt(view.from)
  const barTicks = bar.end - bar.start
  for (const tick of gridLines(view.from - barTicks, toTick(view, width), gridOf("adaptive", Math.max(view.ticksPerPx * 4, barTicks / 60), barTicks), meter)) {
    const { bar: count, beat } = meter.positionAt(tick)
    const x = Math.round(toPx(view, tick))
    context.fillStyle = ink.lineStrong
    context.fillRect(x, COMPARE_RULER_PX - 8, 1, 7)
    context.fillStyle = ink.muted
    context.fillText(beat === 1 ? String(count) : `${count}.${beat}`, x + 4, COMPARE_RULER_PX - 10)
  }
}

function outline(context: CanvasRenderingContext2D, { left, right, top }: Box, by = 0): void {
  context.beginPath()
  context.roundRect(left + by, top + INSET_PX + by, Math.max(2, right - left - 1 - 2 * by), COMPARE_ROW_PX - 2 * INSET_PX - 2 * by, 5)
}

/** Where a region was before it moved. */
function drawGhost(context: CanvasRenderingContext2D, box: Box, ink: Ink): void {
  context.save()
  outline(context, box, 0.5)
  context.setLineDash([4, 4])
  context.lineWidth = 1
  context.strokeStyle = ink.muted
  context.stroke()
  context.restore()
}

/** From the middle of where a region was to the middle of where it is. */
function drawArrow(context: CanvasRenderingContext2D, ghost: Box, box: Box, colour: string): void {
  const middle = (top: number) => top + COMPARE_ROW_PX / 2 + NAME_PX / 2
  const [x1, y1, x2, y2] = [ghost.left + 4, middle(ghost.top), box.left + 4, middle(box.top)]
  const angle = Math.atan2(y2 - y1, x2 - x1)
  context.save()
  context.strokeStyle = context.fillStyle = colour
  context.lineWidth = 2
  context.beginPath()
  context.arc(x1, y1, 3, 0, 2 * Math.PI)
  context.fill()
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2 - 6 * Math.cos(angle), y2 - 6 * Math.sin(angle))
  context.stroke()
  context.beginPath()
  context.moveTo(x2, y2)
  for (const turn of [2.6, -2.6]) context.lineTo(x2 + 9 * Math.cos(angle + turn), y2 + 9 * Math.sin(angle + turn))
  context.fill()
  context.restore()
}

function drawRegion(context: CanvasRenderingContext2D, { region, box }: ComparedBox, width: number, scene: Scene): void {
  const { ink, comparison, chosen } = scene
  const colour = inkOf(region.state, ink)
  const isSame = region.state === "same"
  const { region: record } = placeOf(region)
  context.save()
  outline(context, box)
  context.clip()
  context.fillStyle = `color-mix(in oklch, ${colour} ${isSame ? 10 : 20}%, ${ink.surface})`
  context.fillRect(box.left, box.top, box.right - box.left, COMPARE_ROW_PX)
  if (region.state === "removed") hatch(context, box, width, colour)
  context.globalAlpha = isSame ? 0.45 : 0.9
  context.fillStyle = colour
  const side = region.after ? "after" : "before"
  if (record.kind === "audio") drawWave(context, box, width, record, comparison[side], scene.peaksOf)
  else drawNotes(context, box, record.ticks, comparison.notes[side].get(region.id) ?? [])
  context.globalAlpha = isSame ? 0.7 : 1
  context.fillStyle = isSame ? ink.muted : ink.ink
  context.font = `600 11px ${FONT}`
  const x = Math.max(box.left, 0) + 6
  if (box.right - x > 8) context.fillText(`${signs[region.state]} ${record.name || "Region"}`.trim(), x, box.top + INSET_PX + 12)
  context.restore()
  context.save()
  outline(context, box, 0.75)
  context.strokeStyle = region.id === chosen ? ink.ink : colour
  context.globalAlpha = isSame && region.id !== chosen ? 0.5 : 1
  context.lineWidth = region.id === chosen ? 2.5 : isSame ? 1 : 1.5
  if (region.state === "removed") context.setLineDash([6, 3])
  if (region.state === "changed") context.setLineDash([2, 2])
  context.stroke()
  context.restore()
}

/** What went is struck through. */
function hatch(context: CanvasRenderingContext2D, { left, right, top }: Box, width: number, colour: string): void {
  context.strokeStyle = colour
  context.globalAlpha = 0.35
  context.lineWidth = 1
  context.beginPath()
  const first = Math.max(left, -COMPARE_ROW_PX) - COMPARE_ROW_PX
  for (let x = first - (first % 8); x < Math.min(right, width); x += 8) {
    context.moveTo(x, top + COMPARE_ROW_PX)
    context.lineTo(x + COMPARE_ROW_PX, top)
  }
  context.stroke()
  context.globalAlpha = 1
}

function drawWave(context: CanvasRenderingContext2D, { left, right, top }: Box, width: number, region: ReturnType<typeof placeOf>["region"], { assets }: ProjectData, peaksOf: Scene["peaksOf"]): void {
  const asset = assets[region.assetId]
  const peaks = peaksOf(region.assetId)
  if (!peaks || !asset || region.length === 0) return
  const once = (right - left) / region.loops
  const framesPerPx = (region.length * asset.sampleRate) / once
  const level = levelFor(peaks, framesPerPx)
  const [middle, tall] = [top + NAME_PX + (COMPARE_ROW_PX - NAME_PX) / 2 - 1, ((COMPARE_ROW_PX - NAME_PX) / 2 - INSET_PX - 2) * Math.min(1, 10 ** (region.gainDb / 20))]
  for (let px = Math.max(0, Math.floor(left)); px < Math.min(width, right); px++) {
    const within = (px - left) % once
    const from = region.offset * asset.sampleRate + (region.reversed ? once - within - 1 : within) * framesPerPx
    const [low, high] = extremesOf(level, from, from + framesPerPx)
    context.fillRect(px, middle - high * tall, 1, Math.max(1, (high - low) * tall))
  }
}

function drawNotes(context: CanvasRenderingContext2D, { left, right, top }: Box, length: number, notes: readonly Note[]): void {
  const pitches = notes.map(({ pitch }) => pitch)
  const [lowest, highest] = [Math.min(...pitches) - 1, Math.max(...pitches) + 1]
  const scale = (right - left) / length
  for (const { start, ticks, pitch } of notes) context.fillRect(left + start * scale, top + NAME_PX + ((highest - pitch) / (highest - lowest)) * (COMPARE_ROW_PX - NAME_PX - 8), Math.max(2, ticks * scale - 1), 3)
}
