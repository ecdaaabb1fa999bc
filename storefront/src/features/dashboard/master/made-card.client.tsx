"use client"

import type { RenditionView } from "@max-booster/api-contract"
import { masterReport, normalizeReport } from "@max-booster/mastering"
import { Badge, type Tone } from "@/components/badge"
import { Button, ButtonLink } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { ProgressBar } from "@/components/progress-bar"
import { useOutcome } from "@/components/use-outcome.client"
import { formatDate } from "@/lib/format"
import { AbPlayer } from "./ab-player.client"
import { cancelRenditionAction, deleteRenditionAction } from "../renditions/actions"
import { isOpen } from "../renditions/use-renditions.client"
import { formatLeft } from "../upload/pace"
import { toRecordingAction } from "./actions"
import { MasterCharts, Numbers } from "./report"

const tones: Record<RenditionView["state"], { word: string; tone: Tone }> = {
  waiting: { word: "Waiting", tone: "quiet" }, working: { word: "At work", tone: "accent" }, ready: { word: "Ready", tone: "good" },
  refused: { word: "Not possible", tone: "bad" }, failed: { word: "Failed", tone: "bad" }, cancelled: { word: "Cancelled", tone: "quiet" },
}

/** One master or normalised file: on its way, or to hear, read and take. */
export function MadeCard({ made, isUnfolded }: { made: RenditionView; isUnfolded: boolean }) {
  const { outcome, isPending, run } = useOutcome()
  const { id, kind, state, problem, progress, files, created_at } = made
  const master = kind === "master" ? masterReport.safeParse(made.report).data ?? null : null
  const numbers = normalizeReport.safeParse(made.report).data ?? null
  const url = (name: string) => files.find((file) => file.name === name)?.url ?? ""
  const { word, tone } = tones[state]
  const title = kind === "master" ? "Master" : "Normalised"
  return (
    <li className="grid gap-4 rounded-xl border border-line bg-surface p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg font-bold">{numbers ? `${title} at ${numbers.target.lufs.toFixed(1).replace("-", "−")} LUFS` : title}</h3>
        <span className="flex items-center gap-3"><span className="text-sm text-muted">{formatDate(created_at)}</span><Badge tone={tone}>{word}</Badge></span>
      </div>
      {isOpen(made) && (
        <div className="grid gap-2">
          <ProgressBar fraction={progress.fraction} label={`${title} of this recording`} />
          <div className="flex flex-wrap items-center justify-between gap-3 text-[15px]"><span role="status">{`${progress.phase} · ${Math.round(progress.fraction * 100)}%${progress.seconds_left === null ? "" : ` · ${formatLeft(progress.seconds_left)}`}`}</span><Button tone="quiet" disabled={isPending} onClick={() => { run(() => cancelRenditionAction(id)) }}>Cancel</Button></div>
        </div>
      )}
      {problem && <Message title={state === "refused" ? "This cannot be made" : "This was not made"}>{problem.message}</Message>}
      {state === "ready" && (
        <>
          {master && <AbPlayer urls={{ before: url("before"), after: url("after") }} report={master} />}
          {numbers && <Numbers report={numbers} reference={master?.reference ?? null} />}
          {master && <details open={isUnfolded} className="grid gap-4"><summary className="inline-flex min-h-11 items-center text-[15px] font-semibold">Curves</summary><MasterCharts report={master} /></details>}
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`${url("audio")}?download`} prefetch={false}>Download WAV</ButtonLink>
            <Button tone="quiet" disabled={isPending} onClick={() => { run(() => toRecordingAction(id)) }}>Make it a recording of its own</Button>
          </div>
        </>
      )}
      {!isOpen(made) && (
        <div className="flex flex-wrap items-center gap-3">
          <Confirm trigger={<Button tone="bare" disabled={isPending}>Delete</Button>} title={`Delete this ${title.toLowerCase()} file?`} confirm="Delete" onConfirm={() => { run(() => deleteRenditionAction(id)) }}>Its files are removed. The recording stays as it is.</Confirm>
          <OutcomeLine outcome={outcome} className="min-h-0" />
        </div>
      )}
    </li>
  )
}
