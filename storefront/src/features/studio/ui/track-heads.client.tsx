"use client"

import { addTrack, setTracks, type Entry } from "@max-booster/studio-core"
import { Plus } from "lucide-react"
import { cn } from "@/lib/cn"
import { LaneHeads, LanesSwitch } from "../mix/automation/lane-heads.client"
import { Mute } from "../mix/mute.client"
import { ArmSwitch } from "../record/on-tracks.client"
import { TakesSwitch } from "../record/take-lanes.client"
import { colourOf } from "../view/colours"
import { ROW_PX, rowsOf, RULER_PX } from "../view/geometry"
import { bringFiles } from "./bring-files"
import { useEditor, useEditorState, useProject } from "./use-editor.client"

/** Names and switches of the tracks, beside their rows. */
export function TrackHeads() {
  const editor = useEditor()
  const project = useProject()
  const top = useEditorState(({ view }) => view.top)
  const trackId = useEditorState((state) => state.trackId)
  const open = useEditorState(({ mix }) => mix.open)
  return (
    <div className="relative w-36 shrink-0 overflow-hidden border-r border-line-strong bg-surface sm:w-56">
      <div className="flex items-center justify-between border-b border-line-strong px-2" style={{ height: RULER_PX }}>
        <span className="text-xs font-semibold text-muted">Tracks</span>
        <AddMenu />
      </div>
      <ol aria-label="Tracks" style={{ transform: `translateY(${-top}px)` }}>
        {rowsOf(project, open).map(({ track, depth }, index) => (
          <li key={track.id} onPointerDown={() => { editor.set({ trackId: track.id }) }}>
            <div style={{ height: ROW_PX, paddingLeft: depth * 12 }} className={cn("relative flex border-b border-line", trackId === track.id && "bg-accent-soft")}>
            <span aria-hidden className="w-1.5 shrink-0" style={{ background: colourOf(track.colour, index) }} />
            <div className="grid min-w-0 flex-1 content-center gap-1 px-2">
              <input key={track.name} aria-label={`Name of track ${index + 1}`} defaultValue={track.name} className="w-full min-w-0 truncate rounded bg-transparent text-sm font-semibold" onBlur={(event) => { const name = event.currentTarget.value.trim(); if (name && name !== track.name) editor.session.run(setTracks([track.id], { name })) }} onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur() }} />
              <div className="flex gap-1"><Mute track={track} /><Switch track={track} what="solo" letter="S" /><ArmSwitch track={track} /><LanesSwitch track={track} /></div>
            </div>
            <TakesSwitch trackId={track.id} name={track.name} />
            </div>
            <LaneHeads track={track} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Mute or solo. */
export function Switch({ track, what, letter }: { track: Entry<"tracks">; what: "mute" | "solo"; letter: string }) {
  const { session } = useEditor()
  const isOn = track[what]
  return <button type="button" aria-label={`${what === "mute" ? "Mute" : "Solo"} ${track.name}`} aria-pressed={isOn} onClick={() => { session.run(setTracks([track.id], { [what]: !isOn })) }} className={cn("grid h-7 w-9 place-items-center rounded border border-line-strong text-xs font-bold", isOn && (what === "mute" ? "border-bad bg-bad text-paper" : "border-warn bg-warn text-paper"))}>{letter}</button>
}

function AddMenu() {
  const editor = useEditor()
  return (
    <span className="flex">
      <label className="grid size-8 cursor-pointer place-items-center rounded hover:bg-line/60" title="Bring sounds in">
        <Plus size={18} aria-hidden />
        <input type="file" multiple accept="audio/*" aria-label="Bring sounds in" className="sr-only" onChange={(event) => { void bringFiles(editor, [...(event.currentTarget.files ?? [])], editor.state.cursor, null); event.currentTarget.value = "" }} />
      </label>
      <button type="button" aria-label="Add a bus" title="Add a bus" className="grid h-8 place-items-center rounded px-1 text-xs font-semibold text-muted hover:bg-line/60" onClick={() => { editor.session.run(addTrack({ kind: "bus", name: "Bus" })) }}>Bus</button>
    </span>
  )
}
