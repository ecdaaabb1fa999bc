"use client"

import type { RecordingView } from "@max-booster/api-contract"
import Link from "next/link"
import { Badge, type Tone } from "@/components/badge"
import { Cover } from "@/components/cover"
import { ProgressBar } from "@/components/progress-bar"
import { Waveform } from "@/components/waveform"
import { formatBpm, formatDuration } from "@/lib/format"
import { useLiveProgress } from "./use-live-progress.client"

/** Recordings with their states; analysis is seen as it goes. */
export function BeatsList({ recordings, empty }: { recordings: RecordingView[]; empty: string }) {
  const progressOf = useLiveProgress(recordings.some(({ state }) => state === "processing"))
  if (recordings.length === 0) return <p className="text-muted">{empty}</p>
  return (
    <ul className="grid gap-3">
      {recordings.map((recording) => {
        const progress = progressOf(recording)
        return (
          <li key={recording.id}>
            <Link href={`/sell/beats/${recording.id}`} className="grid gap-3 rounded-xl border border-line bg-surface p-3 hover:border-ink sm:p-4">
              <span className="flex items-center gap-4">
                <Cover url={recording.artwork_url} title={recording.title} size={64} className="size-16 shrink-0" />
                <span className="grid min-w-0 flex-1 gap-0.5"><span className="truncate font-bold">{recording.title}</span><span className="tabular truncate text-sm text-muted">{factsLine(recording)}</span></span>
                <Waveform peaks={recording.peaks} className="hidden h-10 w-48 md:block" />
                <StateOf recording={recording} />
              </span>
              {recording.state === "processing" && <span className="grid gap-1"><ProgressBar fraction={progress.fraction} label={`Analysis of ${recording.title}`} /><span className="tabular text-sm text-muted">{`${progress.phase || "Waiting for its turn"} · ${Math.round(progress.fraction * 100)}%`}</span></span>}
              {recording.duplicate_of && <span className="text-sm text-warn">The same file was uploaded before.</span>}
              {recording.problem && <span className="text-sm text-bad">{recording.problem.message}</span>}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function factsLine({ bpm, key, analysis, original_name }: RecordingView): string {
  const facts = [bpm === null ? null : `${formatBpm(bpm)} BPM`, key, analysis && formatDuration(analysis.duration_ms)].filter(Boolean)
  return facts.length > 0 ? facts.join(" · ") : original_name
}

function StateOf({ recording: { state, listing } }: { recording: RecordingView }) {
  const { word, tone } = stateWords(state, listing.state)
  return <Badge tone={tone}>{word}</Badge>
}

function stateWords(state: RecordingView["state"], listing: RecordingView["listing"]["state"]): { word: string; tone: Tone } {
  switch (state) {
    case "processing": return { word: "Being analysed", tone: "accent" }
    case "refused": return { word: "Refused", tone: "bad" }
    case "failed": return { word: "Failed", tone: "bad" }
    case "ready": return listing === "published" ? { word: "On sale", tone: "good" } : listing === "withdrawn" ? { word: "Off sale", tone: "quiet" } : { word: "Not listed", tone: "warn" }
  }
}
