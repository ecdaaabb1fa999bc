import { capNames, type TierView } from "@max-booster/api-contract"
import { formatPrice } from "@/lib/format"
import { cn } from "@/lib/cn"
import { capName, fileWords, limitWords, termWords, territoryWords } from "./words"

type Row = { name: string; of: (tier: TierView, all: readonly TierView[]) => string }

const rows: Row[] = [
  { name: "Price", of: ({ price }) => formatPrice(price) },
  { name: "Files", of: ({ delivers }) => fileWords(delivers) },
  ...capNames.map((cap): Row => ({ name: capName(cap), of: ({ caps }) => limitWords(caps[cap]) })),
  { name: "Term", of: ({ details }) => (details ? termWords(details.terms.years) : "In the contract") },
  { name: "Where", of: ({ details }) => (details ? territoryWords(details.terms.territory) : "In the contract") },
  { name: "Your share of publishing", of: ({ details }) => (details ? `${100 - details.terms.producerShare}%` : "In the contract") },
  { name: "Nobody else gets it after you", of: ({ exclusive }) => (exclusive ? "Yes" : "No") },
  { name: "Upgrades to", of: ({ details }, all) => all.filter(({ type }) => details?.upgrades_to.includes(type)).map(({ label }) => label).join(", ") || "–" },
  { name: "Content ID", of: ({ details }) => (details?.prohibited.includes("content-id") ?? true ? "No" : "Yes") },
  { name: "Training of AI", of: ({ details }) => (details?.ai_training === "permitted" ? "Yes" : "No") },
]

/** All tiers beside each other: what each delivers and permits. On small screens a row's name stands above its values. */
export function TierComparison({ tiers }: { tiers: readonly TierView[] }) {
  const row = "grid grid-cols-[repeat(var(--tiers),minmax(0,1fr))] gap-x-2 md:grid-cols-[minmax(0,1.4fr)_repeat(var(--tiers),minmax(0,1fr))]"
  const cell = "px-1 pb-2 text-left text-[13px] [overflow-wrap:anywhere] md:py-2.5 md:text-[15px]"
  return (
    <table role="table" aria-label="The licenses compared" className="tabular block rounded-xl border border-line bg-surface px-3 py-2 md:px-5" style={{ "--tiers": tiers.length } as React.CSSProperties}>
      <thead role="rowgroup" className="block">
        <tr role="row" className={cn(row, "border-b border-line-strong pt-1")}>
          <td role="cell" className="hidden md:block" />
          {tiers.map(({ type, label }) => <th key={type} role="columnheader" scope="col" className={cn(cell, "text-xs font-bold")}>{label}</th>)}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block">
        {rows.map(({ name, of }) => (
          <tr key={name} role="row" className={cn(row, "border-b border-line last:border-b-0")}>
            <th role="rowheader" scope="row" className="col-span-full px-1 pt-2 text-left text-[13px] font-semibold text-muted md:col-span-1 md:py-2.5 md:text-[15px]">{name}</th>
            {tiers.map((tier) => <td key={tier.type} role="cell" className={cn(cell, name === "Price" && "font-bold")}>{of(tier, tiers)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
