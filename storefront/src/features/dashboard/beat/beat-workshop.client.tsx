"use client"

import type { PlanTier, RecordingView, RenditionView, SplitsView } from "@max-booster/api-contract"
import Link from "next/link"
import { useState } from "react"
import { Button, ButtonLink } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { deleteAction, retryAction } from "../actions"
import { useLiveProgress } from "../beats/use-live-progress.client"
import { ReleaseIt } from "../../releases/new-release.client"
import { PictureForm } from "../picture-form.client"
import { SplitsPanel } from "../splits/splits-panel.client"
import { AnalysisPanel } from "./analysis-panel.client"
import { BeatHead } from "./beat-head"
import { FactsForm } from "./facts-form.client"
import { HearPanel } from "./hear-panel.client"
import { ListingPanel } from "./listing-panel.client"
import { missingFor } from "./missing"
import { PricesForm } from "./prices-form.client"
import { SoundPanel } from "./sound-panel.client"

/** A recording from its analysis to the shop; forms keep what is typed while live news arrive. */
export function BeatWorkshop({ recording, analyses, tiers, gone, feePoints, splits, shop, isSigned }: { recording: RecordingView; analyses: RenditionView[]; tiers: PlanTier[]; gone: string[]; feePoints: number; splits: SplitsView | null; shop: string; isSigned: boolean }) {
  const { outcome, isPending, run } = useOutcome()
  const [unsavedFacts, setUnsavedFacts] = useState(false)
  const [unsavedPrices, setUnsavedPrices] = useState(false)
  const { id, title, state, problem, listing } = recording
  const progress = useLiveProgress(state === "processing")(recording)
  return (
    <>
      <BeatHead recording={recording} here="" />
      {recording.duplicate_of && <Message tone="warn" title="You uploaded this file before"><Link href={`/sell/beats/${recording.duplicate_of}`} className="underline underline-offset-2">See that recording</Link>; if you do not need it twice, delete one.</Message>}
      {state === "processing" && <AnalysisPanel title={title} progress={progress} />}
      {state === "refused" && <Message title="This file cannot be sold"><p className="pb-3">{problem?.message}</p><ButtonLink href="/sell/upload" tone="quiet">Upload another file</ButtonLink></Message>}
      {state === "failed" && <Message title="The analysis failed"><p className="pb-3">{problem?.message}</p><Button tone="quiet" disabled={isPending} onClick={() => { run(() => retryAction(id)) }}>{isPending ? "Starting…" : "Try again"}</Button></Message>}
      {(state === "ready" || recording.peaks.length > 0) && <SoundPanel recording={recording} />}
      {state === "ready" && (
        <>
          <Panel title="Facts" lead={recording.facts_confirmed ? "Confirmed by you." : "Check what the machine heard, and put it right where it is wrong."}><FactsForm recording={recording} onChanged={setUnsavedFacts} /></Panel>
          <HearPanel recording={recording} analyses={analyses} />
          <Panel title="Cover"><PictureForm url={recording.artwork_url} title={title} endpoint={`/api/workshop/artwork/${id}`} /></Panel>
          <Panel title="Stems" lead={recording.files.includes("stems") ? "Buyers of licenses with stems get them as one zip." : "Some licenses deliver the separate parts of the beat. Without stems they cannot be offered."}><ButtonLink href={`/sell/beats/${id}/stems`} tone="quiet">{recording.files.includes("stems") ? "See the stems" : "Add stems"}</ButtonLink></Panel>
          <Panel title="License tiers and prices" lead={<>What buyers may choose, as in <Link href="/sell/licenses" className="underline underline-offset-2">your shop’s licenses</Link> unless you change it here. {`The platform’s fee is ${feePoints / 100}%; card fees are ours.`}</>}><PricesForm id={id} tiers={tiers} gone={gone} feePoints={feePoints} onChanged={setUnsavedPrices} /></Panel>
          <Panel title="Release" lead="As a single for Spotify, Apple Music and other stores. Title, cover, credits and shares are taken over."><ReleaseIt recordingId={id} /></Panel>
          {splits && <SplitsPanel splits={splits} shop={shop} />}
          <ListingPanel recording={recording} missing={missingFor({ recording, tiers, isSigned, unsaved: { facts: unsavedFacts, prices: unsavedPrices } })} />
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
