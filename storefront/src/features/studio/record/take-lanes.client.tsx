"use client"

import { chooseTake, deleteRegions, flattenTakes } from "@max-booster/studio-core"
import { Check, Ear, Layers, Trash2, X } from "lucide-react"
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react"
import { cn } from "@/lib/cn"
import { LANE_PX } from "../arrange/lanes.client"
import { MINIMAP_PX } from "../arrange/minimap.client"
import type { Peaks } from "../audio/peaks"
import { colourOf } from "../view/colours"
import { rowsOf, RULER_PX, toPx, toTick, type Row } from "../view/geometry"
import type { Editor } from "../ui/editor"
import { Playhead, snapped } from "../ui/timeline.client"
import { useEditor, useEditorState, useProject, useView } from "../ui/use-editor.client"
import { drawTake } from "./draw-take"
import { useRecording } from "./recording"
import { foldersOf, type Folder, type TakeLane } from "./takes"

const TAKE_PX = 56
/** What stands above the rows. */
const HEAD_PX = MINIMAP_PX + 2 * LANE_PX + RULER_PX
/** So long do two takes cross over where one goes over into another, s. */
const CROSSFADE_SECONDS = 0.01

/** Choosing by swipe, key or button: one command. */
const choose = (editor: Editor, { take }: TakeLane, from: number, to: number) => {
  const verdict = editor.session.run(chooseTake(take.id, Math.min(from, to), Math.max(from, to), { crossfade: CROSSFADE_SECONDS }))
  editor.set({ trouble: verdict.done ? null : verdict.reason })
}

/** The takes of a track on lanes below it: a swipe puts a range of one into what is heard. */
export function TakeLanes() {
  const lanesOf = useEditorState((state) => state.recording.lanesOf)
  return lanesOf === null ? null : <LanesOf trackId={lanesOf} />
}

function LanesOf({ trackId }: { trackId: string }) {
  const recording = useRecording()
  const editor = useEditor()
  const project = useProject()
  const look = useEditorState(({ arrange }) => arrange.rows)
  const top = useView().top
  const rows = rowsOf(project, look)
  const index = rows.findIndex(({ track }) => track.id === trackId)
  const row = rows[index]
  const folders = row ? foldersOf(project, row.track.id) : []
  if (!row || folders.length === 0) return null
  const close = () => { recording.audition(null).catch(() => undefined); recording.set({ lanesOf: null }) }
  return (
    <section
      aria-label={`Takes of ${row.track.name}`}
      className="absolute inset-x-0 z-10 flex max-h-[55%] flex-col overflow-hidden border-y-2 border-line-strong bg-surface shadow-card"
      style={{ top: `clamp(${HEAD_PX}px, ${HEAD_PX + row.top - top + row.height}px, 45%)` }}
      onKeyDown={(event) => { if (event.key === "Escape") close() }}
    >
      <header className="flex min-h-11 items-center gap-1 border-b border-line pl-3">
        <h2 className="min-w-0 flex-1 truncate text-sm font-bold">{`Takes of ${row.track.name}`}</h2>
        <p className="hidden pr-2 text-xs text-muted md:block">Swipe over a take to hear it there</p>
        <button type="button" className="min-h-11 px-3 text-sm font-semibold hover:bg-line/60" onClick={() => { editor.session.gesture(() => { for (const { takeId } of folders) editor.session.run(flattenTakes(takeId)) }, "Flatten takes"); close() }}>Flatten</button>
        <LaneButton label="Close the takes" onClick={close}><X /></LaneButton>
      </header>
      <div className="overflow-y-auto">
        {folders.map((folder) => <FolderLanes key={folder.takeId} folder={folder} row={row} colour={colourOf(row.track.colour, index)} />)}
      </div>
    </section>
  )
}

function FolderLanes({ folder, row, colour }: { folder: Folder; row: Row; colour: string }) {
  const editor = useEditor()
  const recording = useRecording()
  const auditioned = useEditorState((state) => state.recording.auditioned)
  return (
    <ol aria-label={`Takes, ${folder.lanes.length} in all`}>
      {folder.lanes.map((lane, index) => {
        const name = lane.take.name || `Take ${index + 1}`
        const isAuditioned = auditioned === lane.take.id
        return (
          <li key={lane.take.id} className="flex border-b border-line" style={{ height: TAKE_PX }}>
            <div className="flex w-32 shrink-0 items-center border-r border-line-strong pl-2 sm:w-56">
              <span className="min-w-0 flex-1 truncate text-xs font-semibold sm:text-sm">{name}</span>
              <LaneButton label={isAuditioned ? `Hear what is chosen again, not only ${name}` : `Hear only ${name}`} isOn={isAuditioned} onClick={() => { void recording.audition(isAuditioned ? null : lane.take.id) }}><Ear /></LaneButton>
              <LaneButton label={`Use all of ${name}`} className="hidden sm:grid" onClick={() => { choose(editor, lane, lane.take.start, lane.end) }}><Check /></LaneButton>
              <LaneButton label={`Delete ${name}`} onClick={() => { editor.session.run(deleteRegions([lane.take.id])) }}><Trash2 /></LaneButton>
            </div>
            <Lane lane={lane} name={name} colour={row.track.colour || colour} />
          </li>
        )
      })}
    </ol>
  )
}

/** A take's wave; what is heard of it stands out. Swiped by pointer, or by Shift with arrows and Enter. */
function Lane({ lane, name, colour }: { lane: TakeLane; name: string; colour: string }) {
  const editor = useEditor()
  const project = useProject()
  const view = useView()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [swiped, setSwiped] = useState<{ from: number; to: number } | null>(null)
  const [peaks, setPeaks] = useState<Peaks | undefined>()
  useEffect(() => { editor.library.peaks(lane.take.assetId).then(setPeaks, (error: unknown) => { console.warn(`A waveform could not be drawn: ${String(error)}`) }) }, [editor, lane.take.assetId])
  useEffect(() => {
    const surface = canvas.current
    if (!surface) return
    const draw = () => { drawTake(surface, { lane, view, colour, peaks, rate: project.get("assets", lane.take.assetId)?.sampleRate ?? project.settings.sampleRate }) }
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(surface)
    return () => { observer.disconnect() }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0
    if (way !== 0 && event.shiftKey) {
      const range = swiped ?? { from: editor.state.cursor, to: editor.state.cursor }
      setSwiped({ ...range, to: Math.max(0, range.to + way * project.meter.barAt(range.to).beatTicks) })
    } else if (event.key === "Enter") {
      choose(editor, lane, swiped?.from ?? lane.take.start, swiped?.to ?? lane.end)
      setSwiped(null)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="button" tabIndex={0} aria-label={`${name}: ${sayChosen(lane)}. Enter uses all of it; Shift and arrows choose a range from the cursor on.`} className="relative min-w-0 flex-1 cursor-text touch-none overflow-hidden -outline-offset-2" onKeyDown={onKeyDown} onPointerDown={(event) => { swipe(editor, event, setSwiped, (from, to) => { choose(editor, lane, from, to) }) }}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      <Playhead />
      {swiped && <span aria-hidden className="pointer-events-none absolute inset-y-0 border-x-2 border-accent bg-accent/25" style={{ left: toPx(view, Math.min(swiped.from, swiped.to)), width: Math.max(2, Math.abs(swiped.to - swiped.from) / view.ticksPerPx) }} />}
    </div>
  )
}

const sayChosen = ({ take, end, chosen }: TakeLane) => (chosen.length === 0 ? "not heard" : chosen.some(({ from, to }) => from <= take.start + 1 && to >= end - 1) ? "heard" : `heard in ${chosen.length === 1 ? "a part" : `${chosen.length} parts`}`)

/** A swipe from one line of the grid to another. */
function swipe(editor: Editor, event: PointerEvent<HTMLDivElement>, show: (range: { from: number; to: number } | null) => void, done: (from: number, to: number) => void): void {
  if (event.button !== 0) return
  const surface = event.currentTarget
  const { left } = surface.getBoundingClientRect()
  const tickAt = (x: number) => snapped(editor, Math.max(0, toTick(editor.state.view, x - left)))
  const from = tickAt(event.clientX)
  let to = from
  surface.setPointerCapture(event.pointerId)
  const onMove = (move: globalThis.PointerEvent) => { to = tickAt(move.clientX); show({ from, to }) }
  const stop = () => {
    surface.removeEventListener("pointermove", onMove)
    surface.removeEventListener("pointerup", onUp)
    surface.removeEventListener("pointercancel", stop)
    show(null)
  }
  const onUp = () => { stop(); if (from !== to) done(from, to) }
  surface.addEventListener("pointermove", onMove)
  surface.addEventListener("pointerup", onUp)
  surface.addEventListener("pointercancel", stop)
}

const LaneButton = ({ label, isOn = false, className, onClick, children }: { label: string; isOn?: boolean; className?: string; onClick: () => void; children: ReactNode }) => (
  <button type="button" aria-label={label} title={label} aria-pressed={isOn} onClick={onClick} className={cn("grid h-11 w-9 shrink-0 place-items-center rounded-lg hover:bg-line/60 pointer-coarse:w-11 [&>svg]:size-4", isOn && "bg-accent text-accent-ink hover:bg-accent", className)}>{children}</button>
)

/** Shows or hides the takes of a track that has some. */
export function TakesSwitch({ trackId, name }: { trackId: string; name: string }) {
  const recording = useRecording()
  const project = useProject()
  const isShown = useEditorState((state) => state.recording.lanesOf === trackId)
  if (foldersOf(project, trackId).length === 0) return null
  const label = `${isShown ? "Hide" : "Show"} the takes of ${name}`
  return <button type="button" aria-label={label} title={label} aria-expanded={isShown} onClick={() => { recording.set({ lanesOf: isShown ? null : trackId }) }} className={cn("absolute right-1 top-0.5 grid size-7 place-items-center rounded border border-line-strong bg-surface pointer-coarse:size-8", isShown && "bg-accent text-accent-ink")}><Layers size={14} aria-hidden /></button>
}
