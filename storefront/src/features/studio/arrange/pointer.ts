import { gridOf, snapTick, splitRegions, type Id } from "@max-booster/studio-core"
import type { Editor } from "../ui/editor"
import { heightOf, RULER_PX, rowAt, scrolled, toPx, toTick } from "../view/geometry"
import { dragOf, type Drag, type Place } from "./drags"
import type { Stage } from "./stage"
import { setArrange, told } from "./state"
import { cursorOf, dbPerPx, zoneAt } from "./zones"

/** How far a pointer goes before a press is a drag, px. */
const STILL_PX = 4
/** From an edge on, px, the view goes along with what is dragged. */
const EDGE_PX = 28

/** The nearest line of the project's grid. */
export function snapped({ project, state }: Editor, tick: number): number {
  const { start, end } = project.meter.barAt(Math.max(0, tick))
  return snapTick(tick, gridOf(project.settings.snap, state.view.ticksPerPx, end - start), project.meter)
}

/** The region box under a point of the canvas. */
export const boxAt = ({ boxes }: Stage, x: number, y: number) => boxes.findLast(({ left, right, top, height }) => x >= left - 4 && x <= right + 4 && y >= top && y < top + height)

/** A point of the page in the pixels of a surface. */
export const placeIn = (surface: Element, { clientX, clientY }: { clientX: number; clientY: number }) => {
  const { left, top } = surface.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}

/** The shape of the pointer over the timeline. */
export function hover(editor: Editor, stage: Stage, surface: HTMLCanvasElement, event: PointerEvent): void {
  const { x, y } = placeIn(surface, event)
  const box = y < RULER_PX ? undefined : boxAt(stage, x, y - RULER_PX)
  const { tool } = editor.state.arrange
  surface.style.cursor = y < RULER_PX ? "text" : tool === "split" ? "crosshair" : box ? (tool === "slip" ? "col-resize" : cursorOf[zoneAt(box, editor.project, x, y - RULER_PX)]) : "default"
}

/** What a press begins: a drag of a region or of a part of it, a choice, a frame, a range in the ruler, or a place to play from. */
export function press(editor: Editor, stage: Stage, surface: HTMLCanvasElement, event: PointerEvent): void {
  if (event.button !== 0) return
  stage.measure()
  const { x, y } = placeIn(surface, event)
  const tick = toTick(editor.state.view, x)
  if (y < RULER_PX) { follow(editor, stage, surface, event, cycling(editor, tick), () => { editor.seek(snapped(editor, tick)) }); return }
  const box = boxAt(stage, x, y - RULER_PX)
  const isMore = event.shiftKey || event.metaKey || event.ctrlKey
  if (!box) {
    const row = rowAt(stage.rows, editor.state.view, y - RULER_PX)
    const click = () => {
      editor.set({ selected: isMore ? editor.state.selected : new Set(), ...(row && { trackId: row.track.id }) })
      editor.seek(snapped(editor, tick))
    }
    follow(editor, stage, surface, event, framing(editor, stage, x, y, isMore), click)
    return
  }
  const { region } = box
  const { tool } = editor.state.arrange
  if (tool === "split") {
    const ids = editor.state.selected.has(region.id) ? [...editor.state.selected] : [region.id]
    told(editor, editor.session.run(splitRegions(ids, snapped(editor, tick))))
    return
  }
  const wasSelected = editor.state.selected.has(region.id)
  if (!wasSelected) editor.set({ selected: isMore ? new Set([...editor.state.selected, region.id]) : new Set([region.id]) })
  editor.set({ trackId: region.trackId })
  const zone = tool === "slip" ? "slip" : zoneAt(box, editor.project, x, y - RULER_PX, event.pointerType === "touch" ? "touch" : "mouse")
  const from: Place = { tick, dy: y, rows: 0 }
  const drag = dragOf(zone, event.altKey, {
    session: editor.session, region: editor.project.get("regions", region.id) ? region : { ...region }, ids: [...editor.state.selected], rows: stage.rows, from, snap: (each) => snapped(editor, each), dbPerPx: dbPerPx(box),
  })
  const click = () => {
    if (wasSelected && isMore) editor.set({ selected: without(editor.state.selected, region.id) })
    else if (wasSelected) editor.set({ selected: new Set([region.id]) })
  }
  follow(editor, stage, surface, event, inOneStep(editor, stage, drag), click)
}

type Gesture = { begin?(): void; move(place: { x: number; y: number }, from: { x: number; y: number }): void; end?(): void }

const without = (ids: ReadonlySet<Id>, id: Id) => { const next = new Set(ids); next.delete(id); return next }

/** A drag that changes the project: one step, its value shown beside its line. */
function inOneStep(editor: Editor, stage: Stage, drag: Drag): Gesture {
  const { session } = editor
  return {
    begin: () => { session.begin(drag.label) },
    move({ x, y }, from) {
      const rowOf = (each: number) => { const row = rowAt(stage.rows, editor.state.view, each - RULER_PX); return row ? stage.rows.indexOf(row) : each < RULER_PX ? 0 : stage.rows.length - 1 }
      const hint = drag.move({ tick: toTick(editor.state.view, x), dy: y, rows: rowOf(y) - rowOf(from.y) })
      stage.overlay(hint ? { line: { x: hint.tick === undefined ? x : toPx(editor.state.view, hint.tick), text: hint.text } } : {})
    },
    end: () => { session.end() },
  }
}

/** Selects what a frame touches. */
function framing(editor: Editor, stage: Stage, fromX: number, fromY: number, isMore: boolean): Gesture {
  const before = isMore ? editor.state.selected : new Set<Id>()
  const { view } = editor.state
  const [tick, down] = [toTick(view, fromX), fromY + view.top]
  return {
    move({ x, y }) {
      const now = editor.state.view
      const [startX, startY] = [toPx(now, tick), down - now.top]
      const frame = { left: Math.min(startX, x), right: Math.max(startX, x), top: Math.max(RULER_PX, Math.min(startY, y)), bottom: Math.max(startY, y) }
      stage.measure()
      const met = stage.boxes.filter(({ left, right, top, height }) => left < frame.right && right > frame.left && top + RULER_PX < frame.bottom && top + height + RULER_PX > frame.top)
      editor.set({ selected: new Set([...before, ...met.map(({ region }) => region.id)]) })
      stage.overlay({ frame })
    },
  }
}

/** Draws the range that is played in circles. */
function cycling(editor: Editor, tick: number): Gesture {
  const first = snapped(editor, tick)
  return {
    move({ x }) {
      const other = snapped(editor, toTick(editor.state.view, x))
      if (other !== first) editor.set({ cycle: { from: Math.min(first, other), to: Math.max(first, other), isOn: true } })
    },
  }
}

/** Follows the pointer until it is let go; a press that stays where it is is a click. Escape takes the drag back. */
function follow(editor: Editor, stage: Stage, surface: HTMLCanvasElement, event: PointerEvent, gesture: Gesture, click: () => void): void {
  const from = placeIn(surface, event)
  let last = from
  let hasBegun = false
  let frame = 0
  // A tap is a press once the finger is gone: then there is nothing to capture.
  if (event.pointerType !== "touch" || event.buttons > 0) try { surface.setPointerCapture(event.pointerId) } catch { /* it was let go meanwhile */ }
  const move = () => { gesture.move(last, { x: from.x, y: from.y }) }
  const scroll = () => {
    frame = requestAnimationFrame(scroll)
    const along = last.x < EDGE_PX ? last.x - EDGE_PX : last.x > stage.width - EDGE_PX ? last.x - stage.width + EDGE_PX : 0
    const down = last.y < RULER_PX + 8 && from.y > RULER_PX ? -8 : last.y > stage.height - 12 ? 8 : 0
    if (along === 0 && down === 0) return
    const next = scrolled(editor.state.view, Math.max(-40, Math.min(40, along / 2)), down, heightOf(stage.rows) - stage.height + RULER_PX + 40)
    if (next.from === editor.state.view.from && next.top === editor.state.view.top) return
    editor.set({ view: next })
    move()
  }
  const onMove = (moved: PointerEvent) => {
    if (moved.pointerId !== event.pointerId) return
    last = placeIn(surface, moved)
    if (!hasBegun) {
      if (Math.hypot(last.x - from.x, last.y - from.y) < STILL_PX) return
      hasBegun = true
      gesture.begin?.()
      frame = requestAnimationFrame(scroll)
    }
    move()
  }
  const done = () => {
    cancelAnimationFrame(frame)
    surface.removeEventListener("pointermove", onMove)
    surface.removeEventListener("pointerup", onUp)
    surface.removeEventListener("pointercancel", done)
    window.removeEventListener("keydown", onKey, true)
    if (hasBegun) gesture.end?.()
    stage.overlay({})
  }
  const onUp = () => {
    done()
    if (!hasBegun) click()
  }
  const onKey = (key: KeyboardEvent) => {
    if (key.key !== "Escape") return
    key.stopPropagation()
    const wasOpen = hasBegun
    done()
    if (wasOpen && gesture.begin) editor.session.undo()
    hasBegun = true
  }
  surface.addEventListener("pointermove", onMove)
  surface.addEventListener("pointerup", onUp)
  surface.addEventListener("pointercancel", done)
  window.addEventListener("keydown", onKey, true)
}

/** Opens the notes of a region that has some, or the inspector of another. */
export function open(editor: Editor, id: Id): void {
  setArrange(editor, editor.project.get("regions", id)?.kind === "notes" ? { rollId: id, selectedNotes: new Set() } : { side: "inspector" })
}
