import { gridLines, gridOf, type Project } from "@max-booster/studio-core"
import { fadeGain } from "@max-booster/studio-sound"
import { edgeOf, levelOf, TILE_PX, type Tiles } from "../arrange/tiles"
import { gainToY, handlesOf, NAME_PX, pxPerSecond } from "../arrange/zones"
import type { Peaks } from "../audio/peaks"
import { RULER_PX, toPx, toTick, type Box, type Row, type View } from "./geometry"

/** What is drawn of the timeline. */
export type Scene = {
  project: Project; rows: readonly Row[]; boxes: readonly Box[]; view: View; selected: ReadonlySet<string>
  cycle: { from: number; to: number; isOn: boolean }
  colours: ReadonlyMap<string, string>
  /** What is known of an asset's waveform by now. */
  peaksOf: (assetId: string) => Peaks | undefined
  tiles: Tiles
  ink: Record<"line" | "lineStrong" | "ink" | "muted" | "surface" | "paper" | "accent", string>
}

const FONT = "600 11px 'Inter Variable', sans-serif"

/** Draws the whole timeline onto a canvas; sizes are CSS pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, width: number, height: number, scene: Scene): void {
  const { rows, boxes, view, ink, tiles } = scene
  tiles.begin()
  context.fillStyle = ink.paper
  context.fillRect(0, 0, width, height)
  drawGrid(context, width, height, scene)
  context.translate(0, RULER_PX)
  context.fillStyle = ink.line
  for (const { top, height: tall } of rows) if (top + tall > view.top && top < view.top + height) context.fillRect(0, top + tall - view.top - 1, width, 1)
  context.font = FONT
  for (const box of boxes) drawRegion(context, box, width, scene)
  context.translate(0, -RULER_PX)
  drawRuler(context, width, scene)
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

function drawRegion(context: CanvasRenderingContext2D, box: Box, width: number, scene: Scene): void {
  const { ink, selected, colours } = scene
  const { region, left, right, top, height } = box
  const colour = region.colour || (colours.get(region.trackId) ?? ink.accent)
  // What lies far outside is not painted: a long region would be clipped slowly.
  const [from, to] = [Math.max(-8, left), Math.min(width + 8, right)]
  const [w, h] = [Math.max(2, to - from - 1), height - 3]
  const strip = Math.min(NAME_PX, h)
  const fade = region.muted ? 0.35 : 1
  context.globalAlpha = fade
  context.fillStyle = ink.surface
  context.fillRect(from, top + 1, w, h)
  context.fillStyle = colour
  context.globalAlpha = 0.24 * fade
  context.fillRect(from, top + 1, w, h)
  context.globalAlpha = fade
  context.fillRect(from, top + 1, w, strip)
  if (h > NAME_PX + 8) {
    if (region.kind === "audio") drawWave(context, box, width, scene, colour)
    else drawNotes(context, box, scene, colour)
    drawFades(context, box, scene)
  }
  if (w > 30 && h > 14) {
    context.fillStyle = "oklch(0.2 0.02 60)"
    context.fillText(shortened(context, region.name || (region.kind === "notes" ? "Notes" : "Region"), w - 12), from + 6, top + Math.min(14, h / 2 + 4))
  }
  context.globalAlpha = 1
  if (!selected.has(region.id)) return
  context.strokeStyle = ink.ink
  context.lineWidth = 2
  context.strokeRect(from + 1, top + 2, w - 2, h - 2)
  const handles = handlesOf(box, scene.project)
  if (!handles) return
  context.fillStyle = ink.ink
  for (const x of [handles.fadeIn + 4, handles.fadeOut - 4]) context.fillRect(x - 4, handles.head, 8, 8)
  const y = gainToY(region.gainDb, box)
  context.globalAlpha = 0.5
  context.fillRect(from, y, w, 1)
  context.globalAlpha = 1
  context.beginPath()
  context.arc(handles.gainX, y, 5, 0, 7)
  context.fill()
  context.fillRect(right - 10, top + 3, 7, 4)
}

const widths = new Map<string, number>()

/** As much of a name as there is room for; its width is measured once. */
function shortened(context: CanvasRenderingContext2D, name: string, room: number): string {
  const width = widths.get(name) ?? context.measureText(name).width
  if (widths.size > 5_000) widths.clear()
  widths.set(name, width)
  if (width <= room) return name
  const count = Math.floor((name.length * room) / width) - 1
  return count < 1 ? "" : `${name.slice(0, count)}…`
}

function drawWave(context: CanvasRenderingContext2D, box: Box, width: number, { project, peaksOf, tiles, view }: Scene, colour: string): void {
  const { region, left, right, top, height } = box
  const peaks = peaksOf(region.assetId)
  const asset = project.get("assets", region.assetId)
  if (!peaks || !asset || region.length === 0) return
  const once = (right - left) / region.loops
  const stretch = view.ticksPerPx / levelOf(view.ticksPerPx)
  const [made, tall, y] = [once * stretch, Math.max(4, height - NAME_PX - 8), top + NAME_PX + 3]
  if (once < 2) return
  for (let pass = Math.max(0, Math.floor(-left / once)); pass < region.loops && left + pass * once < width; pass++) {
    const start = left + pass * once
    const first = Math.max(0, Math.floor((-start * stretch) / TILE_PX))
    for (let index = first; index * TILE_PX < made; index++) {
      const x = start + (index * TILE_PX) / stretch
      if (x >= width || x >= right) break
      const tile = tiles.get(region, asset, peaks, made, index, tall, colour)
      const own = Math.min(TILE_PX, made - index * TILE_PX)
      const shown = Math.min(own / stretch, right - x)
      const [from, to] = [index, index + 1].map((each) => edgeOf(each, start, stretch, Math.min(right, start + once))) as [number, number]
      if (tile && to > from) context.drawImage(tile, 0, 0, Math.max(1, shown * stretch), tall, from, y, to - from, tall)
    }
    if (pass === 0) continue
    context.fillRect(start, top + 1, 1, NAME_PX)
  }
}

function drawNotes(context: CanvasRenderingContext2D, { region, left, right, top, height }: Box, { project, view }: Scene, colour: string): void {
  const notes = project.of("notes", "regionId", region.id)
  const round = region.loopTicks > 0 ? region.loopTicks : region.ticks
  let [lowest, highest] = [127, 0]
  for (const { pitch } of notes) { lowest = Math.min(lowest, pitch); highest = Math.max(highest, pitch) }
  const room = height - NAME_PX - 8
  const thick = Math.max(1.5, Math.min(4, room / (highest - lowest + 3)))
  context.fillStyle = colour
  for (let begin = 0; begin < region.ticks; begin += round) {
    for (const { start, ticks, pitch } of notes) {
      const x = left + (begin + start) / view.ticksPerPx
      if (start < 0 || start >= round || x > right - 2) continue
      context.fillRect(x, top + NAME_PX + 2 + ((highest + 1 - pitch) / (highest - lowest + 2)) * room, Math.max(1.5, Math.min(ticks / view.ticksPerPx - 1, right - x - 1)), thick)
    }
    if (begin > 0) context.fillRect(left + begin / view.ticksPerPx, top + 1, 1, NAME_PX)
  }
}

/** The curves that sound, with what they take away covered. */
function drawFades(context: CanvasRenderingContext2D, box: Box, { project, ink }: Scene): void {
  const { region, left, right, top, height } = box
  if (region.kind !== "audio" || (region.fadeIn === 0 && region.fadeOut === 0)) return
  const scale = pxPerSecond(box, project)
  const [head, bottom] = [top + NAME_PX, top + height - 2]
  for (const [edge, reach, curve] of [[left, region.fadeIn * scale, region.fadeInCurve], [right, -region.fadeOut * scale, region.fadeOutCurve]] as const) {
    if (reach === 0) continue
    context.beginPath()
    context.moveTo(edge, head)
    for (let step = 0; step <= 12; step++) context.lineTo(edge + (reach * step) / 12, bottom - fadeGain(step / 12, curve) * (bottom - head))
    context.fillStyle = ink.paper
    context.globalAlpha = 0.6
    context.fill()
    context.globalAlpha = 1
    context.strokeStyle = ink.ink
    context.lineWidth = 1
    context.stroke()
  }
}
