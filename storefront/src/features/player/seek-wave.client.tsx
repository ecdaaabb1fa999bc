"use client"
import type { SoundLinks } from "@max-booster/api-contract"
import type { KeyboardEvent } from "react"
import { WaveCanvas } from "@/components/wave-canvas.client"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"

const STEP_SECONDS = 5

type Props = { peaks: readonly number[]; waves?: SoundLinks["waves"]; look?: "fine" | "bars"; fraction: number; onSeek: (fraction: number) => void; label: string; /** Seconds. */ length: number; className?: string }

/** A waveform that seeks: by pointer and touch, and as a slider by the arrow keys, five seconds a step. */
export function SeekWave({ peaks, waves, look, fraction, onSeek, label, length, className }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -3, PageUp: 3 }[event.key]
    if (!steps || length === 0) return
    event.preventDefault()
    onSeek(Math.min(1, Math.max(0, fraction + (steps * STEP_SECONDS) / length)))
  }
  return (
    <div className={cn("relative h-11 min-w-0 flex-1 rounded has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent", className)}>
      <WaveCanvas peaks={peaks} {...(waves && { waves })} {...(look && { look })} played={fraction} className="absolute inset-0 size-full" />
      <input
        type="range" min={0} max={1000} step={0.5} value={Math.round(fraction * 2000) / 2} aria-label={label} aria-valuetext={`${formatDuration(fraction * length * 1000)} of ${formatDuration(length * 1000)}`}
        onKeyDown={onKeyDown} onChange={(e) => { onSeek(Number(e.target.value) / 1000) }} className="absolute inset-0 size-full cursor-pointer touch-pan-y opacity-0"
      />
    </div>
  )
}
