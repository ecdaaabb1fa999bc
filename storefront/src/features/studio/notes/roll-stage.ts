import { gridLines, gridOf, notesOf, type Entry } from "@max-booster/studio-core"
import { sized } from "../arrange/stage"
import type { Editor } from "../ui/editor"
import { isBlack, pitchName, pitchY, rollViewOf, ROLL_RULER_PX, VELOCITY_PX, type RollView } from "./roll-view"

/** Width of the keyboard at the side, px. */
export const KEYS_PX = 52

/** The canvas of one region's notes, drawn outside of React. */
export class RollStage {
  view: RollView
  notes: readonly Entry<"notes">[] = []
  /** A frame that selects, px. */
  frame: { left: number; top: number; right: number; bottom: number } | undefined
  /** The key that is pressed at the side. */
  pressed: number | undefined
  private due = 0
  private readonly stop: (() => void)[]

  constructor(private readonly editor: Editor, private readonly regionId: string, private readonly canvas: HTMLCanvasElement) {
    const region = this.region
    this.notes = notesOf(editor.project, regionId)
    this.view = rollViewOf(region ?? { start: 0, ticks: 3_840 }, this.notes, canvas.clientWidth - KEYS_PX, canvas.clientHeight)
    let last = editor.state
    const observer = new ResizeObserver(() => { this.redraw() })
    observer.observe(canvas)
    this.stop = [
      editor.project.subscribe(() => { this.redraw() }),
      editor.subscribe(() => { if (editor.state.arrange !== last.arrange || editor.state.cursor !== last.cursor) this.redraw(); last = editor.state }),
      () => { observer.disconnect() },
    ]
    this.redraw()
  }

  get region() { return this.editor.project.get("regions", this.regionId) }
  get width(): number { return this.canvas.clientWidth - KEYS_PX }
  get height(): number { return this.canvas.clientHeight }

  show(view: RollView): void {
    this.view = view
    this.redraw()
  }

  redraw(): void {
    this.notes = notesOf(this.editor.project, this.regionId)
    if (this.due === 0) this.due = requestAnimationFrame(() => { this.due = 0; this.draw() })
  }

  close(): void {
    cancelAnimationFrame(this.due)
    for (const stop of this.stop) stop()
  }

  private draw(): void {
    const context = sized(this.canvas)
    const { region, view, width, height, editor: { project, state } } = this
    if (!context || !region) return
    const style = getComputedStyle(this.canvas)
    const ink = (name: string) => style.getPropertyValue(name)
    const bottom = height - VELOCITY_PX
    const px = (tick: number) => KEYS_PX + (tick - view.from) / view.ticksPerPx
    context.fillStyle = ink("--paper")
    context.fillRect(0, 0, width + KEYS_PX, height)
    context.font = "500 10px 'Inter Variable', sans-serif"
    for (let pitch = Math.ceil(view.top); pitch >= 0; pitch--) {
      const y = pitchY(view, pitch)
      if (y > bottom) break
      if (isBlack(pitch)) { context.fillStyle = ink("--surface"); context.fillRect(KEYS_PX, y, width, view.keyPx) }
      if (pitch % 12 === 0) { context.fillStyle = ink("--line-strong"); context.fillRect(KEYS_PX, y + view.keyPx - 1, width, 1) }
    }
    const bar = project.meter.barAt(view.from)
    for (const tick of gridLines(view.from, view.from + width * view.ticksPerPx, gridOf(project.settings.snap === "off" ? "adaptive" : project.settings.snap, view.ticksPerPx, bar.end - bar.start), project.meter)) {
      const isBar = project.meter.barAt(tick).start === tick
      if (!isBar && 960 / view.ticksPerPx < 8) continue
      context.fillStyle = ink(isBar ? "--line-strong" : "--line")
      context.fillRect(Math.round(px(tick)), 0, 1, height)
      if (isBar) { context.fillStyle = ink("--muted"); context.fillText(String(project.meter.positionAt(tick).bar), px(tick) + 4, 12) }
    }
    // What lies outside of the region does not sound.
    context.fillStyle = ink("--line")
    context.globalAlpha = 0.6
    const [left, right] = [px(region.start), px(region.start + region.ticks)]
    if (left > KEYS_PX) context.fillRect(KEYS_PX, ROLL_RULER_PX, left - KEYS_PX, height)
    if (right < width + KEYS_PX) context.fillRect(Math.max(KEYS_PX, right), ROLL_RULER_PX, width + KEYS_PX - right, height)
    context.globalAlpha = 1
    context.fillStyle = ink("--surface")
    context.fillRect(KEYS_PX, bottom, width, VELOCITY_PX)
    context.fillStyle = ink("--line-strong")
    context.fillRect(0, bottom, width + KEYS_PX, 1)
    this.drawNotes(context, bottom, px, ink)
    this.drawKeys(context, bottom, ink)
    context.fillStyle = ink("--accent")
    const cursor = px(state.cursor)
    if (cursor >= KEYS_PX) context.fillRect(cursor, 0, 1, height)
    if (!this.frame) return
    context.globalAlpha = 0.2
    context.fillRect(this.frame.left, this.frame.top, this.frame.right - this.frame.left, this.frame.bottom - this.frame.top)
    context.globalAlpha = 1
  }

  private drawNotes(context: CanvasRenderingContext2D, bottom: number, px: (tick: number) => number, ink: (name: string) => string): void {
    const { region, view, width, editor: { state: { arrange: { selectedNotes } } } } = this
    if (!region) return
    context.save()
    context.beginPath()
    context.rect(KEYS_PX, 0, width, this.height)
    context.clip()
    for (const note of this.notes) {
      const x = px(region.start + note.start)
      const long = Math.max(3, note.ticks / view.ticksPerPx - 1)
      if (x + long < KEYS_PX || x > width + KEYS_PX) continue
      const isSelected = selectedNotes.has(note.id)
      const y = pitchY(view, note.pitch)
      context.fillStyle = isSelected ? ink("--ink") : ink("--accent")
      context.globalAlpha = isSelected ? 1 : 0.4 + (0.6 * note.velocity) / 127
      if (y + view.keyPx > ROLL_RULER_PX && y < bottom) context.fillRect(x, y + 1, long, Math.min(view.keyPx - 2, bottom - y - 1))
      const tall = ((VELOCITY_PX - 8) * note.velocity) / 127
      context.fillRect(x, this.height - tall - 2, 3, tall)
      context.beginPath()
      context.arc(x + 1.5, this.height - tall - 2, 3.5, 0, 7)
      context.fill()
    }
    context.restore()
    context.globalAlpha = 1
  }

  private drawKeys(context: CanvasRenderingContext2D, bottom: number, ink: (name: string) => string): void {
    const { view } = this
    context.save()
    context.beginPath()
    context.rect(0, ROLL_RULER_PX, KEYS_PX, bottom - ROLL_RULER_PX)
    context.clip()
    for (let pitch = Math.min(127, Math.ceil(view.top)); pitch >= 0; pitch--) {
      const y = pitchY(view, pitch)
      if (y > bottom) break
      context.fillStyle = pitch === this.pressed ? ink("--accent") : isBlack(pitch) ? "#26211c" : "#f4efe6"
      context.fillRect(0, y, isBlack(pitch) ? KEYS_PX * 0.64 : KEYS_PX - 1, view.keyPx - 1)
      if (pitch % 12 !== 0) continue
      context.fillStyle = "#5f5647"
      context.fillText(pitchName(pitch), KEYS_PX - 22, y + view.keyPx - 4)
    }
    context.restore()
    context.fillStyle = ink("--surface")
    context.fillRect(0, 0, KEYS_PX, ROLL_RULER_PX)
    context.fillRect(0, bottom + 1, KEYS_PX, VELOCITY_PX)
    context.fillStyle = ink("--muted")
    context.fillText("Velocity", 5, bottom + 16)
  }
}
