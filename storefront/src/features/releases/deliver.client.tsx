"use client"

import { lookUpRelease, releaseTargetNames, type Readiness, type ReleaseStatus, type ReleaseTarget } from "@max-booster/api-contract"
import { ExternalLink, Search } from "lucide-react"
import { memo } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { Block } from "@/features/dashboard/skeleton"
import { formatDate } from "@/lib/format"
import { guideSlug } from "@/lib/guide-slug"
import { ask } from "./ask"
import { useEditing } from "./editing.client"
import { Exports } from "./exports.client"
import { whyBlocked } from "./findings"
import { PasteSheet } from "./paste-sheet.client"
import { Section } from "./section"
import { StatusChip } from "./status-chips"
import { StatusForm } from "./status-form.client"
import { tell } from "./tell"
import { useDelivery } from "./use-delivery.client"
import { sourceWords, targetLeads } from "./words"

/** The distributors whose forms are filled in by hand. */
const BY_HAND: readonly ReleaseTarget[] = ["distrokid", "tunecore", "cdbaby"]

type Props = { targets: ReleaseTarget[]; statuses: ReleaseStatus[]; readiness: Readiness | null; isNamed: boolean; stamp: string }

/** From the package to the store: per target what to hand over, how, and what became of it. */
export const Deliver = memo(function Deliver({ targets, statuses, readiness, isNamed, stamp }: Props) {
  const { id, act, goTo } = useEditing()
  const { delivery, events, problem, read } = useDelivery(id, stamp)
  const { outcome, isPending, run } = useOutcome()
  const shown = [...targets, ...statuses.map(({ target }) => target).filter((target) => !targets.includes(target))]
  const lookUp = () => { run(() => tell(async () => (await act(() => ask(lookUpRelease, { params: { id } }))).words), () => { void read() }) }
  return (
    <Section id="deliver" title="Deliver" lead="A package a target, handed over by a channel or by hand; then what became of it." aside={isNamed && <Button tone="quiet" disabled={isPending} onClick={lookUp}><Search size={18} aria-hidden />{isPending ? "Looking…" : "Look it up at Spotify"}</Button>}>
      {outcome && <OutcomeLine outcome={outcome} />}
      {!isNamed && <p className="text-[15px] text-muted">Once it has a UPC or its tracks have ISRCs, it can be looked up at Spotify.</p>}
      {shown.length === 0 && <p className="text-[15px] text-muted">No target is chosen. <button type="button" className="min-h-11 font-semibold text-ink underline underline-offset-2" onClick={() => { goTo("targets") }}>Choose where it goes</button>.</p>}
      {problem && <Message><p className="pb-3">{`Not all of it could be read. ${problem}`}</p><Button tone="quiet" onClick={() => { void read() }}>Try again</Button></Message>}
      {!delivery && !problem && <div role="status" aria-label="Packages are being read" className="grid gap-3"><Block className="h-32" /></div>}
      {shown.map((target) => {
        const status = statuses.find((each) => each.target === target)
        const name = releaseTargetNames[target]
        return (
          <article key={target} aria-labelledby={`deliver-${target}`} className="grid gap-4 rounded-lg border border-line bg-raised p-4">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <div className="grid gap-1"><h3 id={`deliver-${target}`} className="text-base font-bold">{name}</h3><p className="max-w-prose text-sm text-muted">{targetLeads[target]}</p></div>
              <StatusChip target={target} status={status} />
            </div>
            {status && <Standing status={status} name={name} />}
            {delivery && <Exports target={target} exports={delivery.exports.filter((each) => each.target === target)} channels={delivery.channels} blocked={readiness ? whyBlocked(readiness, target) : "The checklist is being read."} isLive={status?.state === "live"} onChanged={() => { void read() }} />}
            {BY_HAND.includes(target) && <PasteSheet target={target} stamp={stamp} />}
            <StatusForm target={target} status={status} onChanged={() => { void read() }} />
            <p><a href={`/help/${guideSlug(target)}`} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-2 text-[15px] underline underline-offset-2">{`How to release to ${name}, step by step`}<ExternalLink size={16} aria-hidden /><span className="sr-only">(in a new window)</span></a></p>
          </article>
        )
      })}
      {events && (
        <div className="grid gap-2">
          <h3 className="text-base font-bold">History</h3>
          {events.length === 0 && <p className="text-[15px] text-muted">Nothing happened yet. What does is written here, and nobody can change it.</p>}
          <ol aria-label="History, newest first" className="grid gap-3 border-l-2 border-line pl-4">{events.map((event) => <li key={event.id} className="grid gap-0.5"><p className="text-[15px]">{event.words}</p><p className="tabular text-sm text-muted"><time dateTime={event.at}>{formatMoment(event.at)}</time>{event.target && ` · ${releaseTargetNames[event.target]}`}</p></li>)}</ol>
        </div>
      )}
    </Section>
  )
})

const formatMoment = (iso: string): string => new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso))

function Standing({ status: { at, source, reason, url, artwork_url }, name }: { status: ReleaseStatus; name: string }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      {artwork_url && <img src={artwork_url} alt={`The cover at ${name}`} width={64} height={64} className="size-16 rounded-md object-cover" />}
      <div className="grid min-w-0 gap-0.5 text-[15px]">
        <p className="text-muted">{`Known ${sourceWords[source]}, ${formatDate(at)}`}</p>
        {reason && <p className="break-words">{`“${reason}”`}</p>}
        {url && <a href={url} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-2 break-all font-semibold underline underline-offset-2">{`Open it at ${name}`}<ExternalLink size={16} aria-hidden /><span className="sr-only">(in a new window)</span></a>}
      </div>
    </div>
  )
}
