"use client"

import type { RoyaltyStatementView } from "@max-booster/api-contract"
import { inputLook } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { matchAction } from "./actions"
import { inCount, inMoney } from "./words"

/** What no recording of the shop is known for, and what was matched by hand. */
export function UnknownRecordings({ statement: { id, unknown, matches, state }, recordings }: { statement: RoyaltyStatementView; recordings: readonly { id: string; title: string }[] }) {
  const { outcome, isPending, run } = useOutcome()
  const choice = (key: string, label: string, chosen: string) => (
    <select aria-label={label} className={inputLook} disabled={isPending || state !== "draft"} value={chosen} onChange={({ currentTarget: { value } }) => { run(() => matchAction(id, key, value || null)) }}>
      <option value="">None of my recordings: all of it is mine</option>
      {recordings.map((recording) => <option key={recording.id} value={recording.id}>{recording.title}</option>)}
    </select>
  )
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {unknown.map(({ key, isrc, title, artist, quantity, totals }) => (
          <li key={key} className="grid gap-2 rounded-lg border border-line bg-raised px-4 py-3 md:grid-cols-[1fr_auto_18rem] md:items-center md:gap-6">
            <span className="min-w-0 [overflow-wrap:anywhere]"><span className="block font-semibold">{title || "Without a title"}</span><span className="block text-[15px] text-muted">{[artist, isrc ?? "no ISRC"].filter(Boolean).join(", ")}</span></span>
            <span className="tabular text-[15px] md:text-right"><span className="block font-semibold">{inMoney(totals)}</span><span className="block text-muted">{`${inCount(quantity)} streams and sales`}</span></span>
            {choice(key, `Recording of ${title || key}`, "")}
          </li>
        ))}
        {matches.map(({ key, recording_id, title }) => (
          <li key={key} className="grid gap-2 rounded-lg border border-line px-4 py-3 md:grid-cols-[1fr_18rem] md:items-center md:gap-6"><span className="[overflow-wrap:anywhere]">{`${key} is ${title}, as you said`}</span>{choice(key, `Recording of ${key}`, recording_id)}</li>
        ))}
      </ul>
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
