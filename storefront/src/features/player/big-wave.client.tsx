"use client"
import { SeekWave } from "./seek-wave.client"
import { usePlayer, usePosition, type Track } from "./store.client"

/** The beat page's waveform: every pixel of the screen shows what is there, and it follows the player. */
export function BigWave({ track, peaks }: { track: Track; peaks: number[] }) {
  const { current, play, seek } = usePlayer()
  const { time, duration } = usePosition()
  const isThis = current?.id === track.id
  const length = track.durationMs / 1000
  return (
    <SeekWave
      peaks={peaks} waves={track.waves} look="fine" label={`Position in ${track.title}`} length={length} className="h-24"
      fraction={isThis ? Math.min(1, time / (duration || length)) : 0} onSeek={(to) => { if (isThis) seek(to); else play(track, [track], to) }}
    />
  )
}
