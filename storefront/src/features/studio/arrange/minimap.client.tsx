"use client"

import { endOf } from "@max-booster/studio-core"
import { useEffect, useRef, type PointerEvent } from "react"
import { useEditor } from "../ui/use-editor.client"
import { colourOf } from "../view/colours"
import { rowsOf } from "../view/geometry"
import { moverOf } from "../view/mover"
import { songEnd } from "./commands/transport"
import { seen } from "./commands/view"
import { sized } from "./stage"

/** Height of the map, px. */
export const MINIMAP_PX = 28

/** The whole song, small, with what is not seen covered; a press or a drag goes there. */
export function Minimap() {
  const editor = useEditor()
  const map = useRef<HTMLCanvasElement>(null)
  const before = useRef<HTMLDivElement>(null)
  const after = useRef<HTMLDivElement>(null)
  const end = useRef(3_840)

  useEffect(() => {
    const canvas = map.current
    if (!canvas || !before.current || !after.current) return
    // Two covers are moved; one frame would change its width, and be laid out and painted, with each frame of zooming.
    const [left, right] = [moverOf(before.current, "X"), moverOf(after.current, "X")]
    let due = 0
    let width = canvas.clientWidth
    const mark = () => {
      const { view } = editor.state
      const scale = width / end.current
      left.to(view.from * scale - width)
      right.to(view.from * scale + Math.max(6, seen.width * view.ticksPerPx * scale))
    }
    const draw = () => {
      due = 0
      const context = sized(canvas)
      if (!context) return
      const { project } = editor
      width = canvas.clientWidth
      const height = canvas.clientHeight
      const rows = rowsOf(project)
      end.current = Math.max(3_840 * 4, songEnd(editor) * 1.05)
      context.clearRect(0, 0, width, height)
      const tall = Math.max(1, (height - 4) / Math.max(4, rows.length))
      rows.forEach(({ track }, index) => {
        context.fillStyle = colourOf(track.colour, index)
        for (const region of project.of("regions", "trackId", track.id)) {
          const left = (region.start / end.current) * width
          context.fillRect(left, 2 + index * tall, Math.max(1, (endOf(region, project.tempo) / end.current) * width - left - 0.5), Math.max(1, tall - 0.5))
        }
      })
      mark()
    }
    // The map may be late: nothing waits for it.
    const later = () => { if (due === 0) due = window.setTimeout(draw, 120) }
    draw()
    const stops = [editor.subscribe(mark), editor.project.subscribe(later)]
    const observer = new ResizeObserver(later)
    observer.observe(canvas)
    return () => { for (const stop of stops) stop(); observer.disconnect(); clearTimeout(due); left.end(); right.end() }
  }, [editor])

  const go = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const { view } = editor.state
    editor.set({ view: { ...view, from: Math.max(0, ((event.clientX - left) / width) * end.current - (seen.width * view.ticksPerPx) / 2) } })
  }
  return (
    <div
      aria-hidden
      className="relative shrink-0 touch-none overflow-hidden border-b border-line bg-surface"
      style={{ height: MINIMAP_PX }}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); go(event) }}
      onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event) }}
    >
      <canvas ref={map} className="absolute inset-0 size-full" />
      <div ref={before} className="absolute inset-0 border-r-2 border-accent bg-surface/70" />
      <div ref={after} className="absolute inset-0 border-l-2 border-accent bg-surface/70" />
    </div>
  )
}
