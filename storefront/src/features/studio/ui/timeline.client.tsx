"use client"

import { formatPosition } from "@max-booster/studio-core"
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from "react"
import { DRAGGED_SOUND, dropSound } from "../arrange/sounds"
import { Lanes } from "../arrange/lanes.client"
import { StudioMenu } from "../arrange/menu.client"
import { Minimap } from "../arrange/minimap.client"
import { boxAt, hover, open, placeIn, snapped } from "../arrange/pointer"
import { Stage } from "../arrange/stage"
import { RegionList } from "../arrange/region-list.client"
import { followPointers, followWheel } from "../arrange/touch"
import { taller } from "../arrange/commands/tracks"
import { seen } from "../arrange/commands/view"
import type { Place } from "../arrange/commands"
import { LaneRows } from "../mix/automation/lane-row.client"
import { RecordingBand } from "../record/on-tracks.client"
import { countOf, dropHeld, holdsStems } from "../sounds/dragging"
import { moverOf } from "../view/mover"
import { heightOf, rowAt, RULER_PX, toPx, toTick } from "../view/geometry"
import { bringFiles } from "./bring-files"
import type { Editor } from "./editor"
import { useEditor, useEditorState } from "./use-editor.client"

export { snapped } from "../arrange/pointer"

/** Regions on the time line: drawn by a stage of their own, outside of React. */
export function Timeline({ children }: { children?: ReactNode }) {
  const editor = useEditor()
  const base = useRef<HTMLCanvasElement>(null)
  const over = useRef<HTMLCanvasElement>(null)
  const stage = useRef<Stage | null>(null)
  const [place, setPlace] = useState<Place>("region")

  useEffect(() => {
    const [surface, top] = [base.current, over.current]
    if (!surface || !top) return
    const made = new Stage(editor, surface, top)
    stage.current = made
    const stops = [followPointers(editor, made, surface), followWheel(editor, made, surface, (factor) => { taller(editor, factor) })]
    const onHover = (event: PointerEvent) => { if (event.buttons === 0) hover(editor, made, surface, event) }
    surface.addEventListener("pointermove", onHover)
    const observer = new ResizeObserver(() => { Object.assign(seen, { width: surface.clientWidth, height: surface.clientHeight }) })
    observer.observe(surface)
    return () => {
      observer.disconnect()
      surface.removeEventListener("pointermove", onHover)
      for (const stop of stops) stop()
      made.close()
    }
  }, [editor])

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden">
      <Minimap />
      <Lanes />
      <StudioMenu place={place}>
        <div
          data-timeline className="relative min-h-0 flex-1 overflow-hidden"
          onContextMenu={(event) => { if (stage.current) setPlace(meant(editor, stage.current, event.currentTarget, event)) }}
          onDragOver={(event) => { event.preventDefault(); if (stage.current) preview(editor, stage.current, event) }}
          onDragLeave={() => { stage.current?.overlay({}) }}
          onDrop={(event) => { event.preventDefault(); if (stage.current) drop(editor, stage.current, event) }}
          onDoubleClick={(event) => {
            const { x, y } = placeIn(event.currentTarget, event)
            const box = stage.current && y > RULER_PX ? boxAt(stage.current, x, y - RULER_PX) : undefined
            if (box) open(editor, box.region.id)
          }}
        >
          <RegionList />
          <canvas ref={base} aria-label="Timeline" role="img" className="absolute inset-0 size-full touch-none select-none" />
          <canvas ref={over} aria-hidden hidden className="pointer-events-none absolute inset-0 size-full" />
          <LaneRows snap={snapped} />
          <RecordingBand />
          {children}
          <Playhead />
          <Nothing />
        </div>
      </StudioMenu>
    </div>
  )
}

/** What to do while there is nothing. */
function Nothing() {
  const editor = useEditor()
  const [isEmpty, setEmpty] = useState(true)
  useEffect(() => {
    const look = () => { setEmpty(!editor.project.all("tracks").some(({ kind }) => kind !== "master")) }
    look()
    return editor.project.subscribe(look)
  }, [editor])
  return isEmpty ? (
    <div className="pointer-events-none absolute inset-x-0 top-12 grid place-items-center gap-1 p-6 text-center text-muted">
      <p className="text-base font-semibold text-ink">Nothing here yet</p>
      <p className="max-w-sm text-sm">Drag sounds in from your disk, or add a track on the left.</p>
    </div>
  ) : null
}

/** What a context menu is opened on; it is selected first. Opened by key, it is for what is selected. */
function meant(editor: Editor, stage: Stage, surface: Element, event: { clientX: number; clientY: number; target: EventTarget }): Place {
  const { x, y } = placeIn(surface, event)
  if (event.target instanceof Element && event.target.closest("[role=listbox]")) return editor.state.selected.size > 0 ? "region" : "track"
  if (y < RULER_PX) {
    editor.seek(snapped(editor, toTick(editor.state.view, x)))
    return "ruler"
  }
  stage.measure()
  const box = boxAt(stage, x, y - RULER_PX)
  if (!box) {
    const row = rowAt(stage.rows, editor.state.view, y - RULER_PX)
    editor.set({ selected: new Set(), ...(row && { trackId: row.track.id }) })
    editor.seek(snapped(editor, toTick(editor.state.view, x)))
    return "track"
  }
  if (!editor.state.selected.has(box.region.id)) editor.set({ selected: new Set([box.region.id]) })
  editor.set({ trackId: box.region.trackId })
  return "region"
}

/** Where files or a sound would land. */
function preview(editor: Editor, stage: Stage, event: DragEvent<HTMLElement>): void {
  const { x, y } = placeIn(event.currentTarget, event)
  const tick = snapped(editor, toTick(editor.state.view, x))
  const row = rowAt(stage.rows, editor.state.view, y - RULER_PX)
  const count = countOf(event.dataTransfer)
  const isAudio = row?.track.kind === "audio" && !holdsStems(event.dataTransfer)
  const top = RULER_PX + (isAudio && row ? row.top : heightOf(stage.rows)) - editor.state.view.top
  const left = toPx(editor.state.view, tick)
  stage.overlay({ line: { x: left, text: formatPosition(editor.project.meter, tick) }, ghost: { left, top, width: 160, height: row?.height ?? 72, text: `${count > 1 ? `${count} sounds` : "Sound"}${isAudio && row ? "" : count > 1 ? " on new tracks" : " on a new track"}` } })
}

function drop(editor: Editor, stage: Stage, event: DragEvent<HTMLElement>): void {
  stage.overlay({})
  const { x, y } = placeIn(event.currentTarget, event)
  const tick = snapped(editor, toTick(editor.state.view, x))
  const trackId = rowAt(stage.rows, editor.state.view, y - RULER_PX)?.track.id ?? null
  const assetId = event.dataTransfer.getData(DRAGGED_SOUND)
  if (assetId) dropSound(editor, assetId, tick, trackId)
  else if (!dropHeld(editor, event.dataTransfer, tick, trackId)) void bringFiles(editor, [...event.dataTransfer.files], tick, trackId)
}

/** Where it plays: moved without drawing anything else anew; the view turns a page with it. */
export function Playhead() {
  const editor = useEditor()
  const line = useRef<HTMLDivElement>(null)
  const isPlaying = useEditorState((state) => state.isPlaying)
  useEffect(() => {
    if (!line.current) return
    const mover = moverOf(line.current, "X")
    let frame = 0
    const place = () => {
      const { view, cursor, arrange } = editor.state
      const tick = (isPlaying ? editor.engine?.position : undefined) ?? cursor
      const px = toPx(view, tick)
      mover.to(px)
      const isAway = px > seen.width * 0.92 || px < 0
      if (isPlaying && arrange.isFollowing && isAway && editor.engine?.position !== undefined) editor.set({ view: { ...view, from: Math.max(0, tick - seen.width * 0.08 * view.ticksPerPx) } })
    }
    const loop = () => { place(); frame = requestAnimationFrame(loop) }
    const stop = editor.subscribe(place)
    if (isPlaying) loop()
    else place()
    return () => { cancelAnimationFrame(frame); stop(); mover.end() }
  }, [editor, isPlaying])
  return <div ref={line} aria-hidden className="pointer-events-none absolute inset-y-0 left-0 w-px bg-accent" />
}
