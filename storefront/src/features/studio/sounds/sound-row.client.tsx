"use client"

import type { StudioSound, StudioSoundFile } from "@max-booster/api-contract"
import { ChevronDown, ChevronRight } from "lucide-react"
import { useEffect, useId, useState } from "react"
import { ClipTrouble, ClipWave, HearClip } from "../clip/clip.client"
import { useClip, type ClipSource } from "../clip/use-clip.client"
import { useEditor } from "../ui/use-editor.client"
import { bringSound } from "./bring"
import { holdSound } from "./dragging"
import { filesOf, type Part, type Wanted } from "./shelf"

type Row = { label: string; wanted: Wanted; count: number; hear: ClipSource | null }

/** A recording outside of the project: heard, put at the cursor or dragged, unfolded to its files. */
export function SoundRow({ sound, isOwn }: { sound: StudioSound; isOwn: boolean }) {
  const { recording_id, title, by, bpm, key, duration_ms, peaks, preview_url, files: { whole, stems } } = sound
  const [isOpen, setOpen] = useState(false)
  const list = useId()
  const wanted: Wanted = { recordingId: recording_id, title, bpm, part: whole ? { of: "whole" } : { of: "stems" } }
  const facts = [bpm !== null && `${Math.round(bpm * 10) / 10} BPM`, key, lengthOf(duration_ms)].filter(Boolean).join(" · ")
  return (
    <li className="rounded-lg border border-line bg-raised">
      <Grip label={title} wanted={wanted} count={whole ? 1 : stems} hear={preview_url === null ? null : { name: title, open: () => Promise.resolve({ url: preview_url, wave: peaks }) }}>
        <span className="truncate text-sm font-semibold">{title}</span>
        <span className="truncate text-xs tabular text-muted">{facts}</span>
        {!isOwn && <span className="truncate text-xs text-muted">{`by ${by}`}</span>}
      </Grip>
      <button type="button" aria-expanded={isOpen} aria-controls={list} aria-label={`Files of ${title}`} onClick={() => { setOpen(!isOpen) }} className="flex min-h-9 w-full items-center gap-1 border-t border-line px-2 text-xs font-semibold text-muted hover:text-ink pointer-coarse:min-h-11">{isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}{[whole?.toUpperCase(), stems > 0 && (stems === 1 ? "1 stem" : `${stems} stems`)].filter(Boolean).join(", ") || "Files"}</button>
      <div id={list}>{isOpen && <Files sound={sound} />}</div>
    </li>
  )
}

type Read = { at: "loading" } | { at: "failed"; reason: string } | { at: "there"; files: StudioSoundFile[] }

function Files({ sound: { recording_id, title, bpm, peaks } }: { sound: StudioSound }) {
  const [read, setRead] = useState<Read>({ at: "loading" })
  useEffect(() => {
    const leaving = new AbortController()
    filesOf(recording_id, leaving.signal).then((files) => { setRead({ at: "there", files }) }, (error: unknown) => { if (!leaving.signal.aborted) setRead({ at: "failed", reason: error instanceof Error ? error.message : String(error) }) })
    return () => { leaving.abort() }
  }, [recording_id])
  if (read.at === "loading") return <p role="status" className="px-3 pb-2 text-sm text-muted">Looking…</p>
  if (read.at === "failed") return <p role="alert" className="px-3 pb-2 text-sm">{read.reason}</p>
  const stems = read.files.filter(({ kind }) => kind === "stem")
  const wanted = (part: Part): Wanted => ({ recordingId: recording_id, title, bpm, part })
  // Its address is asked for anew: a panel may be open for longer than an hour.
  const hear = (file: StudioSoundFile): ClipSource => ({ name: file.name, open: async () => {
    const url = (await filesOf(recording_id)).find(({ sha256 }) => sha256 === file.sha256)?.url
    return url === undefined ? undefined : { url, wave: file.kind === "stem" ? undefined : peaks }
  } })
  const row = (name: string, size: string, { label, ...rest }: Row) => (
    <li key={label} className="border-t border-line/60"><Grip {...{ label, ...rest }}><span className="truncate text-sm">{name}</span><span className="text-xs tabular text-muted">{size}</span></Grip></li>
  )
  return (
    <ul aria-label={`Files of ${title}`}>
      {read.files.filter(({ kind }) => kind !== "stem").map((file) => row(file.kind.toUpperCase(), inMegabytes(file.size), { label: `${file.kind.toUpperCase()} of ${title}`, wanted: wanted({ of: "whole" }), count: 1, hear: hear(file) }))}
      {stems.length > 1 && row(`All ${stems.length} stems`, inMegabytes(stems.reduce((sum, { size }) => sum + size, 0)), { label: `all stems of ${title}`, wanted: wanted({ of: "stems" }), count: stems.length, hear: null })}
      {stems.map((file) => row(file.name, inMegabytes(file.size), { label: `stem ${file.name} of ${title}`, wanted: wanted({ of: "stem", id: file.stem_id ?? "" }), count: 1, hear: hear(file) }))}
    </ul>
  )
}

/** All stems together are not heard here. */
const SILENT: ClipSource = { name: "", open: () => Promise.resolve(undefined) }

/** Something that is heard, dragged, and put at the cursor. */
function Grip({ label, wanted, count, hear, children }: Row & { children: React.ReactNode }) {
  const editor = useEditor()
  const clip = useClip(hear ?? SILENT)
  return (
    <div className="py-1">
      <div draggable onDragStart={(event) => { event.stopPropagation(); holdSound(event.dataTransfer, wanted, count) }} className="flex cursor-grab items-center gap-1 pr-1">
        {hear ? <HearClip clip={clip} of={label} /> : <span className="size-11 shrink-0" aria-hidden />}
        <div className="grid min-w-0 flex-1">{children}</div>
        <button type="button" aria-label={`Put ${label} at the cursor`} onClick={() => { void bringSound(editor, wanted, editor.state.cursor, editor.state.trackId) }} className="min-h-9 rounded-md px-2 text-xs font-semibold text-muted hover:bg-line/60 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11">Put</button>
      </div>
      <ClipWave clip={clip} of={label} className="mx-2" />
      <ClipTrouble clip={clip} />
    </div>
  )
}

const lengthOf = (ms: number) => `${Math.floor(ms / 60_000)}:${String(Math.floor((ms / 1_000) % 60)).padStart(2, "0")}`
const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
