import type { Editor } from "../ui/editor"
import { heightOf, RULER_PX, scrolled, zoomed } from "../view/geometry"
import { boxAt, placeIn, press } from "./pointer"
import type { Stage } from "./stage"
import { say } from "./state"

/** So long a finger rests until it selects, ms, and so far it may stray meanwhile, px. */
const REST_MS = 420
const STRAY_PX = 8

/**
 * Fingers on the timeline: one scrolls, or moves what is selected when it begins on it; a tap is a click; a finger that rests selects; two zoom.
 * A mouse or a pen presses at once.
 */
export function followPointers(editor: Editor, stage: Stage, surface: HTMLCanvasElement): () => void {
  const fingers = new Map<number, { x: number; y: number }>()
  let first: PointerEvent | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isScrolling = false

  const onDown = (event: PointerEvent) => {
    if (event.pointerType !== "touch") { press(editor, stage, surface, event); return }
    fingers.set(event.pointerId, placeIn(surface, event))
    clearTimeout(timer)
    if (fingers.size > 1) { first = undefined; return }
    stage.measure()
    const { x, y } = placeIn(surface, event)
    const box = y < RULER_PX ? undefined : boxAt(stage, x, y - RULER_PX)
    isScrolling = false
    if (y < RULER_PX || (box && editor.state.selected.has(box.region.id)) || (box && editor.state.arrange.tool !== "select")) { fingers.clear(); press(editor, stage, surface, event); return }
    first = event
    if (box) timer = setTimeout(() => {
      if (!first || isScrolling) return
      editor.set({ selected: new Set([...editor.state.selected, box.region.id]), trackId: box.region.trackId })
      say(editor, `${box.region.name || "Region"} selected: drag it to move it.`)
      navigator.vibrate?.(10)
      fingers.clear()
      press(editor, stage, surface, first)
      first = undefined
    }, REST_MS)
  }

  const onMove = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = placeIn(surface, event)
    const { view } = editor.state
    const mostDown = heightOf(stage.rows) - stage.height + RULER_PX + 40
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1] ?? now
      const [apart, closer] = [Math.hypot(before.x - other.x, before.y - other.y), Math.hypot(now.x - other.x, now.y - other.y)]
      const middle = (now.x + other.x) / 2
      editor.set({ view: scrolled(zoomed(view, middle, Math.max(8, apart) / Math.max(8, closer)), (before.x - now.x) / 2, (before.y - now.y) / 2, mostDown) })
    } else {
      const from = first && placeIn(surface, first)
      if (!isScrolling && from && Math.hypot(now.x - from.x, now.y - from.y) < STRAY_PX) return
      isScrolling = true
      clearTimeout(timer)
      editor.set({ view: scrolled(view, before.x - now.x, before.y - now.y, mostDown) })
    }
    fingers.set(event.pointerId, now)
  }

  const onUp = (event: PointerEvent) => {
    clearTimeout(timer)
    if (!fingers.delete(event.pointerId)) return
    if (first && !isScrolling && event.type === "pointerup") {
      press(editor, stage, surface, first)
      surface.dispatchEvent(new PointerEvent("pointerup", { pointerId: event.pointerId, clientX: event.clientX, clientY: event.clientY }))
    }
    first = undefined
  }

  surface.addEventListener("pointerdown", onDown)
  surface.addEventListener("pointermove", onMove)
  surface.addEventListener("pointerup", onUp)
  surface.addEventListener("pointercancel", onUp)
  return () => {
    clearTimeout(timer)
    surface.removeEventListener("pointerdown", onDown)
    surface.removeEventListener("pointermove", onMove)
    surface.removeEventListener("pointerup", onUp)
    surface.removeEventListener("pointercancel", onUp)
  }
}

/** Wheel: down and up; with Shift along; with Ctrl (also what a pinch on a touchpad says) closer and farther; with Alt taller and lower rows. */
export function followWheel(editor: Editor, stage: Stage, surface: HTMLElement, taller: (factor: number) => void): () => void {
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    const { view } = editor.state
    const mostDown = heightOf(stage.rows) - stage.height + RULER_PX + 40
    if (event.altKey) taller(Math.exp(-event.deltaY / 400))
    else if (event.ctrlKey || event.metaKey) editor.set({ view: zoomed(view, event.clientX - surface.getBoundingClientRect().left, Math.exp(event.deltaY / 240)) })
    else editor.set({ view: scrolled(view, event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY, mostDown) })
  }
  surface.addEventListener("wheel", onWheel, { passive: false })
  return () => { surface.removeEventListener("wheel", onWheel) }
}
