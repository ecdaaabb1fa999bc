"use client"

import { formatPosition, moveNotes, setVelocity } from "@max-booster/studio-core"
import { Grid3x3, MousePointer2, Pencil, X } from "lucide-react"
import { useEffect, useId, useRef, useState } from "react"
import { TypedNumber } from "../arrange/fields.client"
import { setArrange, told } from "../arrange/state"
import { Tool } from "../ui/transport-bar.client"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { MidiControls } from "./midi.client"
import { keyOnNotes, quantizeNotes, ROLL_KEYS, type Groove } from "./roll-keys"
import { Audition, deleteAt, pressRoll, rollGrid, wheelRoll, type RollTool } from "./roll-pointer"
import { RollStage } from "./roll-stage"
import { SoundChoice } from "./sound-choice.client"

/** The notes of one region: drawn, moved, heard, and put on the grid. */
export function Roll({ regionId }: { regionId: string }) {
  const editor = useEditor()
  const project = useProject("regions", "tracks", "notes")
  const region = project.get("regions", regionId)
  const track = project.get("tracks", region?.trackId ?? "")
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<RollStage | null>(null)
  const [tool, setTool] = useState<RollTool>("draw")
  const [groove, setGroove] = useState<Groove>({ strength: 1, swing: 0 })
  const selected = useEditorState(({ arrange }) => arrange.selectedNotes)
  const help = useId()
  const toolNow = useRef(tool)
  useEffect(() => { toolNow.current = tool }, [tool])

  useEffect(() => {
    const surface = canvas.current
    if (!surface) return
    const made = new RollStage(editor, regionId, surface)
    const audition = new Audition(editor, () => made.region?.trackId ?? "")
    stage.current = made
    const onDown = (event: PointerEvent) => { pressRoll(editor, made, audition, toolNow.current, surface, event) }
    const onWheel = (event: WheelEvent) => { wheelRoll(made, event, event.clientX - surface.getBoundingClientRect().left) }
    surface.addEventListener("pointerdown", onDown)
    surface.addEventListener("wheel", onWheel, { passive: false })
    return () => {
      surface.removeEventListener("pointerdown", onDown)
      surface.removeEventListener("wheel", onWheel)
      audition.stop()
      made.close()
    }
  }, [editor, regionId])

  if (!region || !track) return null
  const ids = [...selected].filter((id) => project.get("notes", id))
  const first = project.get("notes", ids[0] ?? "")
  const transpose = (semitones: number) => { told(editor, editor.session.run(moveNotes(ids.length > 0 ? ids : project.of("notes", "regionId", regionId).map(({ id }) => id), { semitones }))) }
  return (
    <section aria-label={`Notes of ${region.name || track.name}`} className="flex h-[min(22rem,45dvh)] shrink-0 flex-col border-t border-line-strong bg-surface">
      <div className="flex items-center gap-1 overflow-x-auto border-b border-line px-1">
        <Tool label="Close the notes" onClick={() => { setArrange(editor, { rollId: null }) }}><X /></Tool>
        <h2 className="max-w-40 shrink-0 truncate px-1 text-sm font-bold">{region.name || track.name}</h2>
        <SoundChoice track={{ ...track, id: region.trackId }} />
        <Tool label="Draw notes" isOn={tool === "draw"} onClick={() => { setTool("draw") }}><Pencil /></Tool>
        <Tool label="Select notes" isOn={tool === "select"} onClick={() => { setTool("select") }}><MousePointer2 /></Tool>
        <Tool label="Quantize" onClick={() => { if (stage.current) quantizeNotes(editor, regionId, rollGrid(editor, stage.current), groove) }}><Grid3x3 /></Tool>
        <label className="flex items-center gap-1 text-xs text-muted">Strength<TypedNumber label="Strength of quantizing, percent" value={groove.strength * 100} min={0} max={100} step={5} onChange={(percent) => { setGroove({ ...groove, strength: percent / 100 }) }} /></label>
        <label className="flex items-center gap-1 text-xs text-muted">Swing<TypedNumber label="Swing, percent" value={groove.swing * 100} min={0} max={100} step={5} onChange={(percent) => { setGroove({ ...groove, swing: percent / 100 }) }} /></label>
        {[-12, -1, 1, 12].map((by) => <button key={by} type="button" aria-label={`Transpose by ${by} semitones`} className="h-11 shrink-0 rounded-lg px-2 text-sm font-semibold tabular hover:bg-line/60" onClick={() => { transpose(by) }}>{by > 0 ? `+${by}` : String(by).replace("-", "−")}</button>)}
        {first && <label className="flex items-center gap-1 text-xs text-muted">Velocity<TypedNumber label="Velocity of the selected notes" value={first.velocity} min={1} max={127} step={1} onChange={(to) => { told(editor, editor.session.run(setVelocity(ids, { to }))) }} /></label>}
        <MidiControls trackId={region.trackId} />
      </div>
      <p id={help} className="sr-only">{ROLL_KEYS}</p>
      <canvas
        ref={canvas} tabIndex={0} role="application" aria-label={`Piano roll, ${project.of("notes", "regionId", regionId).length} notes, from ${formatPosition(project.meter, region.start)}`} aria-describedby={help}
        className="min-h-0 w-full flex-1 touch-none select-none"
        onKeyDown={(event) => {
          if (!stage.current || !keyOnNotes(editor, regionId, rollGrid(editor, stage.current), groove, event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
        onDoubleClick={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect()
          if (stage.current && tool === "select") deleteAt(editor, stage.current, event.clientX - left, event.clientY - top)
        }}
      />
    </section>
  )
}
