"use client"
import { Waveform } from "@/components/waveform"
import { formatDuration } from "@/lib/format"

/** A waveform that seeks: by pointer, and by arrow keys as a slider. */
export function SeekWave({ peaks, fraction, onSeek, label, length }: { peaks: number[]; fraction: number; onSeek: (fraction: number) => void; label: string; length: number }) {
  return (
    <div className="relative h-11 min-w-0 flex-1 rounded has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <Waveform peaks={peaks} played={fraction} bars={120} className="absolute inset-0 size-full" />
      <input
        type="range" min={0} max={1000} step={1} value={Math.round(fraction * 1000)} aria-label={label} aria-valuetext={`${formatDuration(fraction * length * 1000)} of ${formatDuration(length * 1000)}`}
        onChange={(e) => { onSeek(Number(e.target.value) / 1000) }} className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </div>
  )
}
