import type { LicenseEventView, UsageReportView } from "@max-booster/api-contract"
import { capName } from "@/features/shop/words"
import { formatDate, formatDay } from "@/lib/format"
import { eventWords } from "./life-words"

const isDay = (words: string) => /^\d{4}-\d\d-\d\d$/.test(words)

/** What happened to a license, oldest first. */
export function History({ events }: { events: readonly LicenseEventView[] }) {
  if (events.length === 0) return <p className="text-muted">Nothing is noted of this license from before its history was kept.</p>
  return (
    <ol className="grid gap-2">
      {events.map(({ id, kind, words, at }) => (
        <li key={id} className="grid gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <span className="tabular text-[15px] text-muted">{formatDate(at)}</span>
          <span className="[overflow-wrap:anywhere]">{eventWords({ kind })}{words && (isDay(words) ? ` ${formatDay(words)}` : kind === "superseded" || kind === "renewed" ? ` ${words}` : <span className="block whitespace-pre-line text-[15px] text-muted">{words}</span>)}</span>
        </li>
      ))}
    </ol>
  )
}

/** What was reported, newest first. */
export function Reports({ reports }: { reports: readonly UsageReportView[] }) {
  return (
    <ul className="grid gap-2 text-[15px]">
      {reports.map(({ as_of, totals, note, reported_at }) => (
        <li key={reported_at} className="grid gap-x-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
          <span className="tabular text-muted">{formatDay(as_of)}</span>
          <span className="[overflow-wrap:anywhere]">{Object.entries(totals).map(([cap, total]) => `${capName(cap as keyof typeof totals)}: ${total.toLocaleString("en-US")}`).join(" · ")}{note && <span className="block text-muted">{note}</span>}</span>
        </li>
      ))}
    </ul>
  )
}
