"use client"
import { Waveform } from "@/components/waveform"
import { usePlayer, usePosition } from "./store.client"

/** A card's waveform; shows how far the beat has played while it is the player's. */
export function LiveWave({ id, peaks, className }: { id: string; peaks: number[]; className?: string }) {
  const { current } = usePlayer()
  const { time, duration } = usePosition()
  const played = current?.id === id ? time / (duration || current.durationMs / 1000) : 0
  return <Waveform peaks={peaks} played={played} className={className} />
}
