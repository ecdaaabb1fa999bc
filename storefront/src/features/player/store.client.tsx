"use client"
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react"
import type { SoundLinks } from "@max-booster/api-contract"
import { useMediaSession } from "./media-session.client"
import { moved, without } from "./queue"
import { playable } from "./sources"

/** What the player needs to know of a beat. */
export type Track = { id: string; handle: string; title: string; producer: string; artworkUrl: string | null; previews: SoundLinks["previews"]; waves: SoundLinks["waves"]; peaks: number[]; durationMs: number; price: string; href: string }

type Player = {
  queue: Track[]; index: number; current: Track | null; playing: boolean; problem: string | null; volume: number
  /** Plays a track, from a fraction of its length when one is named; the others of its list follow. */
  play(track: Track, list?: Track[], from?: number): void
  toggle(): void; next(): void; previous(): void; seek(fraction: number): void; setVolume(volume: number): void
  add(track: Track): void; remove(index: number): void; move(index: number, by: -1 | 1): void; jump(index: number): void
}

/** How far what plays has played, in seconds; `duration` is 0 until the file says. */
type Position = { time: number; duration: number }

const START: Position = { time: 0, duration: 0 }
const Context = createContext<Player | null>(null)
// Apart from the player, because it changes several times a second and most of what shows the player does not.
const PositionContext = createContext<Position>(START)
const KEY = "mb_queue_2"

/** The player of the page. */
export function usePlayer(): Player {
  const player = useContext(Context)
  if (!player) throw new Error("usePlayer needs PlayerProvider above it")
  return player
}

/** How far what plays has played. */
export const usePosition = (): Position => useContext(PositionContext)

/** Holds the one audio element; it lives in the root layout, so music plays on across pages. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const audio = useRef<HTMLAudioElement | null>(null)
  const [queue, setQueue] = useState<Track[]>([])
  const [index, setIndex] = useState(0)
  const [state, setState] = useState({ playing: false, volume: 1, problem: null as string | null })
  const [position, setPosition] = useState(START)
  /** The track that is loaded, and which of its formats. */
  const loaded = useRef<{ id: string; format: number } | null>(null)
  const current = queue[index] ?? null
  const patch = useCallback((change: Partial<typeof state>) => { setState((s) => ({ ...s, ...change })) }, [])

  useEffect(() => { const kept = readKept(); if (kept) { setQueue(kept.queue); setIndex(kept.index) } }, [])
  useEffect(() => { if (queue.length > 0) sessionStorage.setItem(KEY, JSON.stringify({ queue, index })); else sessionStorage.removeItem(KEY) }, [queue, index])

  const sourcesOf = useCallback((track: Track) => playable(track.previews, (type) => audio.current?.canPlayType(type) ?? ""), [])
  const load = useCallback((track: Track, format = 0) => {
    if (!audio.current || (loaded.current?.id === track.id && loaded.current.format >= format)) return
    const source = sourcesOf(track)[format]
    if (!source) return
    audio.current.src = source.url
    loaded.current = { id: track.id, format }
  }, [sourcesOf])
  const start = useCallback((track: Track | undefined) => {
    if (!audio.current || !track) return
    load(track)
    audio.current.play().catch((error: Error) => { if (!["AbortError", "NotSupportedError"].includes(error.name)) patch({ problem: "This preview cannot be played right now." }) })
  }, [load, patch])
  const seekIn = useCallback((track: Track, fraction: number) => {
    if (!audio.current) return
    load(track)
    audio.current.currentTime = fraction * (audio.current.duration || track.durationMs / 1000)
    const time = audio.current.currentTime
    setPosition((p) => ({ ...p, time }))
  }, [load])
  const goTo = useCallback((list: Track[], to: number) => { setQueue(list); setIndex(to); setPosition(START); patch({ problem: null }); start(list[to]) }, [patch, start])

  const player = useMemo<Player>(() => ({
    queue, index, current, ...state,
    play: (track, list = [track], from) => {
      const at = list.findIndex((t) => t.id === track.id)
      if (current?.id === track.id) start(track)
      else goTo(at < 0 ? [track] : list, Math.max(0, at))
      if (from !== undefined) seekIn(track, from)
    },
    toggle: () => { if (audio.current && !audio.current.paused) audio.current.pause(); else start(current ?? undefined) },
    next: () => { if (index + 1 < queue.length) goTo(queue, index + 1) },
    previous: () => { if (audio.current && (audio.current.currentTime > 3 || index === 0)) { audio.current.currentTime = 0 } else if (index > 0) goTo(queue, index - 1) },
    seek: (fraction) => { if (current) seekIn(current, fraction) },
    setVolume: (volume) => { if (audio.current) audio.current.volume = volume; patch({ volume }) },
    add: (track) => { setQueue((q) => (q.some((t) => t.id === track.id) ? q : [...q, track])) },
    remove: (at) => {
      const next = without({ list: queue, index }, at)
      const follower = next.list[next.index]
      if (at !== index) { setQueue(next.list); setIndex(next.index) }
      else if (state.playing && follower && index < next.list.length) goTo(next.list, next.index)
      else { audio.current?.pause(); setQueue(next.list); setIndex(next.index); setPosition(START) }
    },
    move: (at, by) => { const next = moved({ list: queue, index }, at, by); setQueue(next.list); setIndex(next.index) },
    jump: (at) => { goTo(queue, at) },
  }), [queue, index, current, state, start, seekIn, goTo, patch])

  /** A format that does not play gives way to the next, at the same second. */
  const onError = () => {
    const { current: element } = audio
    const format = (loaded.current?.format ?? 0) + 1
    if (!element?.src) return
    if (current && loaded.current?.id === current.id && sourcesOf(current)[format]) {
      const at = element.currentTime
      load(current, format)
      element.currentTime = at
      start(current)
      return
    }
    loaded.current = null
    patch({ playing: false, problem: "This preview cannot be loaded. Check your connection." })
  }

  useMediaSession(player)
  return (
    <Context.Provider value={player}>
      <PositionContext.Provider value={position}>{children}</PositionContext.Provider>
      <audio
        ref={audio} preload="none" data-testid="player-audio"
        onPlay={() => { patch({ playing: true, problem: null }) }} onPause={() => { patch({ playing: false }) }}
        onTimeUpdate={(e) => { const time = e.currentTarget.currentTime; setPosition((p) => ({ ...p, time })) }} onDurationChange={(e) => { const duration = e.currentTarget.duration || 0; setPosition((p) => ({ ...p, duration })) }}
        onEnded={() => { player.next() }} onError={onError}
      />
    </Context.Provider>
  )
}

function readKept(): { queue: Track[]; index: number } | null {
  try { return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as { queue: Track[]; index: number } | null } catch { return null }
}
