"use client"

import type { MasterReport } from "@max-booster/mastering"
import { useEffect, useState, useSyncExternalStore } from "react"
import { Button } from "@/components/button"
import { Waveform } from "@/components/waveform"
import { cn } from "@/lib/cn"
import { formatDuration } from "@/lib/format"
import { AbEngine, type Side } from "./ab-engine"

type Props = { urls: Record<Side, string>; report: MasterReport }
const sides = { before: "Before", after: "After" } as const

/** Before and after at the same loudness, switched while they play. */
export function AbPlayer({ urls: { before, after }, report }: Props) {
  const [engine, setEngine] = useState(() => new AbEngine({ before, after }))
  useEffect(() => {
    const made = new AbEngine({ before, after })
    setEngine(made)
    return () => { made.close() }
  }, [before, after])
  const { phase, isPlaying, side } = useSyncExternalStore(engine.subscribe, engine.read, engine.read)
  const position = usePosition(engine, isPlaying)
  const { seconds, lufs } = report.listening
  return (
    <div className="grid gap-3" onKeyDown={(event) => { if (event.key === "a" || event.key === "b") engine.choose(event.key === "a" ? "before" : "after") }}>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => { void engine.toggle() }} disabled={phase === "loading"} className="min-w-28">{phase === "loading" ? "Loading…" : isPlaying ? "Pause" : "Play"}</Button>
        <div role="radiogroup" aria-label="What plays" className="inline-flex rounded-lg border border-line-strong p-1">
          {(["before", "after"] as const).map((each) => (
            <button
              key={each} type="button" role="radio" aria-checked={side === each} tabIndex={side === each ? 0 : -1} className={cn("min-h-11 rounded-md px-4 text-[15px] font-semibold", side === each && "bg-ink text-paper")}
              onClick={() => { engine.choose(each) }}
              onKeyDown={(event) => { if (event.key.startsWith("Arrow")) { event.preventDefault(); const other = each === "before" ? "after" : "before"; engine.choose(other); (event.currentTarget.parentElement?.querySelectorAll("button")[other === "before" ? 0 : 1] as HTMLElement | undefined)?.focus() } }}
            >{sides[each]}</button>
          ))}
        </div>
        <span className="tabular text-sm text-muted">{`${formatDuration(position * 1_000)} / ${formatDuration(seconds * 1_000)}`}</span>
      </div>
      {phase === "failed" && <p role="alert" className="text-[15px] text-bad">The listening files could not be loaded. Reload the page and try again.</p>}
      {(["before", "after"] as const).map((each) => (
        <div key={each} className={cn("grid grid-cols-[4rem_minmax(0,1fr)] items-center gap-2", side !== each && "opacity-50")}>
          <span className="text-sm font-semibold">{sides[each]}</span><Waveform peaks={report.waves[each]} bars={200} played={seconds > 0 ? position / seconds : 0} className="h-12 w-full" />
        </div>
      ))}
      <input type="range" aria-label="Position" aria-valuetext={formatDuration(position * 1_000)} min={0} max={seconds} step={0.1} value={position} onChange={(event) => { engine.seek(Number(event.currentTarget.value)) }} className="h-11 w-full accent-(--accent)" />
      <p className="text-sm text-muted">{`Both play at ${lufs ?? "the same"} LUFS, so that louder does not sound better. Keys: A is before, B is after.`}</p>
    </div>
  )
}

/** The position, some times a second while it plays. */
function usePosition(engine: AbEngine, isPlaying: boolean): number {
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => { tick((at) => at + 1) }, 100)
    return () => { clearInterval(timer) }
  }, [isPlaying])
  return engine.position
}
