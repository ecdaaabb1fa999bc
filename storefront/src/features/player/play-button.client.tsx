"use client"
import { ListPlus, Pause, Play } from "lucide-react"
import { cn } from "@/lib/cn"
import { usePlayer, type Track } from "./store.client"

/** Plays or pauses a beat; its list follows in the queue. */
export function PlayButton({ track, list, className, size = 22 }: { track: Track; list?: Track[]; className?: string; size?: number }) {
  const { current, playing, play, toggle } = usePlayer()
  const isThis = current?.id === track.id
  const sounding = isThis && playing
  return (
    <button type="button" aria-label={`${sounding ? "Pause" : "Play"} ${track.title}`} onClick={() => { if (isThis) toggle(); else play(track, list) }} className={cn("grid size-12 place-items-center rounded-full bg-accent text-accent-ink shadow-card transition-transform duration-150 hover:scale-105", className)}>
      {sounding ? <Pause size={size} /> : <Play size={size} className="translate-x-px" />}
    </button>
  )
}

/** Puts a beat at the end of the queue. */
export function QueueButton({ track, className }: { track: Track; className?: string }) {
  const { add, queue } = usePlayer()
  const inQueue = queue.some((t) => t.id === track.id)
  return <button type="button" aria-label={inQueue ? `${track.title} is in the queue` : `Add ${track.title} to the queue`} disabled={inQueue} onClick={() => { add(track) }} className={cn("grid size-11 place-items-center rounded-full text-muted hover:bg-line/70 hover:text-ink disabled:opacity-40", className)}><ListPlus size={18} /></button>
}
