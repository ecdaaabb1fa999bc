"use client"

import { gridOf, moveRegions, snapTick, trimEnd, trimStart, type Id } from "@max-booster/studio-core"
import { useEffect, useRef, type PointerEvent, type ReactNode } from "react"
import type { Peaks } from "../audio/peaks"
import { RecordingBand } from "../record/on-tracks.client"
import { colourOf } from "../view/colours"
import { drawTimeline } from "../view/draw"
import { LaneRows } from "../mix/automation/lane-row.client"
import { endOfRows, hitAt, ROW_PX, rowsOf, RULER_PX, scrolled, toPx, toTick, zoomed, type Box } from "../view/geometry"
import type { Editor } from "./editor"
import { bringFiles } from "./bring-files"
import { useEditor, useEditorState, useProject } from "./use-editor.client"

/** Regions on the time line: moved, trimmed and selected by pointer and touch; zoomed by wheel and pinch. */
export function Timeline({ children }: { children?: ReactNode }) {
  const editor = useEditor()
  const project = useProject()
  const { view, selected, cycle, mix: { open } } = useEditorState((state) => state)
  const canvas = useRef<HTMLCanvasElement>(null)
  const boxes = useRef<Box[]>([])
  const redraw = useRef(() => {})

  useEffect(() => {
    const surface = canvas.current
    const context = surface?.getContext("2d")
    if (!surface || !context) return
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = surface
      const ratio = Math.min(3, window.devicePixelRatio || 1)
      if (surface.width !== Math.round(width * ratio) || surface.height !== Math.round(height * ratio)) {
        surface.width = Math.round(width * ratio)
        surface.height = Math.round(height * ratio)
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      const style = getComputedStyle(surface)
      const ink = Object.fromEntries([["line", "--line"], ["lineStrong", "--line-strong"], ["ink", "--ink"], ["muted", "--muted"], ["surface", "--surface"], ["paper", "--paper"], ["accent", "--accent"]].map(([name = "", variable = ""]) => [name, style.getPropertyValue(variable)])) as Parameters<typeof drawTimeline>[3]["ink"]
      const rows = rowsOf(project, open)
      const colours = new Map(rows.map(({ track }, index) => [track.id, colourOf(track.colour, index)]))
      boxes.current = drawTimeline(context, width, height, { project, rows, view, selected, cycle, colours, ink, peaksOf: (assetId) => known(editor, assetId, () => { redraw.current() }) })
    }
    let frame = 0
    redraw.current = () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(draw) }
    redraw.current()
    const observer = new ResizeObserver(() => { redraw.current() })
    observer.observe(surface)
    return () => { observer.disconnect(); cancelAnimationFrame(frame) }
  })

  useWheel(editor, canvas)
  return (
    <div
      data-timeline className="relative min-h-0 min-w-0 flex-1 overflow-hidden"
      onDragOver={(event) => { event.preventDefault() }}
      onDrop={(event) => {
        event.preventDefault()
        const { left, top } = event.currentTarget.getBoundingClientRect()
        const hit = hitAt([], rowsOf(project, open), view, event.clientX - left, event.clientY - top - RULER_PX)
        void bringFiles(editor, [...event.dataTransfer.files], snapped(editor, toTick(view, event.clientX - left)), hit.kind === "row" ? hit.trackId : null)
      }}
    >
      <canvas ref={canvas} aria-label="Timeline" role="img" className="absolute inset-0 size-full touch-none select-none" onPointerDown={(event) => { press(editor, boxes.current, event) }} />
      <LaneRows snap={snapped} />
      <RecordingBand />
      {children}
      <Playhead />
      {rowsOf(project).length === 0 && <p className="pointer-events-none absolute inset-0 grid place-items-center p-6 text-center text-muted">Drop sounds here, or bring them in with +.</p>}
    </div>
  )
}

/** Where it plays: moved without drawing anything else anew. */
export function Playhead() {
  const editor = useEditor()
  const line = useRef<HTMLDivElement>(null)
  const { cursor, isPlaying, view } = useEditorState((state) => state)
  useEffect(() => {
    let frame = 0
    const place = () => {
      const tick = (isPlaying ? editor.engine?.position : undefined) ?? cursor
      if (line.current) line.current.style.transform = `translateX(${toPx(editor.state.view, tick)}px)`
      if (isPlaying) frame = requestAnimationFrame(place)
    }
    place()
    return () => { cancelAnimationFrame(frame) }
  }, [editor, cursor, isPlaying, view])
  return <div ref={line} aria-hidden className="pointer-events-none absolute inset-y-0 left-0 w-px bg-accent will-change-transform" />
}

const asked = new WeakMap<Editor, Map<string, Peaks | "asked">>()

/** A waveform that is here already; else it is asked for once, and drawn when it has come. */
function known(editor: Editor, assetId: string, redraw: () => void): Peaks | undefined {
  const all = asked.get(editor) ?? new Map<string, Peaks | "asked">()
  asked.set(editor, all)
  const there = all.get(assetId)
  if (there !== undefined) return there === "asked" ? undefined : there
  all.set(assetId, "asked")
  editor.library.peaks(assetId).then((peaks) => { if (peaks) { all.set(assetId, peaks); redraw() } else all.delete(assetId) }, (error: unknown) => { console.warn(`A waveform could not be drawn: ${String(error)}`) })
  return undefined
}

/** The nearest line of the project's grid. */
export function snapped({ project, state }: Editor, tick: number): number {
  const { start, end } = project.meter.barAt(Math.max(0, tick))
  return snapTick(tick, gridOf(project.settings.snap, state.view.ticksPerPx, end - start), project.meter)
}

/** What a press begins: a move, a trim, a choice, or a place to play from. */
function press(editor: Editor, boxes: readonly Box[], event: PointerEvent<HTMLCanvasElement>): void {
  if (event.button !== 0) return
  const surface = event.currentTarget
  const { left, top } = surface.getBoundingClientRect()
  const { project, session, state: { view, selected } } = editor
  const rows = rowsOf(project, editor.state.mix.open)
  const [x, y] = [event.clientX - left, event.clientY - top]
  if (y < RULER_PX) { editor.seek(snapped(editor, toTick(view, x))); return }
  const hit = hitAt(boxes, rows, view, x, y - RULER_PX)
  if (hit.kind === "row" || hit.kind === "none") {
    editor.set({ selected: new Set(), ...(hit.kind === "row" && { trackId: hit.trackId }) })
    editor.seek(snapped(editor, toTick(view, x)))
    return
  }
  const { region } = hit.box
  const ids = chosen(selected, region.id, event.shiftKey || event.metaKey || event.ctrlKey)
  editor.set({ selected: ids, trackId: region.trackId })
  surface.setPointerCapture(event.pointerId)
  let hasBegun = false
  const onMove = (move: globalThis.PointerEvent) => {
    const [dx, dy] = [move.clientX - event.clientX, move.clientY - event.clientY]
    if (!hasBegun && Math.hypot(dx, dy) < 4) return
    if (!hasBegun) session.begin(hit.kind === "region" ? "Move region" : "Trim region")
    hasBegun = true
    const now = project.get("regions", region.id)
    if (!now) return
    const tick = (from: number) => snapped(editor, from + dx * editor.state.view.ticksPerPx)
    if (hit.kind === "start") session.run(trimStart(region.id, tick(region.start)))
    else if (hit.kind === "end") session.run(trimEnd(region.id, tick(toTick(view, hit.box.right))))
    else session.run(moveRegions([...ids], { by: tick(region.start) - now.start, onto: { [now.trackId]: rowUnder(rows, hit.box, dy) ?? now.trackId } }))
  }
  const onEnd = () => {
    surface.removeEventListener("pointermove", onMove)
    if (hasBegun) session.end()
  }
  surface.addEventListener("pointermove", onMove)
  surface.addEventListener("pointerup", onEnd, { once: true })
  surface.addEventListener("pointercancel", onEnd, { once: true })
}

/** What is selected after a press on a region: it alone, or with what was before. */
function chosen(selected: ReadonlySet<Id>, id: Id, isMore: boolean): ReadonlySet<Id> {
  if (!isMore) return selected.has(id) ? selected : new Set([id])
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

const rowUnder = (rows: ReturnType<typeof rowsOf>, { region }: Box, dy: number) => {
  const own = rows.find(({ track }) => track.id === region.trackId)
  const middle = (own?.top ?? 0) + ROW_PX / 2 + dy
  return (rows.findLast(({ top }) => top <= middle) ?? rows[0])?.track.id
}

/** Wheel: down and up; with Shift along; with Ctrl (also what a pinch on a touchpad says) closer and farther. */
function useWheel(editor: Editor, canvas: { current: HTMLCanvasElement | null }) {
  useEffect(() => {
    const surface = canvas.current
    if (!surface) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view } = editor.state
      const mostDown = endOfRows(rowsOf(editor.project, editor.state.mix.open)) - (surface.clientHeight - RULER_PX) + ROW_PX
      if (event.ctrlKey || event.metaKey) editor.set({ view: zoomed(view, event.clientX - surface.getBoundingClientRect().left, Math.exp(event.deltaY / 240)) })
      else editor.set({ view: scrolled(view, event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY, mostDown) })
    }
    surface.addEventListener("wheel", onWheel, { passive: false })
    return () => { surface.removeEventListener("wheel", onWheel) }
  }, [editor, canvas])
}
