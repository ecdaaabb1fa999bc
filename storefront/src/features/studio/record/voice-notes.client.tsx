"use client"

import { MessageSquare, Square, Trash2 } from "lucide-react"
import { Popover } from "radix-ui"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { ClipPlayer } from "../clip/clip.client"
import { useRecording } from "./recording"
import { troubleOf } from "./trouble"
import { deleteNote, notesOn, recordNote, type VoiceNote } from "./voice-notes"

/** Short spoken notes on the project: recorded, heard, deleted. */
export function VoiceNotes() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild><button type="button" aria-label="Voice notes" title="Voice notes" className="grid size-11 shrink-0 place-items-center rounded-lg hover:bg-line/60 [&>svg]:size-5"><MessageSquare aria-hidden /></button></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="start" collisionPadding={8} aria-label="Voice notes" className="z-40 max-h-[var(--radix-popover-content-available-height)] w-[min(24rem,calc(100vw-1rem))] overflow-y-auto rounded-xl border border-line-strong bg-raised p-4 shadow-card"><Notes /></Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Notes() {
  const { projectId } = useRecording()
  const [notes, setNotes] = useState<readonly VoiceNote[] | null>(null)
  const [isRecording, setRecording] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const stop = useRef<(() => Promise<void>) | null>(null)
  const fail = (error: unknown) => { setRecording(false); setTrouble(troubleOf(error)) }
  const show = () => { notesOn(projectId).then(setNotes, fail) }
  const end = async () => {
    const ending = stop.current
    stop.current = null
    await ending?.()
    setRecording(false)
    show()
  }
  useEffect(() => {
    notesOn(projectId).then(setNotes, (error: unknown) => { setTrouble(troubleOf(error)) })
    return () => { void stop.current?.() } // closed while it records: what was said is kept
  }, [projectId])
  return (
    <div className="grid gap-3">
      <h2 className="text-base font-bold">Voice notes</h2>
      {trouble && <Message>{trouble}</Message>}
      {isRecording
        ? <Button tone="danger" onClick={() => { end().catch(fail) }}><Square size={16} fill="currentColor" aria-hidden /> Stop and keep</Button>
        : <Button tone="quiet" onClick={() => { setTrouble(null); setRecording(true); recordNote(projectId).then((ending) => { stop.current = ending }, fail) }}>Record a note</Button>}
      {notes === null && <p role="status" className="h-14 text-sm text-muted">Looking for notes…</p>}
      {notes?.length === 0 && !isRecording && <p className="text-sm text-muted">No notes yet. Say what you must not forget: an idea for the hook, what to record again. Notes stay on this device.</p>}
      {notes && notes.length > 0 && (
        <ul aria-label="Notes" className="grid gap-2">
          {notes.map((note) => (
            <li key={note.id} className="grid grid-cols-[1fr_auto] items-center gap-x-2">
              <span className="col-span-2 text-xs text-muted">{new Date(note.at).toLocaleString()}</span>
              <ClipPlayer isShown={false} of={`note of ${new Date(note.at).toLocaleString()}`} source={{ name: "The note", open: () => Promise.resolve({ url: URL.createObjectURL(note.file), isShort: true }) }} />
              <button type="button" aria-label={`Delete the note of ${new Date(note.at).toLocaleString()}`} className="grid size-11 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-bad" onClick={() => { deleteNote(projectId, note.id).then(show, fail) }}><Trash2 size={18} aria-hidden /></button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
