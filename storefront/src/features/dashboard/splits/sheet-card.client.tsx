"use client"

import type { SplitSheetView } from "@max-booster/api-contract"
import type { ReactNode } from "react"
import { Badge } from "@/components/badge"
import { SharesList } from "@/features/splits/shares-list"
import { formatDay, shareWords, stateWords } from "@/features/splits/words"
import { formatMoney } from "@/lib/format"

/** One version: who gets what, and who has agreed. */
export function SheetCard({ sheet, children }: { sheet: SplitSheetView; children?: ReactNode }) {
  const { version, state, shares, recoup } = sheet
  const { word, tone } = stateWords[state]
  return (
    <section aria-label={`Version ${version}`} className="grid gap-4 rounded-lg border border-line bg-raised p-4">
      <div className="flex flex-wrap items-center justify-between gap-2"><h3 className="font-bold">{`Version ${version}`}</h3><div className="flex flex-wrap items-center gap-2"><span className="text-sm text-muted">{timeWords(sheet)}</span><Badge tone={tone}>{word}</Badge></div></div>
      <SharesList shares={shares.map((share) => ({ ...share, key: share.id, name: share.is_own ? `${share.name} (you)` : share.name, ...(state !== "superseded" && !share.is_own && { aside: <Badge tone={shareWords[share.state].tone}>{shareWords[share.state].word}</Badge> }), note: noteOf(share, state) }))} />
      {recoup && <p className="text-[15px] text-muted">{`${recoup.name} recovers ${formatMoney(recoup.amount)} first.`}</p>}
      {children}
    </section>
  )
}

function noteOf({ is_own, email, has_shop, reason, state }: SplitSheetView["shares"][number], sheet: SplitSheetView["state"]): string | null {
  if (is_own) return null
  if (reason) return `“${reason}”`
  return state === "agreed" && !has_shop && (sheet === "in_force" || sheet === "agreed") ? `${email ?? ""} · has no shop yet; the share waits` : email
}

function timeWords({ state, in_force_from, effective_from, created_at }: SplitSheetView): string {
  if (in_force_from && state !== "superseded") return `${state === "agreed" ? "From" : "Since"} ${formatDay(in_force_from)}`
  return state === "proposed" && effective_from.slice(0, 10) > created_at.slice(0, 10) ? `From ${formatDay(effective_from)}, once agreed` : `Proposed ${formatDay(created_at)}`
}
