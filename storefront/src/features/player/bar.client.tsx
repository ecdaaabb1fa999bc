"use client"
import { ListMusic, Pause, Play, SkipBack, SkipForward, Volume2 } from "lucide-react"
import Link from "next/link"
import { useState } from "react"
import { Cover } from "@/components/cover"
import { formatDuration } from "@/lib/format"
import { QueuePanel } from "./queue.client"
import { SeekWave } from "./seek-wave.client"
import { usePlayer, usePosition } from "./store.client"

const round = "grid size-11 shrink-0 place-items-center rounded-full transition-colors duration-150 hover:bg-line/70 disabled:opacity-40"

/** The player at the foot of every page. */
export function PlayerBar() {
  const player = usePlayer()
  const { time, duration } = usePosition()
  const [showQueue, setShowQueue] = useState(false)
  const { current } = player
  if (!current) return null
  const length = duration || current.durationMs / 1000
  return (
    <>
      <div className="h-24" aria-hidden />
      <section aria-label="Player" onKeyDown={(e) => { if (e.key === "Escape") setShowQueue(false) }} className="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-surface/95 backdrop-blur">
        {showQueue && <QueuePanel onClose={() => { setShowQueue(false) }} />}
        <div className="mx-auto grid max-w-7xl grid-cols-[auto_1fr_auto_auto] items-center gap-x-2 px-3 py-2 md:gap-x-3 md:grid-cols-[minmax(0,16rem)_auto_1fr_auto] md:px-6">
          <div className="flex min-w-0 items-center gap-3">
            <Cover url={current.artworkUrl} title={current.title} size={56} className="size-12 shrink-0 md:size-14" />
            <div className="hidden min-w-0 md:block">
              <Link href={current.href} className="block truncate font-semibold hover:underline">{current.title}</Link>
              <p className="truncate text-sm text-muted">{current.producer}</p>
            </div>
          </div>
          <div className="order-3 flex items-center md:order-none">
            <button type="button" aria-label="Previous beat" onClick={player.previous} className={`${round} hidden sm:grid`}><SkipBack size={20} /></button>
            <button type="button" aria-label={player.playing ? "Pause" : "Play"} onClick={player.toggle} className="grid size-12 place-items-center rounded-full bg-accent text-accent-ink">{player.playing ? <Pause size={22} /> : <Play size={22} className="translate-x-px" />}</button>
            <button type="button" aria-label="Next beat" onClick={player.next} disabled={player.index + 1 >= player.queue.length} className={round}><SkipForward size={20} /></button>
          </div>
          <div className="order-2 min-w-0 md:order-none">
            <Link href={current.href} className="block truncate text-sm font-semibold md:hidden">{current.title}</Link>
            <div className="flex items-center gap-3">
              <span className="tabular hidden w-10 text-right text-sm text-muted md:block">{formatDuration(time * 1000)}</span>
              <SeekWave peaks={current.peaks} waves={current.waves} fraction={length ? time / length : 0} onSeek={player.seek} label={`Position in ${current.title}`} length={length} />
              <span className="tabular hidden w-10 text-sm text-muted md:block">{formatDuration(length * 1000)}</span>
            </div>
            {player.problem && <p role="alert" className="text-sm text-bad">{player.problem}</p>}
          </div>
          <div className="order-4 flex items-center gap-2 md:order-none">
            <label className="hidden items-center gap-2 lg:flex"><Volume2 size={18} aria-hidden /><span className="sr-only">Volume</span><input type="range" min={0} max={1} step={0.05} value={player.volume} onChange={(e) => { player.setVolume(Number(e.target.value)) }} className="h-11 w-24 accent-(--accent)" /></label>
            <button type="button" aria-label="Queue" aria-expanded={showQueue} onClick={() => { setShowQueue(!showQueue) }} className={round}><ListMusic size={20} /></button>
            <Link href={`${current.href}#licenses`} className="hidden min-h-11 items-center rounded-lg bg-ink px-4 text-sm font-semibold text-paper md:inline-flex">From {current.price}</Link>
          </div>
        </div>
      </section>
    </>
  )
}
