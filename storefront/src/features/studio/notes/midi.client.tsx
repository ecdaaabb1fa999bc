"use client"

import { addNotes, addRegion, endOf, type Id } from "@max-booster/studio-core"
import { Circle, Piano } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { say, setArrange } from "../arrange/state"
import type { Editor } from "../ui/editor"
import { Tool } from "../ui/transport-bar.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { NoteTake, openMidi, type Midi, type MidiEvent } from "./midi"

/** A MIDI keyboard that plays the track, and writes its notes down while the project plays and it is armed. */
export function MidiControls({ trackId }: { trackId: string }) {
  const editor = useEditor()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const [devices, setDevices] = useState<string[] | null>(null)
  const [isArmed, setArmed] = useState(false)
  const midi = useRef<Midi | null>(null)
  const player = useRef<Player | null>(null)
  useEffect(() => {
    const made = new Player(editor, trackId)
    player.current = made
    return () => { made.close(); midi.current?.close() }
  }, [editor, trackId])
  useEffect(() => { player.current?.record(isArmed && isPlaying) }, [isArmed, isPlaying])

  const connect = () => {
    if (midi.current) {
      midi.current.close()
      midi.current = null
      setDevices(null)
      say(editor, "MIDI keyboards are not listened to any more")
      return
    }
    openMidi((event) => { player.current?.take(event) }, (names) => { setDevices(names); say(editor, names.length > 0 ? `Plays from ${names.join(", ")}` : "No MIDI keyboard is connected: plug one in, it is heard at once.") })
      .then((opened) => { midi.current = opened }, (error: unknown) => { say(editor, error instanceof Error ? error.message : String(error)) })
  }
  return (
    <>
      <Tool label={devices === null ? "Play from a MIDI keyboard" : devices.length > 0 ? `MIDI: ${devices.join(", ")}` : "MIDI: no keyboard connected"} isOn={devices !== null} onClick={connect}><Piano /></Tool>
      <Tool label="Write down what is played" isOn={isArmed} disabled={devices === null} onClick={() => { setArmed(!isArmed); say(editor, isArmed ? "Notes are not written down" : "Armed: press play, and what you play is written down") }}><Circle className={isArmed ? "fill-current" : ""} /></Tool>
    </>
  )
}

/** Sounds the keys, and writes notes while it records: all of one pass is one step. */
class Player {
  private readonly sounding = new Map<number, Promise<() => void>>()
  private notes = new NoteTake()
  private isRecording = false
  /** Where the last key went down, and when, ms: once playing has stopped, nobody knows the place any more. */
  private last = { tick: 0, at: 0 }

  constructor(private readonly editor: Editor, private readonly trackId: Id) {}

  take(event: MidiEvent): void {
    const tick = this.editor.engine?.position
    if (event.kind === "on") {
      this.sounding.set(event.pitch, this.editor.hold(this.trackId, event.pitch, event.velocity).catch(() => () => undefined))
      if (!this.isRecording || tick === undefined) return
      this.notes.down(event.pitch, event.velocity, tick)
      this.last = { tick, at: performance.now() }
      return
    }
    void this.sounding.get(event.pitch)?.then((end) => { end() })
    this.sounding.delete(event.pitch)
    if (this.isRecording && tick !== undefined) this.write(event.pitch, tick)
  }

  record(isOn: boolean): void {
    if (isOn === this.isRecording) return
    const { tempo } = this.editor.project
    const now = tempo.ticksAt(tempo.secondsAt(this.last.tick) + (performance.now() - this.last.at) / 1_000)
    if (!isOn) for (const pitch of this.notes.pitches) this.write(pitch, now)
    this.isRecording = isOn
    this.notes = new NoteTake()
    if (isOn) this.editor.session.begin("Record notes")
    else this.editor.session.end()
  }

  close(): void {
    this.record(false)
    for (const each of this.sounding.values()) void each.then((end) => { end() })
  }

  /** Into the region of the track that is there, else into a new one of as many bars as the note takes. */
  private write(pitch: number, tick: number): void {
    const { project, session, state } = this.editor
    const note = this.notes.up(pitch, tick, state.cycle.isOn ? state.cycle.to : Infinity)
    if (!note) return
    const there = project.of("regions", "trackId", this.trackId).find((region) => region.kind === "notes" && region.start <= note.start && endOf(region, project.tempo) > note.start)
    const bar = project.meter.barAt(note.start)
    const made = there ? undefined : session.run(addRegion({ kind: "notes", trackId: this.trackId, start: bar.start, ticks: Math.max(bar.end, project.meter.barAt(note.start + note.ticks).end) - bar.start }))
    const regionId = there?.id ?? (made?.done ? made.created[0] : undefined)
    const start = there?.start ?? bar.start
    if (regionId === undefined) return
    session.run(addNotes(regionId, [{ ...note, start: note.start - start }]))
    if (!there) setArrange(this.editor, { rollId: regionId })
  }
}
