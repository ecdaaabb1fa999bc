"use client"

import { formatPosition } from "@max-booster/studio-core"
import { Pause, Play, SkipBack } from "lucide-react"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { ProgressBar } from "@/components/progress-bar"
import { Tool } from "../../ui/transport-bar.client"
import type { Comparison } from "./comparison"
import type { Hearing, HearingState } from "./hearing"

/** What can be heard, with the letter that its button and key have. */
export type Voice = { id: string; letter: string; label: string }

/** Plays and stops, and goes from one to the other while it plays. */
export function ListenBar({ hearing, state, voices, comparison }: { hearing: Hearing; state: HearingState; voices: readonly Voice[]; comparison: Comparison }) {
  const { isPlaying, chosen, gathering, missing, trouble } = state
  return (
    <div data-space-plays role="toolbar" aria-label="Hear the two" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-2 py-1">
      <span className="flex items-center">
        <Tool label="To the beginning" onClick={() => { void hearing.seek(0) }}><SkipBack /></Tool>
        <Tool label={isPlaying ? "Stop" : "Play"} isOn={isPlaying} onClick={() => { void hearing.toggle() }}>{isPlaying ? <Pause /> : <Play />}</Tool>
        <Place hearing={hearing} state={state} comparison={comparison} />
      </span>
      <span role="group" aria-label="What is heard" className="flex min-w-0 flex-wrap gap-1 rounded-lg border border-line-strong p-0.5">
        {voices.map(({ id, letter, label }) => (
          <button key={id} type="button" aria-label={`Hear ${letter}: ${label}`} aria-pressed={chosen === id} aria-keyshortcuts={letter.length === 1 ? letter : undefined} onClick={() => { void hearing.choose(id) }} className={cn("flex min-h-11 min-w-11 max-w-40 items-center justify-center gap-2 rounded-md px-3 text-sm font-semibold hover:bg-line/60", chosen === id && "bg-accent text-accent-ink hover:bg-accent")}>
            <span>{letter}</span><span className="hidden truncate font-normal sm:inline">{letter === label ? "" : label}</span>
          </button>
        ))}
      </span>
      <Level hearing={hearing} isPlaying={isPlaying} />
      {gathering && <span className="flex min-w-40 items-center gap-2 text-sm"><span role="status">{`Sounds: ${gathering.done} of ${gathering.of}`}</span><span className="w-24"><ProgressBar fraction={gathering.of === 0 ? 1 : gathering.done / gathering.of} label="Sounds" /></span></span>}
      {missing > 0 && <span role="status" className="text-sm text-warn">{`${missing} sound${missing === 1 ? " is" : "s are"} not to be had right now; regions with ${missing === 1 ? "it" : "them"} are silent.`}</span>}
      {trouble && <span role="alert" className="text-sm text-bad">{trouble}</span>}
    </div>
  )
}

/** Bar, beat and tick by the tempo of what is heard. */
function Place({ hearing, state, comparison }: { hearing: Hearing; state: HearingState; comparison: Comparison }) {
  const text = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    let frame = 0
    const show = () => {
      if (text.current) text.current.textContent = formatPosition(comparison.meter, Math.max(0, tickOf(comparison, state.chosen, hearing.position)))
      if (state.isPlaying) frame = requestAnimationFrame(show)
    }
    show()
    return () => { cancelAnimationFrame(frame) }
  }, [hearing, state, comparison])
  return <output ref={text} aria-label="Position" className="w-24 px-1 text-center text-base font-semibold tabular" />
}

/** The tick of the timeline at a moment of what is heard. */
export const tickOf = ({ tempos }: Comparison, chosen: string, seconds: number): number => tempos[chosen === "after" ? "after" : "before"].ticksAt(seconds)
/** The moment of what is heard at a tick of the timeline. */
export const secondsAt = ({ tempos }: Comparison, chosen: string, tick: number): number => tempos[chosen === "after" ? "after" : "before"].secondsAt(tick)

/** What a meter shows at the least, dBFS. */
const LEAST_DB = -60
/** How far it falls from one report to the next, dB: 60 in a second. */
const FALL_DB = 2

/** How loud what is heard is, so that one sees which differs. */
function Level({ hearing, isPlaying }: { hearing: Hearing; isPlaying: boolean }) {
  const bar = useRef<HTMLSpanElement>(null)
  const meter = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const show = (db: number) => {
      const part = Math.min(1, Math.max(0, 1 - db / LEAST_DB))
      if (bar.current) bar.current.style.transform = `scaleX(${part})`
      meter.current?.setAttribute("aria-valuenow", String(Math.round(Math.max(LEAST_DB, db))))
    }
    let shown = LEAST_DB
    show(shown)
    return isPlaying ? hearing.onPeaks((peaks) => {
      shown = Math.max(20 * Math.log10(Math.max(1e-6, ...peaks)), shown - FALL_DB)
      show(shown)
    }) : undefined
  }, [hearing, isPlaying])
  return <span ref={meter} role="meter" aria-label="Level in decibels" aria-valuemin={LEAST_DB} aria-valuemax={0} aria-valuenow={LEAST_DB} className="h-2 w-16 overflow-hidden rounded-full bg-line sm:w-28"><span ref={bar} style={{ transform: "scaleX(0)" }} className="block h-full origin-left bg-good" /></span>
}
