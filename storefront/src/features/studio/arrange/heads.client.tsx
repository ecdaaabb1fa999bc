"use client"

import { moveTracks, type Id } from "@max-booster/studio-core"
import { useRef, type PointerEvent, type ReactNode, type RefObject } from "react"
import { useEditor } from "../ui/use-editor.client"
import type { Row } from "../view/geometry"
import { HEIGHTS } from "./commands/tracks"
import { StudioMenu } from "./menu.client"
import { setArrange, told } from "./state"

/** The menu of a track's head. */
export const HeadMenu = ({ children }: { children: ReactNode }) => <StudioMenu place="track">{children}</StudioMenu>

/** Where a dragged track would go: before a row, into a folder when it is dropped on the folder's middle, or to the end. */
export function dropPlace(rows: readonly Row[], y: number): { y: number; parentId: Id; beforeId?: Id } {
  const row = rows.find((each) => y < each.top + each.height)
  const last = rows.at(-1)
  if (!row) return { y: last ? last.top + last.height : 0, parentId: "" }
  const part = (y - row.top) / row.height
  if (row.track.kind === "folder" && part > 0.3) return { y: row.top + row.height / 2, parentId: row.track.id }
  if (part < 0.5) return { y: row.top, parentId: row.track.parentId, beforeId: row.track.id }
  const next = rows.slice(rows.indexOf(row) + 1).find(({ track }) => track.parentId === row.track.parentId)
  return { y: row.top + row.height, parentId: row.track.parentId, ...(next && { beforeId: next.track.id }) }
}

/** Moves a track by its colored edge, also into a folder and out of it. */
export function useRowDrag(rows: readonly Row[], mark: RefObject<HTMLDivElement | null>) {
  const editor = useEditor()
  const isDragging = useRef(false)
  const placeAt = (event: PointerEvent<HTMLElement>) => {
    const list = event.currentTarget.closest("ol")
    return dropPlace(rows, event.clientY - (list?.getBoundingClientRect().top ?? 0))
  }
  return (id: Id) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => { event.currentTarget.setPointerCapture(event.pointerId) },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId) || !mark.current) return
      isDragging.current = true
      mark.current.hidden = false
      mark.current.style.top = `${placeAt(event).y - 1}px`
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (mark.current) mark.current.hidden = true
      if (!isDragging.current) return
      isDragging.current = false
      const { parentId, beforeId } = placeAt(event)
      if (beforeId !== id && parentId !== id) told(editor, editor.session.run(moveTracks([id], { parentId, ...(beforeId !== undefined && { beforeId }) })))
    },
    onPointerCancel: () => { isDragging.current = false; if (mark.current) mark.current.hidden = true },
  })
}

/** Makes a row taller by its lower edge. */
export function useRowResize(id: Id, height: number) {
  const editor = useEditor()
  const from = useRef<{ y: number; height: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => { event.currentTarget.setPointerCapture(event.pointerId); from.current = { y: event.clientY, height } },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!from.current) return
      const { rows } = editor.state.arrange
      const next = Math.round(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, from.current.height + event.clientY - from.current.y)))
      if (next !== rows.heights.get(id)) setArrange(editor, { rows: { ...rows, heights: new Map(rows.heights).set(id, next) } })
    },
    onPointerUp: () => { from.current = null },
    onPointerCancel: () => { from.current = null },
  }
}
