"use client"

import { useEffect, useRef, type RefObject } from "react"

/** What hands do to a surface, in its pixels. */
export type Hands = {
  scroll: (px: number, down: number) => void
  zoom: (factor: number, px: number) => void
  /** Pressed and let go without a drag; not on a button. */
  press: (x: number, y: number) => void
}

/** A finger that moves less than this only pressed. */
const DRAG_PX = 5

/** Wheel, drag and pinch. Wheel: down and up; with Shift along; with Ctrl, which is also what a touchpad's pinch says, closer and farther. */
export function useHands(surface: RefObject<HTMLElement | null>, hands: Hands): void {
  const latest = useRef(hands)
  useEffect(() => { latest.current = hands })
  useEffect(() => {
    const element = surface.current
    if (!element) return
    const left = () => element.getBoundingClientRect().left
    const fingers = new Map<number, { x: number; y: number }>()
    let [hasDragged, onButton] = [false, false]
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      if (event.ctrlKey || event.metaKey) latest.current.zoom(Math.exp(event.deltaY / 240), event.clientX - left())
      else latest.current.scroll(event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY)
    }
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return
      if (fingers.size === 0) hasDragged = false
      onButton = event.target instanceof Element && event.target.closest("button") !== null
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    }
    const onMove = (event: PointerEvent) => {
      const was = fingers.get(event.pointerId)
      if (!was) return
      const [dx, dy] = [event.clientX - was.x, event.clientY - was.y]
      if (!hasDragged && Math.hypot(dx, dy) < DRAG_PX) return
      hasDragged = true
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (!other) { latest.current.scroll(-dx, -dy); return }
      const spread = (x: number) => Math.max(20, Math.abs(x - other.x))
      latest.current.zoom(spread(was.x) / spread(event.clientX), (event.clientX + other.x) / 2 - left())
    }
    const onUp = (event: PointerEvent) => {
      const was = fingers.get(event.pointerId)
      // The click of this drag comes before the next task; one by key, later, is meant.
      if (hasDragged && fingers.size === 1) setTimeout(() => { hasDragged = false })
      if (!fingers.delete(event.pointerId) || !was || hasDragged || onButton || event.type !== "pointerup") return
      const box = element.getBoundingClientRect()
      latest.current.press(event.clientX - box.left, event.clientY - box.top)
    }
    /** What was dragged was not meant to be pressed. */
    const onClick = (event: MouseEvent) => { if (hasDragged) { event.stopPropagation(); event.preventDefault() } }
    element.addEventListener("wheel", onWheel, { passive: false })
    element.addEventListener("pointerdown", onDown)
    window.addEventListener("pointermove", onMove)
    window.addEventListener("pointerup", onUp)
    window.addEventListener("pointercancel", onUp)
    element.addEventListener("click", onClick, { capture: true })
    return () => {
      element.removeEventListener("wheel", onWheel)
      element.removeEventListener("pointerdown", onDown)
      window.removeEventListener("pointermove", onMove)
      window.removeEventListener("pointerup", onUp)
      window.removeEventListener("pointercancel", onUp)
      element.removeEventListener("click", onClick, { capture: true })
    }
  }, [surface])
}
