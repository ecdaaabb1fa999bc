"use client"

import { formatPosition, setProject, setTempo, snaps } from "@max-booster/studio-core"
import { LoaderCircle, Pause, Play, Redo2, Repeat, SkipBack, Undo2 } from "lucide-react"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { useEditor, useEditorState, useProject } from "./use-editor.client"

/** Play, place, tempo, grid, and back and forth in what was done. `record` stands beside play; on a phone all else is one line to be swiped along. */
export function TransportBar({ record, children }: { record?: React.ReactNode; children?: React.ReactNode }) {
  const editor = useEditor()
  const project = useProject()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const isStarting = useEditorState((state) => state.isStarting)
  const cycle = useEditorState((state) => state.cycle)
  const { session } = editor
  const bpm = project.tempo.bpmAt(0)
  const meter = project.meter.barAt(0)
  return (
    <div role="toolbar" aria-label="Transport" className="flex shrink-0 flex-wrap items-center gap-x-1 border-b border-line bg-surface px-2 py-1">
      <div className="flex items-center">
        <Tool label="To the beginning" onClick={() => { editor.seek(0) }}><SkipBack /></Tool>
        <Tool label={isPlaying ? "Stop" : "Play"} isOn={isPlaying} onClick={() => { void editor.toggle() }}>{isPlaying ? <Pause /> : isStarting ? <LoaderCircle className="animate-spin" /> : <Play />}</Tool>
        {isStarting && <span role="status" className="sr-only">Reading sounds…</span>}
        {record}
        <Tool label="Play in circles" isOn={cycle.isOn} onClick={() => { editor.set({ cycle: { ...cycle, isOn: !cycle.isOn } }) }}><Repeat /></Tool>
        <Position />
        <Tool label={session.undoLabel ? `Undo: ${session.undoLabel}` : "Undo"} disabled={!session.undoLabel} onClick={() => { session.undo() }}><Undo2 /></Tool>
        <Tool label={session.redoLabel ? `Redo: ${session.redoLabel}` : "Redo"} disabled={!session.redoLabel} onClick={() => { session.redo() }}><Redo2 /></Tool>
      </div>
      <div className="relative flex min-w-0 flex-1 items-center gap-1 overflow-x-auto max-sm:basis-full sm:flex-wrap">
        <label className="flex shrink-0 items-center gap-1 text-sm text-muted">
          <input key={bpm} type="number" aria-label="Tempo" min={10} max={999} step={0.1} defaultValue={Math.round(bpm * 100) / 100} className={cn(fieldLook, "w-18")} onBlur={(event) => { const next = Number(event.currentTarget.value); if (next >= 10 && next <= 999) session.run(setTempo({ tick: 0, bpm: next })) }} onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur() }} />
          BPM
        </label>
        <span className="px-2 text-sm tabular text-muted">{`${meter.numerator}/${meter.denominator}`}</span>
        <select aria-label="Grid" value={project.settings.snap} className={cn(fieldLook, "w-30 shrink-0")} onChange={(event) => { session.run(setProject({ snap: event.currentTarget.value })) }}>
          {snaps.map((snap) => <option key={snap} value={snap}>{sayings[snap] ?? snap.replace("t", " triplet").replace("d", " dotted")}</option>)}
        </select>
        {children}
      </div>
    </div>
  )
}

const sayings: Record<string, string> = { off: "No grid", adaptive: "Grid fits the zoom", bar: "Bars" }
export const fieldLook = "min-h-9 rounded-md border border-line-strong bg-raised px-2 text-sm tabular text-ink"

/** Bar, beat and tick, as they go by. */
function Position() {
  const editor = useEditor()
  const cursor = useEditorState((state) => state.cursor)
  const isPlaying = useEditorState((state) => state.isPlaying)
  const text = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    let frame = 0
    const show = () => {
      if (text.current) text.current.textContent = formatPosition(editor.project.meter, (isPlaying ? editor.engine?.position : undefined) ?? cursor)
      if (isPlaying) frame = requestAnimationFrame(show)
    }
    show()
    return () => { cancelAnimationFrame(frame) }
  }, [editor, cursor, isPlaying])
  return <output ref={text} aria-label="Position" className="w-24 text-center text-lg font-semibold tabular" />
}

/** A button of the studio: dense, with its name for whoever does not see its picture. */
export const Tool = ({ label, isOn = false, disabled = false, onClick, children }: { label: string; isOn?: boolean; disabled?: boolean; onClick: () => void; children: React.ReactNode }) => (
  <button type="button" aria-label={label} title={label} aria-pressed={isOn} disabled={disabled} onClick={onClick} className={cn("grid size-9 shrink-0 place-items-center rounded-lg hover:bg-line/60 disabled:opacity-35 pointer-coarse:size-11 [&>svg]:size-5", isOn && "bg-accent text-accent-ink hover:bg-accent")}>{children}</button>
)
