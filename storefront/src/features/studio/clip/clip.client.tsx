"use client"

import { Pause, Play } from "lucide-react"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"
import { Tool } from "../ui/transport-bar.client"
import { useClip, type Clip, type ClipSource } from "./use-clip.client"

/** A file with a button to hear it, and its wave. @param of what the label names it */
export function ClipPlayer({ source, of = source.name, isShown = true, className }: { source: ClipSource; of?: string; isShown?: boolean; className?: string }) {
  const clip = useClip(source, { isShown })
  return (
    <div className={cn("grid min-w-0 gap-1", className)}>
      <div className="flex min-w-0 items-center gap-1"><HearClip clip={clip} of={of} /><ClipWave clip={clip} of={of} /></div>
      <ClipTrouble clip={clip} />
    </div>
  )
}

/** Plays it, or lets it rest where it is. */
export function HearClip({ clip: { isPlaying, toggle }, of }: { clip: Clip; of: string }) {
  return <Tool label={isPlaying ? `Stop ${of}` : `Hear ${of}`} isOn={isPlaying} onClick={toggle}>{isPlaying ? <Pause /> : <Play />}</Tool>
}

const STEP_SECONDS = 1

/** The wave of what is heard: by pointer, finger and arrow keys to any place of it. */
export function ClipWave({ clip: { place, isOpen, at, length, seek }, of, className }: { clip: Clip; of: string; className?: string }) {
  if (!isOpen) return null
  return (
    <div className={cn("flex h-9 min-w-0 flex-1 items-center gap-2", className)}>
      <div className="relative h-full min-w-0 flex-1 rounded has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <div ref={place} aria-hidden className="absolute inset-0" />
        {length > 0 && <input type="range" min={0} max={length} step="any" value={at} aria-label={`Place in ${of}`} aria-valuetext={`${formatDuration(at * 1_000)} of ${formatDuration(length * 1_000)}`} className="absolute inset-0 size-full cursor-pointer touch-pan-y opacity-0" onChange={(event) => { seek(Number(event.currentTarget.value)) }} onKeyDown={(event) => {
          const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key]
          if (!steps) return
          event.preventDefault()
          event.stopPropagation()
          seek(Math.min(length, Math.max(0, at + steps * STEP_SECONDS)))
        }} />}
      </div>
      <span className="shrink-0 text-xs tabular text-muted">{length > 0 ? `${formatDuration(at * 1_000)} / ${formatDuration(length * 1_000)}` : "…"}</span>
    </div>
  )
}

/** Why it cannot be heard. */
export const ClipTrouble = ({ clip: { trouble } }: { clip: Clip }) => trouble && <p role="alert" className="text-sm text-bad">{trouble}</p>
