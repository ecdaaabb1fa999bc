import type { Collection } from "@max-booster/studio-core"
import { rowsOf, boxesOf, placedOn, RULER_PX, type Box, type Placed, type Row } from "../view/geometry"
import { colourOf } from "../view/colours"
import { drawTimeline, type Scene } from "../view/draw"
import type { Peaks } from "../audio/peaks"
import type { Editor } from "../ui/editor"
import { Tiles } from "./tiles"

/** What is drawn over the timeline while something is dragged, CSS pixels of the canvas. */
export type Overlay = { line?: { x: number; text: string } | undefined; frame?: { left: number; top: number; right: number; bottom: number } | undefined; ghost?: { left: number; top: number; width: number; height: number; text: string } | undefined }

const INKS = { line: "--line", lineStrong: "--line-strong", ink: "--ink", muted: "--muted", surface: "--surface", paper: "--paper", accent: "--accent" } as const

/** What a change of can move rows: automation lies between them. */
const OF_ROWS = new Set<Collection>(["tracks", "lanes", "inserts", "sends"])

/** The canvases of the timeline: drawn outside of React, once a frame at most, and only when what they show has changed. */
export class Stage {
  boxes: readonly Box[] = []
  rows: readonly Row[] = []
  private readonly tiles = new Tiles()
  private readonly placed = new Map<string, readonly Placed[]>()
  private readonly peaks = new Map<string, Peaks | "asked">()
  private colours: ReadonlyMap<string, string> = new Map()
  private ink: Scene["ink"] | undefined
  private over: Overlay = {}
  private frame = 0
  private overFrame = 0
  private hasNewRows = true
  private readonly stop: (() => void)[]

  constructor(private readonly editor: Editor, private readonly base: HTMLCanvasElement, private readonly top: HTMLCanvasElement) {
    let last = editor.state
    this.measureSize()
    const observer = new ResizeObserver(() => { this.measureSize(); this.redraw(); this.overlay(this.over) })
    observer.observe(base)
    const themes = new MutationObserver(() => { this.ink = undefined; this.redraw() })
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] })
    const scheme = matchMedia("(prefers-color-scheme: dark)")
    const onScheme = () => { this.ink = undefined; this.redraw() }
    scheme.addEventListener("change", onScheme)
    this.stop = [
      editor.subscribe(() => {
        const { view, selected, cycle, arrange } = editor.state
        if (arrange.rows !== last.arrange.rows) this.hasNewRows = true
        if (view !== last.view || selected !== last.selected || cycle !== last.cycle || this.hasNewRows) this.redraw()
        last = editor.state
      }),
      editor.project.subscribe((touched) => {
        for (const { collection } of touched) {
          if (collection === "regions" || collection === "tempos" || collection === "tracks") this.placed.clear()
          if (OF_ROWS.has(collection)) this.hasNewRows = true
        }
        this.redraw()
      }),
      () => { observer.disconnect(); themes.disconnect(); scheme.removeEventListener("change", onScheme) },
    ]
    this.redraw()
  }

  /** CSS pixels; kept, because asking the page in the middle of a frame would have it laid out anew. */
  width = 0
  height = 0

  private measureSize(): void {
    this.width = this.base.clientWidth
    this.height = this.base.clientHeight
  }

  /** Draws with the next frame. */
  redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => { this.frame = 0; this.draw() })
  }

  /** Shows something over the timeline; an empty one takes it away. */
  overlay(over: Overlay): void {
    this.over = over
    if (this.overFrame === 0) this.overFrame = requestAnimationFrame(() => { this.overFrame = 0; this.drawOver() })
  }

  close(): void {
    cancelAnimationFrame(this.frame)
    cancelAnimationFrame(this.overFrame)
    for (const stop of this.stop) stop()
  }

  /** Rows and boxes as they are now, also before the next frame. */
  measure(): void {
    const { project, state: { view, arrange } } = this.editor
    if (this.hasNewRows) {
      this.rows = rowsOf(project, arrange.rows)
      this.colours = new Map(rowsOf(project).map(({ track }, index) => [track.id, colourOf(track.colour, index)]))
      this.hasNewRows = false
    }
    this.boxes = boxesOf(this.rows, view, this.width, this.height - RULER_PX, (trackId) => {
      const placed = this.placed.get(trackId) ?? placedOn(project, trackId)
      this.placed.set(trackId, placed)
      return placed
    })
  }

  private draw(): void {
    const began = performance.now()
    const context = sized(this.base, this.width, this.height, true)
    if (!context) return
    this.measure()
    const { project, state: { view, selected, cycle } } = this.editor
    drawTimeline(context, this.width, this.height, {
      project, rows: this.rows, boxes: this.boxes, view, selected, cycle, colours: this.colours, ink: this.inks(), tiles: this.tiles, peaksOf: (assetId) => this.peaksOf(assetId),
    })
    if (this.tiles.isBehind) this.redraw()
    performance.measure("timeline", { start: began })
  }

  private drawOver(): void {
    const { line, frame, ghost } = this.over
    // A layer that shows nothing would be put together with the others all the same.
    this.top.hidden = !line && !frame && !ghost
    const context = this.top.hidden ? null : sized(this.top, this.width, this.height)
    if (!context) return
    const { accent, ink, paper } = this.inks()
    context.clearRect(0, 0, this.width, this.height)
    context.font = "600 12px 'Inter Variable', sans-serif"
    context.fillStyle = accent
    context.strokeStyle = accent
    if (frame) {
      context.globalAlpha = 0.15
      context.fillRect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top)
      context.globalAlpha = 1
      context.strokeRect(frame.left + 0.5, frame.top + 0.5, frame.right - frame.left, frame.bottom - frame.top)
    }
    if (ghost) {
      context.globalAlpha = 0.3
      context.fillRect(ghost.left, ghost.top, ghost.width, ghost.height)
      context.globalAlpha = 1
      context.strokeRect(ghost.left + 0.5, ghost.top + 0.5, ghost.width, ghost.height - 1)
      context.fillStyle = ink
      context.fillText(ghost.text, ghost.left + 8, ghost.top + 18)
    }
    if (!line) return
    context.fillStyle = accent
    context.fillRect(Math.round(line.x), 0, 1, this.height)
    if (line.text === "") return
    const width = context.measureText(line.text).width + 12
    const left = Math.min(Math.max(2, line.x + 6), this.width - width - 2)
    context.fillStyle = ink
    context.fillRect(left, RULER_PX + 4, width, 22)
    context.fillStyle = paper
    context.fillText(line.text, left + 6, RULER_PX + 19)
  }

  private inks(): Scene["ink"] {
    if (this.ink) return this.ink
    const style = getComputedStyle(this.base)
    const of = (name: keyof typeof INKS) => style.getPropertyValue(INKS[name]).trim()
    this.ink = { line: of("line"), lineStrong: of("lineStrong"), ink: of("ink"), muted: of("muted"), surface: of("surface"), paper: of("paper"), accent: of("accent") }
    return this.ink
  }

  /** A waveform that is here already; else it is asked for once, and drawn when it has come. */
  private peaksOf(assetId: string): Peaks | undefined {
    const there = this.peaks.get(assetId)
    if (there !== undefined) return there === "asked" ? undefined : there
    this.peaks.set(assetId, "asked")
    this.editor.library.peaks(assetId).then((peaks) => {
      if (peaks) this.peaks.set(assetId, peaks)
      else setTimeout(() => { this.peaks.delete(assetId) }, 2_000) // it may come from elsewhere
      this.redraw()
    }, (error: unknown) => { console.warn(`A waveform could not be drawn: ${String(error)}`) })
    return undefined
  }
}

/** The context of a canvas that is as large as its place, sharp on its screen. */
export function sized(canvas: HTMLCanvasElement, wide = canvas.clientWidth, tall = canvas.clientHeight, isOpaque = false): CanvasRenderingContext2D | null {
  const ratio = Math.min(3, window.devicePixelRatio || 1)
  const [width, height] = [Math.round(wide * ratio), Math.round(tall * ratio)]
  if (width === 0 || height === 0) return null
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const context = canvas.getContext("2d", { alpha: !isOpaque })
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}
