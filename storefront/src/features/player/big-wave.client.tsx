"use client"
import { useEffect, useRef } from "react"
import WaveSurfer from "wavesurfer.js"
import { formatDuration } from "@/lib/format"
import { usePlayer, usePosition, type Track } from "./store.client"

/** The beat page's waveform, drawn by wavesurfer from the server's peaks; a click or the arrow keys seek, and it follows the player. */
export function BigWave({ track, peaks }: { track: Track; peaks: number[] }) {
  const host = useRef<HTMLDivElement>(null)
  const wave = useRef<WaveSurfer | null>(null)
  const { current, play, seek } = usePlayer()
  const { time, duration } = usePosition()
  const isThis = current?.id === track.id
  const length = track.durationMs / 1000
  const fraction = isThis ? Math.min(1, time / (duration || length)) : 0
  const seekHere = useRef<(fraction: number) => void>(() => undefined)
  seekHere.current = (to) => { if (isThis) seek(to); else play(track, [track], to) }

  useEffect(() => {
    if (!host.current) return
    const style = getComputedStyle(document.documentElement)
    const surfer = WaveSurfer.create({
      container: host.current, peaks: [peaks], duration: length, height: 96, barWidth: 3, barGap: 2, barRadius: 2, cursorWidth: 2, normalize: true, interact: true, hideScrollbar: true,
      waveColor: style.getPropertyValue("--wave"), progressColor: style.getPropertyValue("--wave-played"), cursorColor: style.getPropertyValue("--ink"),
    })
    surfer.on("interaction", (seconds) => { seekHere.current(seconds / length) })
    wave.current = surfer
    return () => { surfer.destroy(); wave.current = null }
  }, [peaks, length])
  useEffect(() => { wave.current?.setTime(fraction * length) }, [fraction, length])

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowLeft: -5, ArrowRight: 5 }[event.key]
    if (!step) return
    event.preventDefault()
    seekHere.current(Math.min(1, Math.max(0, fraction + step / length)))
  }
  return (
    <div
      ref={host} role="slider" tabIndex={0} aria-label={`Position in ${track.title}`} aria-valuemin={0} aria-valuemax={Math.round(length)} aria-valuenow={Math.round(fraction * length)}
      aria-valuetext={`${formatDuration(fraction * length * 1000)} of ${formatDuration(track.durationMs)}`} onKeyDown={onKeyDown} className="h-24 min-w-0 flex-1"
    />
  )
}
