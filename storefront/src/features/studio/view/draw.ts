import { gridLines, gridOf, ratioOf, type Project } from "@max-booster/studio-core"
import { extremesOf, levelFor, type Peaks } from "../audio/peaks"
import { boxesOf, ROW_PX, RULER_PX, toPx, toTick, type Box, type Row, type View } from "./geometry"

/** What is drawn of the timeline. */
export type Scene = {
  project: Project; rows: readonly Row[]; view: View; selected: ReadonlySet<string>
  cycle: { from: number; to: number; isOn: boolean }
  colours: ReadonlyMap<string, string>
  /** What is known of an asset's waveform by now. */
  peaksOf: (assetId: string) => Peaks | undefined
  ink: Record<"line" | "lineStrong" | "ink" | "muted" | "surface" | "paper" | "accent", string>
}

const NAME_PX = 18

/** Draws the whole timeline onto a canvas; sizes are CSS pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, width: number, height: number, scene: Scene): Box[] {
  const { project, rows, view, ink } = scene
  context.fillStyle = ink.paper
  context.fillRect(0, 0, width, height)
  drawGrid(context, width, height, scene)
  context.save()
  context.beginPath()
  context.rect(0, RULER_PX, width, height - RULER_PX)
  context.clip()
  context.translate(0, RULER_PX)
  context.fillStyle = ink.line
  for (const { top } of rows) context.fillRect(0, top - view.top + ROW_PX - 1, width, 1)
  const boxes = boxesOf(project, rows, view, width, height - RULER_PX)
  for (const box of boxes) drawRegion(context, box, width, scene)
  context.restore()
  drawRuler(context, width, scene)
  return boxes
}

function drawGrid(context: CanvasRenderingContext2D, width: number, height: number, { project, view, ink }: Scene): void {
  const { meter } = project
  const bar = meter.barAt(view.from)
  const [from, to] = [view.from, toTick(view, width)]
  const fine = gridOf("adaptive", view.ticksPerPx, bar.end - bar.start)
  context.fillStyle = ink.line
  for (const tick of gridLines(from, to, fine, meter)) {
    const isBar = meter.barAt(tick).start === tick
    context.globalAlpha = isBar ? 1 : 0.45
    context.fillRect(Math.round(toPx(view, tick)), RULER_PX, 1, height)
  }
  context.globalAlpha = 1
}

function drawRuler(context: CanvasRenderingContext2D, width: number, { project, view, cycle, ink }: Scene): void {
  const { meter } = project
  context.fillStyle = ink.surface
  context.fillRect(0, 0, width, RULER_PX)
  const [left, right] = [toPx(view, cycle.from), toPx(view, cycle.to)]
  context.fillStyle = ink.accent
  context.globalAlpha = cycle.isOn ? 0.9 : 0.25
  context.fillRect(left, 0, right - left, 5)
  context.globalAlpha = 1
  context.fillStyle = ink.lineStrong
  context.fillRect(0, RULER_PX - 1, width, 1)
  context.font = "500 11px 'Inter Variable', sans-serif"
  const bar = meter.barAt(view.from)
  const bars = gridOf("adaptive", Math.max(view.ticksPerPx * 5, (bar.end - bar.start) / 60), bar.end - bar.start)
  for (const tick of gridLines(view.from - (bar.end - bar.start), toTick(view, width), bars, meter)) {
    const position = meter.positionAt(tick)
    context.fillStyle = ink.lineStrong
    context.fillRect(Math.round(toPx(view, tick)), RULER_PX - 10, 1, 9)
    context.fillStyle = ink.muted
    context.fillText(position.beat === 1 ? String(position.bar) : `${position.bar}.${position.beat}`, Math.round(toPx(view, tick)) + 4, RULER_PX - 12)
  }
}

function drawRegion(context: CanvasRenderingContext2D, { region, left, right, top }: Box, width: number, scene: Scene): void {
  const { ink, selected, colours } = scene
  const colour = region.colour || (colours.get(region.trackId) ?? ink.accent)
  const [x, w, h] = [left, Math.max(2, right - left - 1), ROW_PX - 3]
  const isSelected = selected.has(region.id)
  context.save()
  context.beginPath()
  context.roundRect(x, top + 1, w, h, 5)
  context.clip()
  context.globalAlpha = region.muted ? 0.35 : 1
  context.fillStyle = `color-mix(in oklch, ${colour} 24%, ${ink.surface})`
  context.fillRect(x, top + 1, w, h)
  context.fillStyle = colour
  context.fillRect(x, top + 1, w, NAME_PX)
  if (region.kind === "audio") drawWave(context, { region, left, right, top }, width, scene, colour)
  else drawNotes(context, { region, left, right, top }, scene, colour)
  drawFades(context, { region, left, right, top }, scene)
  context.fillStyle = "oklch(0.2 0.02 60)"
  context.font = "600 11px 'Inter Variable', sans-serif"
  if (w > 24) context.fillText(region.name || "Region", Math.max(x, 0) + 6, top + 14, Math.max(0, right - Math.max(x, 0) - 10))
  context.restore()
  if (isSelected) {
    context.strokeStyle = ink.ink
    context.lineWidth = 2
    context.beginPath()
    context.roundRect(x + 1, top + 2, w - 2, h - 2, 5)
    context.stroke()
  }
}

function drawWave(context: CanvasRenderingContext2D, { region, left, right, top }: Box, width: number, { project, peaksOf }: Scene, colour: string): void {
  const peaks = peaksOf(region.assetId)
  const asset = project.get("assets", region.assetId)
  if (!peaks || !asset || region.length === 0) return
  const once = (right - left) / region.loops
  const framesPerPx = (region.length * asset.sampleRate) / once
  const level = levelFor(peaks, framesPerPx)
  const [middle, tall] = [top + NAME_PX + (ROW_PX - NAME_PX) / 2, ((ROW_PX - NAME_PX) / 2 - 4) * Math.min(1, 10 ** (region.gainDb / 20))]
  context.fillStyle = colour
  for (let px = Math.max(0, Math.floor(left)); px < Math.min(width, right); px++) {
    const within = (px - left) % once
    const forward = region.reversed ? once - within - 1 : within
    const from = region.offset * asset.sampleRate + forward * framesPerPx
    const [low, high] = extremesOf(level, from, from + framesPerPx)
    context.fillRect(px, middle - high * tall, 1, Math.max(1, (high - low) * tall))
  }
}

function drawNotes(context: CanvasRenderingContext2D, { region, left, right, top }: Box, { project }: Scene, colour: string): void {
  const notes = project.of("notes", "regionId", region.id)
  if (notes.length === 0) return
  const pitches = notes.map(({ pitch }) => pitch)
  const [lowest, highest] = [Math.min(...pitches) - 1, Math.max(...pitches) + 1]
  const scale = (right - left) / region.ticks
  context.fillStyle = colour
  for (const { start, ticks, pitch } of notes) context.fillRect(left + start * scale, top + NAME_PX + ((highest - pitch) / (highest - lowest)) * (ROW_PX - NAME_PX - 8), Math.max(2, ticks * scale - 1), 3)
}

function drawFades(context: CanvasRenderingContext2D, { region, left, right, top }: Box, { project, ink }: Scene): void {
  if (region.kind !== "audio" || (region.fadeIn === 0 && region.fadeOut === 0)) return
  const pxPerSecond = (right - left) / Math.max(1e-9, (region.length * region.loops) / ratioOf(region, project.tempo))
  const [head, bottom] = [top + NAME_PX, top + ROW_PX - 2]
  context.fillStyle = ink.surface
  context.globalAlpha = 0.75
  for (const [edge, reach] of [[left, region.fadeIn * pxPerSecond], [right, -region.fadeOut * pxPerSecond]] as const) {
    context.beginPath()
    context.moveTo(edge, head)
    context.lineTo(edge, bottom)
    context.lineTo(edge + reach, head)
    context.fill()
  }
  context.globalAlpha = 1
}
