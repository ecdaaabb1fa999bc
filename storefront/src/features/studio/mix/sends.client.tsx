"use client"

import { addSend, addTrack, deleteSends, routeTracks, setSends, setTracks, type Entry } from "@max-booster/studio-core"
import { RotateCcw, Trash2 } from "lucide-react"
import { cn } from "@/lib/cn"
import { useEditor, useProject } from "../ui/use-editor.client"
import { trackColours } from "../view/colours"
import { LanesSwitch, WriteModeChoice } from "./automation/lane-heads.client"
import { ControlKnob } from "./control-knob.client"
import { Knob } from "./knob.client"
import { Small } from "./rack.client"
import { panSpec } from "./spec"
import { attempt } from "./state"

const NEW_BUS = "new"
const chooser = "min-h-11 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink"

/** Where a channel's sound goes: its output and its sends; and its name, color and safety. */
export function Routing({ track }: { track: Entry<"tracks"> }) {
  return (
    <div className="flex shrink-0 flex-col gap-4 p-3 md:min-h-0 md:flex-1 md:shrink md:flex-row md:overflow-y-auto">
      <Identity track={track} />
      {track.kind !== "master" && <Sends track={track} />}
    </div>
  )
}

function Identity({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const project = useProject()
  const { id, name, colour, soloSafe, outputId, parentId, kind } = track
  const set = (fields: Parameters<typeof setTracks>[1]) => { attempt(editor, setTracks([id], fields)) }
  const folder = project.get("tracks", parentId)
  const buses = project.all("tracks").filter((each) => each.kind === "bus" && each.id !== id)
  return (
    <div className="grid content-start gap-3 md:w-72">
      <label className="grid gap-1 text-sm font-semibold">Name
        <input key={name} defaultValue={name} maxLength={200} className={chooser} onBlur={(event) => { const next = event.currentTarget.value.trim(); if (next && next !== name) set({ name: next }) }} onKeyDown={(event) => { if (event.key === "Enter") event.currentTarget.blur() }} />
      </label>
      {kind !== "master" && <>
        <div role="group" aria-label={`Color of ${name}`} className="flex flex-wrap gap-1">
          {trackColours.map((each, index) => <button key={each} type="button" aria-label={`Color ${index + 1}`} aria-pressed={colour === each} onClick={() => { set({ colour: colour === each ? "" : each }) }} className={cn("size-8 rounded-full border-2 border-transparent pointer-coarse:size-11", colour === each && "border-ink")} style={{ background: each }} />)}
        </div>
        <label className="grid gap-1 text-sm font-semibold">Output
          <select aria-label={`Output of ${name}`} value={outputId} className={chooser} onChange={(event) => { attempt(editor, routeTracks([id], event.currentTarget.value)) }}>
            <option value="">{folder ? `${folder.name} (its folder)` : "Master"}</option>
            {buses.map((bus) => <option key={bus.id} value={bus.id}>{bus.name}</option>)}
          </select>
        </label>
        <label className="flex min-h-11 items-center gap-2 text-sm"><input type="checkbox" checked={soloSafe} className="size-5 accent-accent" onChange={(event) => { set({ soloSafe: event.currentTarget.checked }) }} />Solo-safe: heard while others are soloed</label>
      </>}
      <div className="flex items-center gap-2 text-sm"><LanesSwitch track={track} className="size-11" /><WriteModeChoice trackId={id} name={name} /><span className="text-muted">Automation</span></div>
      <button type="button" className="flex min-h-11 w-fit items-center gap-2 rounded-lg border border-line-strong px-3 text-sm font-semibold hover:border-ink" onClick={() => { set({ gainDb: 0, pan: 0, mute: false, solo: false, soloSafe: false }) }}><RotateCcw size={16} aria-hidden />Reset channel</button>
    </div>
  )
}

function Sends({ track }: { track: Entry<"tracks"> }) {
  const editor = useEditor()
  const project = useProject()
  const sends = project.of("sends", "trackId", track.id)
  const used = new Set(sends.map(({ busId }) => busId))
  const buses = project.all("tracks").filter(({ id, kind }) => kind === "bus" && id !== track.id && !used.has(id))
  const add = (busId: string) => {
    if (busId !== NEW_BUS) { attempt(editor, addSend(track.id, busId)); return }
    editor.session.gesture(() => {
      const made = attempt(editor, addTrack({ kind: "bus", name: `Bus ${project.all("tracks").filter(({ kind }) => kind === "bus").length + 1}` }))
      if (made.done) attempt(editor, addSend(track.id, made.created[0] ?? ""))
    }, "Send to a new bus")
  }
  return (
    <div className="grid min-w-0 flex-1 content-start gap-2">
      <h2 className="text-sm font-semibold">Sends</h2>
      {sends.length === 0 && <p className="text-sm text-muted">No sends yet. Send this track to a bus with a reverb, and many tracks share one room.</p>}
      <ul aria-label={`Sends of ${track.name}`} className="flex flex-wrap gap-2">
        {sends.map((send) => <SendSlot key={send.id} send={send} track={track} />)}
      </ul>
      <select aria-label={`Add a send to ${track.name}`} value="" className={cn(chooser, "w-fit")} onChange={(event) => { add(event.currentTarget.value) }}>
        <option value="" disabled>Add a send to…</option>
        <option value={NEW_BUS}>A new bus</option>
        {buses.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </div>
  )
}

function SendSlot({ send, track }: { send: Entry<"sends">; track: Entry<"tracks"> }) {
  const editor = useEditor()
  const project = useProject()
  const { session } = editor
  const bus = project.get("tracks", send.busId)
  const name = bus?.name ?? "Bus"
  const set = (fields: Parameters<typeof setSends>[1]) => { attempt(editor, setSends([send.id], fields)) }
  const buses = project.all("tracks").filter(({ id, kind }) => kind === "bus" && id !== track.id)
  const lead = (busId: string) => {
    editor.session.gesture(() => {
      if (attempt(editor, addSend(track.id, busId, { gainDb: send.gainDb, pan: send.pan, pre: send.pre })).done) attempt(editor, deleteSends([send.id]))
    }, "Change bus of send")
  }
  return (
    <li className="grid gap-1 rounded-lg border border-line bg-raised p-2">
      <div className="flex items-center gap-1">
        <select aria-label={`Bus of the send to ${name}`} value={send.busId} className="min-h-9 max-w-32 rounded-md border border-line-strong bg-surface px-1 text-sm font-semibold text-ink pointer-coarse:min-h-11" onChange={(event) => { lead(event.currentTarget.value) }}>
          {buses.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
        </select>
        <Small label={`Delete the send to ${name}`} onClick={() => { attempt(editor, deleteSends([send.id])) }}><Trash2 /></Small>
      </div>
      <div className="flex items-end">
        <ControlKnob trackId={track.id} target={`send:${send.id}`} of={track.name} caption="Level" />
        <Knob spec={panSpec} value={send.pan} label={`Pan of the send to ${name}`} onBegin={() => { session.begin("Change pan of send") }} onChange={(pan) => { set({ pan }) }} onEnd={() => { session.end() }} />
      </div>
      <button type="button" aria-pressed={send.pre} aria-label={`${send.pre ? "Before the fader" : "After the fader"}: send to ${name}`} onClick={() => { set({ pre: !send.pre }) }} className={cn("min-h-9 rounded-lg border border-line-strong text-xs font-semibold pointer-coarse:min-h-11", send.pre && "border-accent bg-accent text-accent-ink")}>{send.pre ? "Before the fader" : "After the fader"}</button>
    </li>
  )
}
