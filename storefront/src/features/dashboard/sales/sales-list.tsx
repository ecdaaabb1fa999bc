import type { SaleView } from "@max-booster/api-contract"
import { Badge, type Tone } from "@/components/badge"
import { formatDate, formatMoney } from "@/lib/format"

const states: Record<SaleView["state"], { word: string; tone: Tone }> = { pending: { word: "Waiting for transfer", tone: "warn" }, transferred: { word: "Transferred", tone: "good" }, refunded: { word: "Refunded", tone: "bad" } }

/** Sales with what is the producer's of them now, and what fee, tax and collaborators took. */
export function SalesList({ sales }: { sales: readonly SaleView[] }) {
  if (sales.length === 0) return <p className="text-muted">No sale yet. Share the page of your shop; the first one appears here at once.</p>
  return (
    <ul className="grid gap-3">
      {sales.map(({ id, order_number, created_at, amount, platform_fee, tax, shared, taken_back, yours, state, lines }) => (
        <li key={id} className="grid gap-2 rounded-lg border border-line bg-raised p-4 sm:flex sm:items-center sm:justify-between">
          <div className="min-w-0">
            <p className="font-semibold">{lines.map(({ beat_title, label }) => `${beat_title} (${label})`).join(", ")}</p>
            <p className="tabular text-sm text-muted">{`Order #${order_number} · ${formatDate(created_at)}`}</p>
          </div>
          <div className="tabular flex flex-wrap items-center gap-x-4 gap-y-1 sm:justify-end sm:text-right">
            <p><span className="block text-lg font-bold">{formatMoney(yours)}</span><span className="text-sm text-muted">{[`of ${formatMoney(amount)}`, ...([["fee", platform_fee], ["tax", tax], ["collaborators", shared], ["refunded", taken_back]] as const).flatMap(([name, part]) => (part.amount === "0" ? [] : [`${name} ${formatMoney(part)}`]))].join(", ")}</span></p>
            <Badge tone={states[state].tone}>{states[state].word}</Badge>
          </div>
        </li>
      ))}
    </ul>
  )
}
