import type { SoldLicense } from "@max-booster/api-contract"
import { Message } from "@/components/field"
import { StateBadge } from "@/features/account/state-badge"
import { formatDay } from "@/lib/format"
import { BreachForm } from "./breach-form.client"
import { History, Reports } from "./history"
import { levelOf, termWords } from "./life-words"
import { UsageBars } from "./usage-bars"

const summary = "cursor-pointer py-2.5 font-semibold"

/** A license that a producer granted: whose, how far it is used, what happened, and the way to have it ended. */
export function SoldCard({ license }: { license: SoldLicense }) {
  const { id, beat_title, licensee, label, number, state, usage, reports, history, breach } = license
  const level = levelOf(license)
  return (
    <li className="grid gap-3 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-bold [overflow-wrap:anywhere]">{beat_title}</h2>
          <p className="text-[15px] text-muted [overflow-wrap:anywhere]">{`${licensee} · ${label} license`}</p>
          <p className="tabular text-sm text-muted">{`${number} · ${termWords(license)}`}</p>
        </div>
        <StateBadge state={state} />
      </div>
      {breach && <Message tone="warn" title={breach.state === "reported" ? "The operator looks at your wish to end it" : `Has notice, and until ${formatDay(breach.remedy_by ?? breach.at)} to put it right`}>{breach.reason}</Message>}
      {usage.some(({ used }) => used !== null) ? <UsageBars usage={usage.filter(({ used }) => used !== null)} /> : <p className="text-[15px] text-muted">Nothing is reported of its use yet.</p>}
      {state === "valid" && level !== "fine" && <p className="text-[15px] font-semibold">{level === "near" ? "Near a limit; the licensee is offered an upgrade." : "A limit is reached; by the contract a higher license comes next."}</p>}
      <div>
        {reports.length > 0 && <details><summary className={summary}>{reports.length === 1 ? "1 report" : `${reports.length} reports`}</summary><Reports reports={reports} /></details>}
        <details><summary className={summary}>History</summary><History events={history} /></details>
        {state === "valid" && !breach && <details><summary className={summary}>Breach</summary><BreachForm id={id} number={number} /></details>}
      </div>
    </li>
  )
}
