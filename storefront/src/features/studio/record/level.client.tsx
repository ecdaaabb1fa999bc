"use client"

import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { useEditorState } from "../ui/use-editor.client"
import { useRecording } from "./recording"

/** Seconds as minutes and seconds: "1:07". */
export const sayTime = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`

/** How loud the input is; drawn past React. */
export function Level({ className, lies = false }: { className: string; lies?: boolean }) {
  const recording = useRecording()
  const isOpen = useEditorState((state) => state.recording.input.at === "open")
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!isOpen) return
    let frame = 0
    const draw = () => {
      const peak = Math.max(...(recording.desk.input?.level ?? [0, 0]))
      const share = Math.max(0, Math.min(1, (20 * Math.log10(Math.max(peak, 1e-6)) + 60) / 60))
      if (bar.current) {
        bar.current.style.transform = lies ? `scaleX(${share})` : `scaleY(${share})`
        bar.current.style.background = peak >= 0.99 ? "var(--bad)" : peak > 0.5 ? "var(--warn)" : "var(--good)"
      }
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => { cancelAnimationFrame(frame) }
  }, [recording, isOpen, lies])
  return <span aria-hidden className={cn("relative block overflow-hidden rounded-full bg-line-strong", className)}>{isOpen && <span ref={bar} className={cn("absolute inset-0 block", lies ? "origin-left scale-x-0" : "origin-bottom scale-y-0")} />}</span>
}
