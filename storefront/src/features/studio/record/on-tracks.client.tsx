"use client"

import type { Entry } from "@max-booster/studio-core"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { rowsOf, RULER_PX, toPx } from "../view/geometry"
import { switchLook } from "../ui/switch-look"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { useRecording } from "./recording"

/** Arms an audio track: what is recorded goes there. */
export function ArmSwitch({ track }: { track: Entry<"tracks"> }) {
  const recording = useRecording()
  const isOn = useEditorState((state) => state.recording.armed.has(track.id))
  const isBusy = useEditorState((state) => state.recording.phase !== "idle")
  if (track.kind !== "audio") return null
  return <button type="button" aria-label={`Arm ${track.name} for recording`} aria-pressed={isOn} disabled={isBusy} onClick={() => { recording.arm(track.id) }} className={cn(switchLook, "text-bad", isOn && "border-bad bg-bad text-paper")}>R</button>
}

/** What is being recorded, growing on its tracks; moved past React. */
export function RecordingBand() {
  const editor = useEditor()
  const band = useRef<HTMLDivElement>(null)
  const isRecording = useEditorState((state) => state.recording.phase === "recording")
  useEffect(() => {
    if (!isRecording) return
    const { cursor, cycle, recording: { settings } } = editor.state
    let [frame, from, furthest] = [0, settings.isPunch ? Math.max(cursor, cycle.from) : cursor, cursor]
    const draw = () => {
      const position = editor.engine?.position ?? cursor
      if (position < furthest - 1) from = cycle.from // round the loop
      furthest = position
      const to = settings.isPunch ? Math.min(position, cycle.to) : position
      const { view } = editor.state
      const rows = rowsOf(editor.project, editor.state.arrange.rows)
      for (const child of band.current?.children ?? []) {
        const row = rows.find(({ track }) => track.id === (child as HTMLElement).dataset["track"])
        if (row && child instanceof HTMLElement) child.style.cssText = `left:${toPx(view, from)}px;width:${Math.max(0, (to - from) / view.ticksPerPx)}px;top:${RULER_PX + row.top - view.top + 1}px;height:${row.height - 3}px`
      }
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => { cancelAnimationFrame(frame) }
  }, [editor, isRecording])
  if (!isRecording) return null
  return <div ref={band} aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">{[...editor.state.recording.armed].map((id) => <div key={id} data-track={id} className="absolute rounded border border-bad bg-bad/30" />)}</div>
}
