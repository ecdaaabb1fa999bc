"use client"

import type { SplitsView } from "@max-booster/api-contract"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { Message } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { Panel } from "@/components/panel"
import { useOutcome } from "@/components/use-outcome.client"
import type { Outcome } from "@/lib/outcome"
import { useNotices } from "../live/live.client"
import { withdrawSplitAction } from "./actions"
import { SheetCard } from "./sheet-card.client"
import { SplitForm } from "./split-form.client"
import { toDraft, type SplitDraft } from "./split-rows"

/** How a beat's earnings are divided: what counts, what waits for answers, and how to change it. What is typed stays while answers arrive. */
export function SplitsPanel({ splits, shop }: { splits: SplitsView; shop: string }) {
  const { outcome, isPending, run, clear } = useOutcome()
  const [draft, setDraft] = useState<SplitDraft | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [sent, setSent] = useState<Outcome | null>(null)
  const router = useRouter()
  const { recording_id: id, versions, currency } = splits
  useNotices(`recording:${id}`, ({ kind }) => { if (kind === "split.changed") router.refresh() })
  const [newest] = versions
  const live = versions.filter(({ state }) => state === "in_force" || state === "agreed" || state === "proposed")
  const older = versions.filter((version) => !live.includes(version))
  const ended = newest?.state === "declined" ? newest.shares.find(({ state }) => state === "declined") : undefined
  const isDivided = live.some(({ state }) => state === "in_force")
  const open = () => { clear(); setSent(null); setDraft((typed) => typed ?? toDraft(splits, shop)); setOpen(true) }
  return (
    <Panel title="Splits" lead={isDivided ? "Each sale is divided at once, and everybody is paid by Stripe." : "Made it with others? Write down who gets what; each of them agrees by mail. Until then everything is yours."} aside={<Badge tone={isDivided ? "good" : "quiet"}>{isDivided ? "Divided" : "All yours"}</Badge>}>
      {ended && !isOpen && <Message tone="warn" title={`${ended.name} declined version ${newest?.version ?? ""}`}>{ended.reason ? `“${ended.reason}”` : "No reason was given."}</Message>}
      {live.map((sheet) => (
        <SheetCard key={sheet.id} sheet={sheet}>
          {sheet.state === "proposed" && (
            <div className="flex flex-wrap items-center gap-3">
              <p className="flex-1 basis-56 text-sm text-muted">It counts once everybody has agreed. We remind after three and seven days.</p>
              <Confirm trigger={<Button tone="quiet" disabled={isPending}>Take it back</Button>} title="Take this proposal back?" confirm="Take it back" onConfirm={() => { setSent(null); run(() => withdrawSplitAction(id, sheet.id)) }}>Everybody who was asked gets a mail that no answer is needed.</Confirm>
            </div>
          )}
        </SheetCard>
      ))}
      {isOpen && draft
        ? <SplitForm id={id} currency={currency} draft={draft} onChange={setDraft} onCancel={() => { setOpen(false) }} onSent={(done) => { setSent(done); setDraft(null); setOpen(false) }} />
        : <div className="flex flex-wrap items-center gap-4"><Button tone={live.length > 0 ? "quiet" : "accent"} onClick={open}>{live.length > 0 ? "Propose a change" : "Divide it"}</Button><OutcomeLine outcome={outcome ?? sent} /></div>}
      {older.length > 0 && (
        <details>
          <summary className="inline-flex min-h-11 items-center text-[15px] font-semibold underline underline-offset-2">{`Earlier versions (${older.length})`}</summary>
          <div className="grid gap-3 pt-2">{older.map((sheet) => <SheetCard key={sheet.id} sheet={sheet} />)}</div>
        </details>
      )}
    </Panel>
  )
}
