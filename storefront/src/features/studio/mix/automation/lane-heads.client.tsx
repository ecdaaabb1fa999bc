"use client"

import { addLane, deleteLanes, insertsOf, setLaneMode, type Entry, type Id } from "@max-booster/studio-core"
import { MousePointer2, Pencil, Plus, Power, SquareDashedMousePointer, Trash2 } from "lucide-react"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { setArrange } from "../../arrange/state"
import { switchLook } from "../../ui/switch-look"
import { useEditor, useEditorState, useProject } from "../../ui/use-editor.client"
import { Small } from "../rack.client"
import { said } from "../spec"
import { attempt, setMix, writeModes, type LaneTool, type WriteMode } from "../state"
import { specOf, targetsOf } from "../targets"
import { LANE_PX, lanesOf, TOOLS_PX } from "./lanes"
import { writerOf } from "./writer"

/** Shows or hides the lanes of a track. */
export function LanesSwitch({ track, className }: { track: Entry<"tracks">; className?: string }) {
  const editor = useEditor()
  const rows = useEditorState(({ arrange }) => arrange.rows)
  const isOpen = rows.open.has(track.id)
  const toggle = () => {
    const open = new Set(rows.open)
    if (!open.delete(track.id)) open.add(track.id)
    setArrange(editor, { rows: { ...rows, open } })
  }
  return <button type="button" aria-label={`Automation of ${track.name}`} title="Automation" aria-pressed={isOpen} onClick={toggle} className={cn(switchLook, isOpen && "border-accent bg-accent text-accent-ink", className)}>A</button>
}

/** Names of a track's open lanes beside them, and what can be done with them all. */
export function LaneHeads({ track }: { track: Entry<"tracks"> }) {
  const project = useProject()
  const isOpen = useEditorState(({ arrange }) => arrange.rows.open.has(track.id))
  if (!isOpen) return null
  return (
    <>
      {lanesOf(project, track.id).map((lane) => <LaneHead key={lane.id} lane={lane} trackName={track.name} />)}
      <Tools track={track} />
    </>
  )
}

function LaneHead({ lane, trackName }: { lane: Entry<"lanes">; trackName: string }) {
  const editor = useEditor()
  const project = useProject()
  const spec = specOf(project, lane.target)
  const insert = project.get("inserts", lane.target.split(":")[1] ?? "")
  const label = targetsOf(project, lane.trackId, insert ? [{ ...insert, id: lane.target.split(":")[1] ?? "" }] : []).find(({ target }) => target === lane.target)?.label ?? spec?.label ?? lane.target
  const isOff = lane.mode === "off"
  return (
    <div role="group" aria-label={`${label} of ${trackName}`} className="flex items-center gap-1 border-b border-line bg-paper pl-2 sm:pl-4" style={{ height: LANE_PX }}>
      <div className="grid min-w-0 flex-1">
        <span className={cn("truncate text-xs font-semibold", isOff && "text-muted line-through")} title={label}>{label}</span>
        <Now lane={lane} />
      </div>
      <Small label={`Switch ${label} automation ${isOff ? "on" : "off"}`} isOn={isOff} onClick={() => { attempt(editor, setLaneMode([lane.id], isOff ? "read" : "off")) }}><Power /></Small>
      <span className="max-sm:hidden"><Small label={`Delete ${label} automation`} onClick={() => { attempt(editor, deleteLanes([lane.id])) }}><Trash2 /></Small></span>
    </div>
  )
}

/** What the lane's control has at the cursor, or as it is heard. */
function Now({ lane }: { lane: Entry<"lanes"> }) {
  const editor = useEditor()
  const project = useProject()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const text = useRef<HTMLOutputElement>(null)
  const spec = specOf(project, lane.target)
  const cursor = useEditorState((state) => state.cursor)
  useEffect(() => {
    let frame = 0
    const show = () => {
      if (text.current && spec) text.current.textContent = said(spec, writerOf(editor).now(lane.trackId, lane.target))
      if (isPlaying) frame = requestAnimationFrame(show)
    }
    show()
    return () => { cancelAnimationFrame(frame) }
  }, [editor, project, lane, spec, isPlaying, cursor])
  return <output ref={text} className="truncate text-[11px] tabular text-muted" />
}

const tools: readonly { id: LaneTool; label: string; picture: React.ReactNode }[] = [
  { id: "points", label: "Points: click adds, drag moves and bends", picture: <MousePointer2 /> }, { id: "draw", label: "Pencil: draw freely", picture: <Pencil /> }, { id: "select", label: "Select a range of points", picture: <SquareDashedMousePointer /> },
]
const modeWords: Record<WriteMode, string> = { read: "Read", touch: "Touch", latch: "Latch", write: "Write" }

function Tools({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const tool = useEditorState(({ mix }) => mix.tool)
  return (
    <div className="flex items-center gap-0.5 border-b border-line bg-paper pl-3" style={{ height: TOOLS_PX }}>
      <WriteModeChoice trackId={track.id} name={track.name} />
      <div role="group" aria-label="Tool" className="flex max-sm:hidden">
        {tools.map(({ id, label, picture }) => <Small key={id} label={label} isOn={tool === id} onClick={() => { setMix(editor, { tool: id }) }}>{picture}</Small>)}
      </div>
      <AddLane track={track} />
    </div>
  )
}

/** How the track's moved controls are written while it plays. */
export function WriteModeChoice({ trackId, name }: { trackId: Id; name: string }) {
  const editor = useEditor()
  const writing = useEditorState(({ mix }) => mix.writing)
  const mode = writing.get(trackId) ?? "read"
  return (
    <select aria-label={`Automation mode of ${name}`} value={mode} className={cn("min-h-8 rounded-md border border-line-strong bg-raised px-1 text-xs text-ink pointer-coarse:min-h-11", mode !== "read" && "border-bad text-bad")} onChange={(event) => { setMix(editor, { writing: new Map(writing).set(trackId, writeModes.find((each) => each === event.currentTarget.value) ?? "read") }) }}>
      {writeModes.map((each) => <option key={each} value={each}>{modeWords[each]}</option>)}
    </select>
  )
}

function AddLane({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const project = useProject()
  const there = new Set(lanesOf(project, track.id).map(({ target }) => target))
  const targets = targetsOf(project, track.id, insertsOf(project, track.id)).filter(({ target }) => !there.has(target))
  return (
    <label className="relative ml-auto grid size-9 place-items-center rounded-lg text-muted focus-within:outline-2 focus-within:outline-accent hover:bg-line/60 hover:text-ink pointer-coarse:size-11" title="Add an automation lane">
      <Plus size={16} aria-hidden />
      <select aria-label={`Add an automation lane to ${track.name}`} value="" className="absolute inset-0 cursor-pointer opacity-0" onChange={(event) => { attempt(editor, addLane(track.id, event.currentTarget.value)) }}>
        <option value="" disabled>Automate…</option>
        {targets.map(({ target, label }) => <option key={target} value={target}>{label}</option>)}
      </select>
    </label>
  )
}
