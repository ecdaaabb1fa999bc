import { addNotes, deleteNotes, gridOf, moveNotes, resizeNotes, setVelocity, snapTick, type Id } from "@max-booster/studio-core"
import { say, setArrange } from "../arrange/state"
import type { Editor } from "../ui/editor"
import { KEYS_PX, type RollStage } from "./roll-stage"
import { pitchAt, pitchName, pitchY, rollHit, rollScrolled, ROLL_RULER_PX, VELOCITY_PX } from "./roll-view"

/** What a press on an empty place does. */
export type RollTool = "draw" | "select"

/** The grid of the notes: the project's. */
export function rollGrid({ project }: Editor, stage: RollStage) {
  const { start, end } = project.meter.barAt(Math.max(0, stage.view.from))
  return gridOf(project.settings.snap, stage.view.ticksPerPx, end - start)
}

const select = (editor: Editor, ids: Iterable<Id>) => { setArrange(editor, { selectedNotes: new Set(ids) }) }

/** Sounds a note for a moment, or until it is let go. */
export class Audition {
  private last: (() => void) | undefined
  private pitch: number | undefined
  private turn = 0

  constructor(private readonly editor: Editor, private readonly trackId: () => string) {}

  start(pitch: number, velocity: number): void {
    if (pitch === this.pitch) return
    this.stop()
    this.pitch = pitch
    const turn = (this.turn += 1)
    this.editor.hold(this.trackId(), pitch, velocity).then((end) => {
      if (turn === this.turn && this.pitch !== undefined) this.last = end
      else setTimeout(end, 120) // let go before the sound was there: heard shortly all the same
    }, (error: unknown) => { say(this.editor, `The note could not be heard: ${error instanceof Error ? error.message : String(error)}`) })
  }

  stop(): void {
    this.last?.()
    this.last = undefined
    this.pitch = undefined
  }
}

/** What a press on the notes begins. */
export function pressRoll(editor: Editor, stage: RollStage, audition: Audition, tool: RollTool, canvas: HTMLCanvasElement, event: PointerEvent): void {
  if (event.button !== 0 || !event.isPrimary) return
  const { session, project } = editor
  const region = stage.region
  if (!region) return
  const { left, top } = canvas.getBoundingClientRect()
  const at = (each: PointerEvent) => ({ x: each.clientX - left - KEYS_PX, y: each.clientY - top })
  const from = at(event)
  canvas.setPointerCapture(event.pointerId)
  if (from.x < 0) {
    const key = (each: PointerEvent) => { const { y } = at(each); if (y > ROLL_RULER_PX && y < stage.height - VELOCITY_PX) { stage.pressed = pitchAt(stage.view, y); audition.start(stage.pressed, 100); stage.redraw() } }
    key(event)
    follow(canvas, key, () => { stage.pressed = undefined; audition.stop(); stage.redraw() })
    return
  }
  const hit = rollHit(stage.notes, region.start, stage.view, stage.height, from.x, from.y)
  const snap = (tick: number) => snapTick(tick, rollGrid(editor, stage), project.meter)
  const tickAt = (x: number) => stage.view.from + x * stage.view.ticksPerPx
  const isMore = event.shiftKey || event.ctrlKey || event.metaKey
  const chosen = editor.state.arrange.selectedNotes
  if (hit.kind === "ruler") {
    // A press goes there; a drag takes the view along, also by finger.
    const view = stage.view
    let hasMoved = false
    follow(canvas, (each) => {
      const { x, y } = at(each)
      hasMoved ||= Math.hypot(x - from.x, y - from.y) > 4
      if (hasMoved) stage.show(rollScrolled(view, from.x - x, from.y - y, stage.height))
    }, () => { if (!hasMoved) editor.seek(snap(tickAt(from.x))) })
    return
  }
  if (hit.kind === "velocity" || hit.kind === "velocities") {
    if (hit.kind === "velocity" && !chosen.has(hit.note.id)) select(editor, [hit.note.id])
    session.begin("Change velocity")
    const set = (each: PointerEvent) => {
      const { x, y } = at(each)
      const velocity = Math.min(127, Math.max(1, Math.round(((stage.height - 2 - y) / (VELOCITY_PX - 8)) * 127)))
      const near = rollHit(stage.notes, region.start, stage.view, stage.height, x, stage.height - 2)
      const ids = hit.kind === "velocity" ? [...editor.state.arrange.selectedNotes] : near.kind === "velocity" ? [near.note.id] : []
      if (ids.length > 0) session.run(setVelocity(ids, { to: velocity }))
    }
    set(event)
    follow(canvas, set, () => { session.end() })
    return
  }
  if (hit.kind === "empty") {
    if (tool === "select" || isMore) framing(editor, stage, canvas, from, at, isMore ? chosen : new Set())
    else drawing(editor, stage, audition, canvas, hit, at)
    return
  }
  const { note } = hit
  const ids = isMore ? new Set([...chosen, note.id]) : chosen.has(note.id) ? chosen : new Set([note.id])
  select(editor, ids)
  audition.start(note.pitch, note.velocity)
  let hasBegun = false
  follow(canvas, (each) => {
    const now = project.get("notes", note.id)
    if (!now) return
    const { x, y } = at(each)
    if (!hasBegun && Math.hypot(x - from.x, y - from.y) < 4) return
    if (!hasBegun) session.begin(hit.kind === "end" ? "Change length of notes" : "Move notes")
    hasBegun = true
    const by = (x - from.x) * stage.view.ticksPerPx
    if (hit.kind === "end") session.run(resizeNotes([...ids], Math.max(1, snap(region.start + note.start + note.ticks + by) - region.start - note.start) - now.ticks))
    else {
      const semitones = pitchAt(stage.view, y) - pitchAt(stage.view, from.y) + note.pitch - now.pitch
      session.run(moveNotes([...ids], { by: snap(region.start + note.start + by) - region.start - now.start, semitones }))
      if (semitones !== 0) audition.start(now.pitch + semitones, note.velocity)
    }
  }, () => {
    audition.stop()
    if (hasBegun) session.end()
  })
}

/** Draws a note: as long as the grid, or as far as it is dragged. */
function drawing(editor: Editor, stage: RollStage, audition: Audition, canvas: HTMLCanvasElement, hit: { tick: number; pitch: number }, at: (each: PointerEvent) => { x: number; y: number }): void {
  const { session, project } = editor
  const region = stage.region
  if (!region) return
  const grid = rollGrid(editor, stage)
  const bar = project.meter.barAt(hit.tick)
  const ticks = grid.kind === "notes" ? Math.round(grid.ticks) : grid.kind === "bars" ? bar.end - bar.start : 240
  const start = snapTick(hit.tick - ticks / 2, grid, project.meter)
  session.begin("Add note")
  const made = session.run(addNotes(editor.state.arrange.rollId ?? "", [{ start: start - region.start, ticks, pitch: hit.pitch, velocity: 100 }]))
  const id = made.done ? made.created[0] : undefined
  if (id === undefined) { session.end(); say(editor, made.done ? "" : made.reason); return }
  select(editor, [id])
  audition.start(hit.pitch, 100)
  follow(canvas, (each) => {
    const now = project.get("notes", id)
    const end = snapTick(stage.view.from + at(each).x * stage.view.ticksPerPx, grid, project.meter)
    if (now) session.run(resizeNotes([id], Math.max(ticks, end - start) - now.ticks))
  }, () => {
    audition.stop()
    session.end()
    say(editor, `${pitchName(hit.pitch)} added`)
  })
}

function framing(editor: Editor, stage: RollStage, canvas: HTMLCanvasElement, from: { x: number; y: number }, at: (each: PointerEvent) => { x: number; y: number }, before: ReadonlySet<Id>): void {
  const start = stage.region?.start ?? 0
  select(editor, before)
  follow(canvas, (each) => {
    const { x, y } = at(each)
    const [left, right, top, bottom] = [Math.min(from.x, x), Math.max(from.x, x), Math.min(from.y, y), Math.max(from.y, y)]
    stage.frame = { left: left + KEYS_PX, right: right + KEYS_PX, top, bottom }
    const { view } = stage
    select(editor, [...before, ...stage.notes.filter((note) => {
      const px = (start + note.start - view.from) / view.ticksPerPx
      const noteY = pitchY(view, note.pitch)
      return px < right && px + note.ticks / view.ticksPerPx > left && noteY < bottom && noteY + view.keyPx > top
    }).map(({ id }) => id)])
    stage.redraw()
  }, () => { stage.frame = undefined; stage.redraw() })
}

function follow(canvas: HTMLCanvasElement, move: (event: PointerEvent) => void, end: () => void): void {
  const done = () => {
    canvas.removeEventListener("pointermove", move)
    canvas.removeEventListener("pointerup", done)
    canvas.removeEventListener("pointercancel", done)
    end()
  }
  canvas.addEventListener("pointermove", move)
  canvas.addEventListener("pointerup", done)
  canvas.addEventListener("pointercancel", done)
}

/** Deletes the note under a point. */
export function deleteAt(editor: Editor, stage: RollStage, x: number, y: number): void {
  const hit = rollHit(stage.notes, stage.region?.start ?? 0, stage.view, stage.height, x - KEYS_PX, y)
  if (hit.kind !== "note" && hit.kind !== "end") return
  editor.session.run(deleteNotes([hit.note.id]))
  say(editor, `${pitchName(hit.note.pitch)} deleted`)
}

/** Wheel over the notes: down and up the keys, with Shift along, with Ctrl closer and farther. */
export function wheelRoll(stage: RollStage, event: WheelEvent, x: number): void {
  event.preventDefault()
  const { view } = stage
  if (event.ctrlKey || event.metaKey) {
    const ticksPerPx = Math.min(60, Math.max(0.25, view.ticksPerPx * Math.exp(event.deltaY / 240)))
    stage.show({ ...view, ticksPerPx, from: Math.max(0, view.from + (x - KEYS_PX) * (view.ticksPerPx - ticksPerPx)) })
  } else stage.show(rollScrolled(view, event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY, stage.height))
}
