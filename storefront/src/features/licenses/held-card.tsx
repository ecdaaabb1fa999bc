import type { HeldLicense } from "@max-booster/api-contract"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { FileLinks } from "@/features/account/license-card"
import { meaningOf, StateBadge } from "@/features/account/state-badge"
import { formatDate, formatPrice } from "@/lib/format"
import { levelOf, termWords } from "./life-words"
import { UsageBars } from "./usage-bars"

/** A license in the list of all: state, term, use so far, files, and where it goes on. */
export function HeldCard({ license }: { license: HeldLicense }) {
  const { id, beat_title, producer, label, number, state, price, issued_at, delivers, given, usage, verify_url, upgrades_to, renewable, breach, ended } = license
  return (
    <li className="grid gap-3 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-bold [overflow-wrap:anywhere]"><Link href={`/account/licenses/${id}`} className="hover:underline">{beat_title}</Link></h2>
          <p className="text-[15px] text-muted">{`by ${producer} · ${label} license · ${given ? "Free" : formatPrice(price)}`}</p>
          <p className="tabular text-sm text-muted">{number}{issued_at && ` · ${formatDate(issued_at)}`}</p>
        </div>
        <StateBadge state={state} />
      </div>
      <p className="text-[15px]">{termWords(license)}</p>
      <UsageBars usage={usage} isBrief />
      {state === "valid" && levelOf(license) !== "fine" && <p className="text-[15px] font-semibold">{levelOf(license) === "near" ? "Near a limit." : "A limit is reached: a higher license is needed before this use goes on."}</p>}
      {breach && <p role="status" className="text-[15px] font-semibold text-bad">Notice of a breach: open the license to read it.</p>}
      {state === "valid" ? <FileLinks id={id} title={beat_title} kinds={["contract", ...delivers, "bundle"]} /> : <p role="status" className="max-w-prose text-[15px] text-muted">{ended?.cause === "breach" ? "This license was ended for a breach. Open it to read why." : meaningOf(state)}</p>}
      <div className="flex flex-wrap items-center gap-3">
        {upgrades_to.length > 0 && <ButtonLink href={`/account/licenses/${id}#upgrade`} tone="quiet" aria-label={`Upgrade ${beat_title}`}>Upgrade</ButtonLink>}
        {renewable && <ButtonLink href={`/account/licenses/${id}#renew`} tone="quiet" aria-label={`Renew ${beat_title}`}>Renew</ButtonLink>}
        {state !== "issuing" && <a href={verify_url} className="inline-flex min-h-11 items-center font-semibold underline underline-offset-2">Public page</a>}
      </div>
    </li>
  )
}
