"use client"

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react"

/**
 * Puts the rows of a list in another order: the handle is dragged by pointer or touch, or the arrow keys move its row.
 * Rows carry `data-row` with their id.
 */
export function useReorder({ onMove, onPlace }: { onMove: (id: string, by: -1 | 1) => void; onPlace: (id: string, on: string) => void }) {
  const [dragged, setDragged] = useState<{ id: string; over: string } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const rowAt = (y: number): string | null => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])]
    const row = rows.find((each) => y < each.getBoundingClientRect().bottom) ?? rows.at(-1)
    return row?.dataset["row"] ?? null
  }
  const handleOf = (id: string) => ({
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null
      if (by === null) return
      event.preventDefault()
      const handle = event.currentTarget as HTMLElement
      onMove(id, by)
      // React moves the row's element, which a browser may answer by dropping the focus.
      requestAnimationFrame(() => { handle.focus() })
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragged({ id, over: id })
    },
    onPointerMove: (event: PointerEvent) => {
      const over = dragged && rowAt(event.clientY)
      if (over && over !== dragged.over) setDragged({ id, over })
    },
    onPointerUp: () => {
      if (dragged && dragged.over !== id) onPlace(id, dragged.over)
      setDragged(null)
    },
    onPointerCancel: () => { setDragged(null) },
  })
  return { list, dragged, handleOf }
}
