"use client"
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react"
import { useMediaSession } from "./media-session.client"

/** What the player needs to know of a beat. */
export type Track = { id: string; handle: string; title: string; producer: string; artworkUrl: string | null; previewUrl: string; peaks: number[]; durationMs: number; price: string; href: string }

type Player = {
  queue: Track[]; index: number; current: Track | null; playing: boolean; problem: string | null
  /** Seconds. */
  time: number; duration: number; volume: number
  /** Plays a track; the others of its list follow. */
  play(track: Track, list?: Track[]): void
  toggle(): void; next(): void; previous(): void; seek(fraction: number): void; setVolume(volume: number): void
  add(track: Track): void; remove(index: number): void; move(index: number, by: -1 | 1): void; jump(index: number): void
}

const Context = createContext<Player | null>(null)
const KEY = "mb_queue"

/** The player of the page. */
export function usePlayer(): Player {
  const player = useContext(Context)
  if (!player) throw new Error("usePlayer needs PlayerProvider above it")
  return player
}

/** Holds the one audio element; it lives in the root layout, so music plays on across pages. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const audio = useRef<HTMLAudioElement | null>(null)
  const [queue, setQueue] = useState<Track[]>([])
  const [index, setIndex] = useState(0)
  const [state, setState] = useState({ playing: false, time: 0, duration: 0, volume: 1, problem: null as string | null })
  const current = queue[index] ?? null
  const patch = useCallback((change: Partial<typeof state>) => { setState((s) => ({ ...s, ...change })) }, [])

  useEffect(() => { const kept = readKept(); if (kept) { setQueue(kept.queue); setIndex(kept.index) } }, [])
  useEffect(() => { if (queue.length > 0) sessionStorage.setItem(KEY, JSON.stringify({ queue, index })); else sessionStorage.removeItem(KEY) }, [queue, index])

  const start = useCallback((track: Track | undefined) => {
    const element = audio.current
    if (!element || !track) return
    if (element.src !== track.previewUrl) element.src = track.previewUrl
    element.play().catch((error: Error) => { if (error.name !== "AbortError") patch({ problem: "This preview cannot be played right now." }) })
  }, [patch])
  const goTo = useCallback((list: Track[], to: number) => { setQueue(list); setIndex(to); patch({ time: 0, problem: null }); start(list[to]) }, [patch, start])

  const player = useMemo<Player>(() => ({
    queue, index, current, ...state,
    play: (track, list = [track]) => {
      if (current?.id === track.id) { start(track); return }
      const at = list.findIndex((t) => t.id === track.id)
      goTo(at < 0 ? [track] : list, Math.max(0, at))
    },
    toggle: () => { if (audio.current && !audio.current.paused) audio.current.pause(); else start(current ?? undefined) },
    next: () => { if (index + 1 < queue.length) goTo(queue, index + 1) },
    previous: () => { if (audio.current && (audio.current.currentTime > 3 || index === 0)) { audio.current.currentTime = 0 } else if (index > 0) goTo(queue, index - 1) },
    seek: (fraction) => {
      const element = audio.current
      if (!element || !current) return
      if (!element.src) element.src = current.previewUrl
      element.currentTime = fraction * (element.duration || current.durationMs / 1000)
      patch({ time: element.currentTime })
    },
    setVolume: (volume) => { if (audio.current) audio.current.volume = volume; patch({ volume }) },
    add: (track) => { setQueue((q) => (q.some((t) => t.id === track.id) ? q : [...q, track])) },
    remove: (at) => { setQueue((q) => q.filter((_, i) => i !== at)); if (at < index) setIndex(index - 1); if (at === index) audio.current?.pause() },
    move: (at, by) => {
      const to = at + by
      if (to < 0 || to >= queue.length) return
      const list = [...queue]
      const [moved] = list.splice(at, 1)
      if (moved) list.splice(to, 0, moved)
      setQueue(list)
      setIndex(list.findIndex((t) => t.id === current?.id))
    },
    jump: (at) => { goTo(queue, at) },
  }), [queue, index, current, state, start, goTo, patch])

  useMediaSession(player)
  return (
    <Context.Provider value={player}>
      {children}
      <audio
        ref={audio} preload="none" data-testid="player-audio"
        onPlay={() => { patch({ playing: true, problem: null }) }} onPause={() => { patch({ playing: false }) }}
        onTimeUpdate={(e) => { patch({ time: e.currentTarget.currentTime }) }} onDurationChange={(e) => { patch({ duration: e.currentTarget.duration }) }}
        onEnded={() => { player.next() }} onError={() => { if (audio.current?.src) patch({ playing: false, problem: "This preview cannot be loaded. Check your connection." }) }}
      />
    </Context.Provider>
  )
}

function readKept(): { queue: Track[]; index: number } | null {
  try { return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as { queue: Track[]; index: number } | null } catch { return null }
}
