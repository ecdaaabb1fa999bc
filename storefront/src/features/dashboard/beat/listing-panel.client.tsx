"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { Badge } from "@/components/badge"
import { Button, ButtonLink } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import { publishAction, withdrawAction } from "../actions"

/** Puts a beat on sale, or takes it off. `missing`: what must be done before, or null. */
export function ListingPanel({ recording: { id, title, listing }, missing }: { recording: RecordingView; missing: string | null }) {
  const { outcome, isPending, run } = useOutcome()
  const isOn = listing.state === "published"
  const lead = missing ?? (isOn ? "Buyers find it in the shop." : "Everything is there.")
  return (
    <Panel title="In the shop" lead={lead} aside={<Badge tone={isOn ? "good" : "quiet"}>{isOn ? "On sale" : listing.state === "withdrawn" ? "Off sale" : "Not listed"}</Badge>}>
      <div className="flex flex-wrap items-center gap-4">
        {isOn && listing.handle && <ButtonLink href={`/beats/${listing.handle}`} tone="quiet">See it in the shop</ButtonLink>}
        {isOn
          ? <Confirm trigger={<Button tone="danger" disabled={isPending}>Take it off sale</Button>} title={`Take “${title}” off sale?`} confirm="Take it off sale" onConfirm={() => { run(() => withdrawAction(id)) }}>Nobody can buy it any more. Licenses that were sold stay valid.</Confirm>
          : <Button disabled={isPending || missing !== null} onClick={() => { run(() => publishAction(id)) }}>{isPending ? "Publishing…" : listing.state === "withdrawn" ? "Put it on sale again" : "Publish"}</Button>}
        <OutcomeLine outcome={outcome} />
      </div>
    </Panel>
  )
}
