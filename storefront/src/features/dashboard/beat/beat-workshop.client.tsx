"use client"

import type { PlanTier, RecordingView } from "@max-booster/api-contract"
import Link from "next/link"
import { Button, ButtonLink } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { ProgressBar } from "@/components/progress-bar"
import { useOutcome } from "@/components/use-outcome.client"
import { deleteAction, retryAction } from "../actions"
import { useLiveProgress } from "../beats/use-live-progress.client"
import { PictureForm } from "../picture-form.client"
import { FactsForm } from "./facts-form.client"
import { ListingPanel } from "./listing-panel.client"
import { PricesForm } from "./prices-form.client"
import { SoundPanel } from "./sound-panel.client"

/** A recording from its analysis to the shop; forms keep what is typed while live news arrive. */
export function BeatWorkshop({ recording, tiers }: { recording: RecordingView; tiers: PlanTier[] }) {
  const { outcome, isPending, run } = useOutcome()
  const progress = useLiveProgress()(recording)
  const { id, title, state, problem, listing } = recording
  return (
    <>
      <div className="grid gap-1">
        <p className="text-[15px]"><Link href="/sell/beats" className="text-muted hover:text-ink hover:underline">Beats</Link></p>
        <h1 className="break-words text-3xl font-bold sm:text-4xl">{title}</h1>
        <p className="break-all text-sm text-muted">{recording.original_name}</p>
      </div>
      {state === "processing" && (
        <Panel title="Being analysed" lead="You may leave this page; it goes on.">
          <ProgressBar fraction={progress.fraction} label={`Analysis of ${title}`} />
          <p role="status" className="tabular text-[15px] text-muted">{`${progress.phase || "Waiting for its turn"} · ${Math.round(progress.fraction * 100)}%`}</p>
        </Panel>
      )}
      {state === "refused" && <Message title="This file cannot be sold"><p className="pb-3">{problem?.message}</p><ButtonLink href="/sell/beats" tone="quiet">Upload another file</ButtonLink></Message>}
      {state === "failed" && <Message title="The analysis failed"><p className="pb-3">{problem?.message}</p><Button tone="quiet" disabled={isPending} onClick={() => { run(() => retryAction(id)) }}>{isPending ? "Starting…" : "Try again"}</Button></Message>}
      {(state === "ready" || recording.peaks.length > 0) && <SoundPanel recording={recording} />}
      {state === "ready" && (
        <>
          <Panel title="Facts" lead={recording.facts_confirmed ? "Confirmed by you." : "Check what the machine heard, and put it right where it is wrong."}><FactsForm recording={recording} /></Panel>
          <Panel title="Cover"><PictureForm url={recording.artwork_url} title={title} endpoint={`/api/workshop/artwork/${id}`} /></Panel>
          <Panel title="License tiers and prices" lead="What buyers may choose. The platform’s fee is 10%; card fees are ours."><PricesForm id={id} tiers={tiers} /></Panel>
          <ListingPanel recording={recording} canPublish={recording.facts_confirmed && tiers.some(({ enabled, blocked_by }) => enabled && blocked_by === null)} />
        </>
      )}
      {listing.handle === null && state !== "processing" && (
        <div className="flex flex-wrap items-center gap-4">
          <Confirm trigger={<Button tone="danger" disabled={isPending}>Delete this recording</Button>} title={`Delete “${title}”?`} confirm="Delete" onConfirm={() => { run(() => deleteAction(id)) }}>The file and everything made of it are removed. This cannot be undone.</Confirm>
          <OutcomeLine outcome={outcome} />
        </div>
      )}
    </>
  )
}
