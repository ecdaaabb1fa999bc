"use client"

import { Circle, Mic, Square } from "lucide-react"
import { Popover } from "radix-ui"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { Tool } from "../ui/transport-bar.client"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { InputPanel } from "./input-panel.client"
import { Level, sayTime } from "./level.client"
import { useRecording } from "./recording"
import { VoiceNotes } from "./voice-notes.client"

/** Begins and ends a recording. */
export function RecordButton() {
  const recording = useRecording()
  const phase = useEditorState((state) => state.recording.phase)
  const isOn = phase === "recording" || phase === "starting"
  const label = isOn ? "Stop recording" : phase === "saving" ? "Saving the take" : "Record"
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={isOn} disabled={phase === "saving"} onClick={() => { void recording.toggle() }} className={cn("flex h-9 min-w-9 shrink-0 items-center justify-center gap-2 rounded-lg px-2 text-bad hover:bg-line/60 disabled:opacity-35 pointer-coarse:h-11 pointer-coarse:min-w-11", isOn && "bg-bad text-paper hover:bg-bad")}>
      {isOn ? <Square size={16} fill="currentColor" aria-hidden /> : <Circle size={18} fill="currentColor" aria-hidden />}
      {phase === "recording" && <Elapsed />}
      {phase === "saving" && <span className="text-sm font-semibold">Saving…</span>}
    </button>
  )
}

/** Punch, beat, input and voice notes, in the transport bar. */
export function RecordTools() {
  const recording = useRecording()
  const { settings, isInputShown } = useEditorState((state) => state.recording)
  return (
    <>
      <Tool label={settings.isPunch ? "Punch: only the cycle's range is recorded" : "Punch in and out by the cycle's range"} isOn={settings.isPunch} onClick={() => { void recording.desk.change({ isPunch: !settings.isPunch }) }}><PunchSign /></Tool>
      <Tool label="Metronome" isOn={settings.metronome.isOn} onClick={() => { void recording.desk.change({ metronome: { ...settings.metronome, isOn: !settings.metronome.isOn } }) }}><MetronomeSign /></Tool>
      <Popover.Root open={isInputShown} onOpenChange={(isOpen) => { recording.set({ isInputShown: isOpen }) }}>
        <Popover.Trigger asChild>
          <button type="button" aria-label="Recording input" title="Recording input" className="flex h-9 shrink-0 items-center gap-1 rounded-lg px-2 hover:bg-line/60 pointer-coarse:h-11 [&>svg]:size-5"><Mic aria-hidden /><Level className="h-6 w-1.5" /></button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content align="start" collisionPadding={8} aria-label="Recording input" className="z-40 max-h-[var(--radix-popover-content-available-height)] w-[min(26rem,calc(100vw-1rem))] overflow-y-auto rounded-xl border border-line-strong bg-raised p-4 shadow-card"><InputPanel /></Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <VoiceNotes />
    </>
  )
}

const MetronomeSign = () => <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" aria-hidden><path d="M9 3h6l4 18H5L9 3ZM6.5 15h11M12 15l6-9" /></svg>
const PunchSign = () => <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" aria-hidden><path d="M4 6v12M20 6v12" /><circle cx="12" cy="12" r="3.5" fill="currentColor" /></svg>

/** Time since it began to record. */
function Elapsed() {
  const editor = useEditor()
  const text = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const began = performance.now()
    const show = () => {
      const seconds = Math.floor((performance.now() - began) / 1_000)
      const isCounting = editor.engine?.position === undefined
      if (text.current) text.current.textContent = isCounting ? "Count-in" : sayTime(seconds)
    }
    show()
    const timer = setInterval(show, 200)
    return () => { clearInterval(timer) }
  }, [editor])
  return <span ref={text} className="text-sm font-semibold tabular" />
}
