"use client"

import type { RecordingView } from "@max-booster/api-contract"
import Link from "next/link"
import { useState } from "react"
import { Button } from "@/components/button"
import { inputLook } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { Waveform } from "@/components/waveform"
import { formatDuration } from "@/lib/format"
import { PlayButton } from "../player/play-button.client"
import { createReleaseAction } from "./actions"
import { recordingTrack } from "./recording-track"
import { recordingsLike } from "./recordings-like"

/** Begins a release: recordings in the order in which they are chosen, or none yet. */
export function NewRelease({ recordings }: { recordings: readonly RecordingView[] }) {
  const { outcome, isPending, run } = useOutcome()
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState("")
  const usable = recordings.filter(({ state }) => state === "ready")
  const found = recordingsLike(usable, typed)
  return (
    <div className="grid gap-4">
      {usable.length === 0
        ? <p className="text-muted">There is no recording that is ready. <Link href="/sell/upload" className="underline underline-offset-2">Upload one</Link>, or begin with an empty release and add its sound later.</p>
        : <input type="search" aria-label="Find a recording" placeholder="Find a recording" value={typed} className={inputLook} onChange={(event) => { setTyped(event.target.value) }} />}
      <ul aria-label="Recordings" className="grid gap-2">
        {found.map((recording) => {
          const { id, title, peaks, analysis } = recording
          const [track, at] = [recordingTrack(recording), chosen.indexOf(id)]
          return (
            <li key={id} className="flex items-center gap-3 rounded-lg border border-line bg-surface p-2 has-checked:border-accent">
              {track && <PlayButton track={track} className="size-11 shrink-0" size={18} />}
              <label className="flex min-h-11 min-w-0 flex-1 items-center gap-3 text-[15px]">
                <input type="checkbox" checked={at >= 0} className="size-6 shrink-0 accent-(--accent)" onChange={(event) => { setChosen(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id)) }} />
                <span className="min-w-0 flex-1 truncate font-semibold">{title}</span>
                {at >= 0 && chosen.length > 1 && <span className="tabular text-sm text-muted">{`Track ${at + 1}`}</span>}
                <Waveform peaks={peaks} className="hidden h-8 w-40 md:block" />
                {analysis && <span className="tabular text-sm text-muted">{formatDuration(analysis.duration_ms)}</span>}
              </label>
            </li>
          )
        })}
      </ul>
      {usable.length > 0 && found.length === 0 && <p className="text-muted">Nothing here is called that.</p>}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-paper/95 py-3 backdrop-blur">
        <Button disabled={isPending} onClick={() => { run(() => createReleaseAction(chosen)) }}>{isPending ? "Starting…" : chosen.length === 0 ? "Begin an empty release" : chosen.length === 1 ? "Begin with this recording" : `Begin with ${chosen.length} recordings`}</Button>
        <OutcomeLine outcome={outcome} />
      </div>
    </div>
  )
}

/** Begins a release of one recording, from that recording's own page. */
export function ReleaseIt({ recordingId }: { recordingId: string }) {
  const { outcome, isPending, run } = useOutcome()
  return <div className="flex flex-wrap items-center gap-3"><Button tone="quiet" disabled={isPending} onClick={() => { run(() => createReleaseAction([recordingId])) }}>{isPending ? "Starting…" : "Release it"}</Button>{outcome && <OutcomeLine outcome={outcome} />}</div>
}
