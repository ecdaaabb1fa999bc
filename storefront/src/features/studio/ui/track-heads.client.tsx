"use client"

import { setTracks, type Entry } from "@max-booster/studio-core"
import { ChevronDown, ChevronRight, FolderPlus, Music2, Plus, Waves } from "lucide-react"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { add, fold } from "../arrange/commands/tracks"
import { HeadMenu, useRowDrag, useRowResize } from "../arrange/heads.client"
import { LANE_PX } from "../arrange/lanes.client"
import { MINIMAP_PX } from "../arrange/minimap.client"
import { LaneHeads, LanesSwitch } from "../mix/automation/lane-heads.client"
import { Mute } from "../mix/mute.client"
import { ArmSwitch } from "../record/on-tracks.client"
import { TakesSwitch } from "../record/take-lanes.client"
import { colourOf } from "../view/colours"
import { rowsOf, RULER_PX, type Row } from "../view/geometry"
import { moverOf } from "../view/mover"
import { bringFiles } from "./bring-files"
import { switchLook } from "./switch-look"
import { useEditor, useEditorState, useProject } from "./use-editor.client"

/** Names and switches of the tracks, beside their rows. */
export function TrackHeads() {
  const editor = useEditor()
  const project = useProject("tracks", "lanes", "inserts", "sends")
  const look = useEditorState(({ arrange }) => arrange.rows)
  const list = useRef<HTMLOListElement>(null)
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!list.current) return
    const mover = moverOf(list.current, "Y")
    const place = () => { mover.to(-editor.state.view.top) }
    place()
    const stop = editor.subscribe(place)
    return () => { stop(); mover.end() }
  }, [editor])
  const rows = rowsOf(project, look)
  const order = new Map(rowsOf(project).map(({ track }, index) => [track.id, index]))
  const drag = useRowDrag(rows, mark)
  return (
    <div className="flex w-32 shrink-0 select-none flex-col overflow-hidden border-r border-line-strong bg-surface sm:w-56">
      <div className="flex items-center border-b border-line px-1" style={{ height: MINIMAP_PX }}><span className="px-1 text-xs font-semibold text-muted">Tracks</span></div>
      <div className="hidden sm:block">
        {["Markers", "Tempo and meter"].map((name) => <p key={name} className="flex items-center justify-end border-b border-line px-2 text-xs text-muted" style={{ height: LANE_PX }}>{name}</p>)}
      </div>
      <div className="flex shrink-0 items-center justify-end border-b border-line-strong px-1" style={{ height: RULER_PX }}><AddMenu /></div>
      <div className="relative min-h-0 flex-1 overflow-hidden">
        <ol ref={list} aria-label="Tracks" className="absolute inset-x-0 top-0 min-h-full">
          {rows.map((row, index) => <Head key={row.track.id} row={row} index={index} colour={colourOf(row.track.colour, order.get(row.track.id) ?? 0)} drag={drag} />)}
          <div ref={mark} aria-hidden hidden className="pointer-events-none absolute inset-x-0 h-0.5 bg-accent" />
        </ol>
      </div>
    </div>
  )
}

function Head({ row: { track, depth, height }, index, colour, drag }: { row: Row; index: number; colour: string; drag: ReturnType<typeof useRowDrag> }) {
  const editor = useEditor()
  const isChosen = useEditorState((state) => state.trackId === track.id)
  const isFolded = useEditorState(({ arrange }) => arrange.rows.folded.has(track.id))
  const resize = useRowResize(track.id, height)
  return (
    <HeadMenu>
      <li aria-current={isChosen ? "true" : undefined} onPointerDown={() => { editor.set({ trackId: track.id }) }} onContextMenu={() => { editor.set({ trackId: track.id, selected: new Set() }) }}>
        <div style={{ height, paddingLeft: depth * 12 }} className={cn("relative flex border-b border-line", isChosen && "bg-accent-soft")}>
        <span aria-hidden title="Drag to move the track" className="w-2.5 shrink-0 cursor-grab touch-none" style={{ background: colour }} {...drag(track.id)} />
        <div className={cn("flex min-w-0 flex-1 gap-1 px-1 sm:px-1.5", height < 56 ? "items-center" : "flex-col justify-center")}>
          <span className="flex w-full min-w-0 items-center">
            {track.kind === "folder" && <button type="button" aria-label={`${isFolded ? "Open" : "Fold"} ${track.name}`} aria-expanded={!isFolded} className="grid size-6 shrink-0 place-items-center rounded hover:bg-line/60 pointer-coarse:size-11" onClick={() => { fold(editor, track.id) }}>{isFolded ? <ChevronRight size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}</button>}
            <input key={track.name} aria-label={`Name of track ${index + 1}`} defaultValue={track.name} className="w-full min-w-0 truncate rounded bg-transparent text-sm font-semibold" onBlur={(event) => { const name = event.currentTarget.value.trim(); if (name && name !== track.name) editor.session.run(setTracks([track.id], { name })) }} onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur() }} />
          </span>
          <div className="flex shrink-0 gap-0.5 sm:gap-1"><Mute track={track} /><Switch track={track} what="solo" letter="S" /><ArmSwitch track={track} /><LanesSwitch track={track} className="max-sm:hidden" /></div>
        </div>
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-1.5 cursor-ns-resize touch-none" {...resize} />
        <TakesSwitch trackId={track.id} name={track.name} />
        </div>
        <LaneHeads track={track} />
      </li>
    </HeadMenu>
  )
}

/** Mute or solo. */
export function Switch({ track, what, letter }: { track: Entry<"tracks">; what: "mute" | "solo"; letter: string }) {
  const { session } = useEditor()
  const isOn = track[what]
  return <button type="button" aria-label={`${what === "mute" ? "Mute" : "Solo"} ${track.name}`} aria-pressed={isOn} onClick={() => { session.run(setTracks([track.id], { [what]: !isOn })) }} className={cn(switchLook, isOn && (what === "mute" ? "border-bad bg-bad text-paper" : "border-warn bg-warn text-paper"))}>{letter}</button>
}

const small = "grid size-8 cursor-pointer place-items-center rounded hover:bg-line/60 pointer-coarse:size-9"

function AddMenu() {
  const editor = useEditor()
  return (
    <span className="flex">
      <label className={small} title="Bring sounds in">
        <Plus size={18} aria-hidden />
        <input type="file" multiple accept="audio/*" aria-label="Bring sounds in" className="sr-only" onChange={(event) => { void bringFiles(editor, [...(event.currentTarget.files ?? [])], editor.state.cursor, null); event.currentTarget.value = "" }} />
      </label>
      <button type="button" aria-label="Add an audio track" title="Add an audio track" className={cn(small, "hidden sm:grid")} onClick={() => { add(editor, "audio") }}><Waves size={17} aria-hidden /></button>
      <button type="button" aria-label="Add an instrument track" title="Add an instrument track" className={small} onClick={() => { add(editor, "instrument") }}><Music2 size={17} aria-hidden /></button>
      <button type="button" aria-label="Add a folder" title="Add a folder" className={cn(small, "hidden sm:grid")} onClick={() => { add(editor, "folder") }}><FolderPlus size={17} aria-hidden /></button>
      <button type="button" aria-label="Add a bus" title="Add a bus" className={cn(small, "w-auto px-1.5 text-xs font-semibold text-muted")} onClick={() => { add(editor, "bus") }}>Bus</button>
    </span>
  )
}
