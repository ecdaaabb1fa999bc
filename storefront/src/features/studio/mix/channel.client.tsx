"use client"

import { insertsOf, type Entry } from "@max-booster/studio-core"
import { memo, useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { Switch } from "../ui/track-heads.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { writerOf } from "./automation/writer"
import { ControlKnob } from "./control-knob.client"
import { Meter } from "./meter.client"
import { NumberBox } from "./number-box.client"
import { Loudness } from "./loudness.client"
import { Mute } from "./mute.client"
import { said } from "./spec"
import { showPanel } from "./state"
import { useControl, type Handle } from "./use-control.client"
import { useProjectValue } from "./use-project-value.client"

/** A channel of the mixer: effects and sends behind a button each, pan, fader, meter, level. */
export const Channel = memo(function Channel({ track, colour }: { track: Entry<"tracks">; colour: string }) {
  const editor = useEditor()
  const isChosen = useEditorState((state) => state.trackId === track.id)
  const isMaster = track.kind === "master"
  const { id, name } = track
  const effects = useProjectValue((project) => insertsOf(project, id).length)
  const sends = useProjectValue((project) => project.of("sends", "trackId", id).length)
  const level = useControl(id, "gain")
  return (
    <div role="group" aria-label={name} className={cn("grid w-28 shrink-0 [content-visibility:auto] grid-rows-[auto_auto_auto_minmax(0,1fr)_auto_auto] gap-1 bg-surface p-2", isMaster && "w-32 bg-raised", isChosen && "bg-accent-soft")}>
      <button type="button" title={`Choose ${name}`} className="truncate border-t-4 pt-1 text-center text-xs font-semibold" style={{ borderColor: colour }} onClick={() => { editor.set({ trackId: id }) }}>{name}</button>
      <div className="flex justify-center gap-1">
        <Open label={`Effects of ${name}`} count={effects} text="FX" onClick={() => { showPanel(editor, "effects", id) }} />
        <Open label={`Sends and routing of ${name}`} count={sends} text="Sends" onClick={() => { showPanel(editor, "channel", id) }} />
      </div>
      <div className="flex justify-center"><ControlKnob trackId={id} target="pan" of={name} /></div>
      <div className="flex min-h-0 justify-center gap-3">
        {level && <Fader handle={level} name={name} />}
        <Meter trackId={id} name={name} />
      </div>
      {level && <NumberBox spec={level.spec} value={level.value} label={`Level of ${name}`} follow={level.follow} onChange={(value) => { const writer = writerOf(editor); writer.begin(id, "gain"); writer.move(id, "gain", value); writer.end(id, "gain") }} />}
      {isMaster ? <Loudness onOpen={() => { showPanel(editor, "master", id) }} /> : <div className="flex justify-center gap-1"><Mute track={track} /><Switch track={track} what="solo" letter="S" /></div>}
    </div>
  )
})

const Open = ({ label, text, count, onClick }: { label: string; text: string; count: number; onClick: () => void }) => (
  <button type="button" aria-label={`${label}, ${count}`} title={label} onClick={onClick} className={cn("min-h-7 rounded border border-line-strong px-1 text-[11px] whitespace-nowrap font-semibold text-muted hover:text-ink pointer-coarse:min-h-11", count > 0 && "text-ink")}>{text}{count > 0 && ` ${count}`}</button>
)

/** A fader: a native slider, so that keys and readers of screens know it; it follows what is played without React. */
function Fader({ handle, name }: { handle: Handle; name: string }) {
  const { spec, value, isAutomated, begin, set, end, follow } = handle
  const slider = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const show = (now: number) => {
      if (!slider.current) return
      slider.current.value = String(Math.max(spec.min, now))
      slider.current.setAttribute("aria-valuetext", said(spec, now))
    }
    show(value)
    follow?.(show)
  })
  const byHand = (to: number) => { set(to <= spec.min ? (spec.silence ?? spec.min) : to) }
  return (
    <input
      ref={slider} type="range" aria-label={`Volume of ${name}`} min={spec.min} max={spec.max} step={0.1} defaultValue={Math.max(spec.min, value)}
      className={cn("h-full w-6 accent-accent [direction:rtl] [writing-mode:vertical-lr]", isAutomated && "accent-good")}
      onPointerDown={begin} onPointerUp={end} onPointerCancel={end} onChange={(event) => { byHand(Number(event.currentTarget.value)) }}
      onKeyUp={end} onDoubleClick={() => { begin(); set(spec.default); end() }}
    />
  )
}
