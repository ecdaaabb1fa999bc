import type { BulkDealView, BundleView } from "@max-booster/api-contract"
import { Package, Sparkles } from "lucide-react"
import Link from "next/link"
import { formatMoney } from "@/lib/format"
import { bulkWords, typeWords } from "./words"

type Props = { bulk: readonly BulkDealView[]; bundles: readonly BundleView[]; labelOf: (type: string) => string }

/** What a producer offers beyond single licenses. */
export function DealStrip({ bulk, bundles, labelOf }: Props) {
  if (bulk.length + bundles.length === 0) return null
  const line = "flex items-center gap-3 rounded-lg border border-accent/30 bg-accent-soft px-4 py-3 text-[15px]"
  return (
    <ul aria-label="Deals" className="grid gap-2 sm:grid-cols-2">
      {bulk.map((deal) => <li key={deal.id} className={line}><Sparkles size={18} aria-hidden className="shrink-0 text-accent" /><span><strong>{bulkWords(deal)}</strong>{`: ${typeWords(deal.types, labelOf, "every license but exclusive ones")}`}</span></li>)}
      {bundles.map(({ id, handle, title, price, list_price, beats }) => (
        <li key={id} className={line}><Package size={18} aria-hidden className="shrink-0 text-accent" /><span className="min-w-0"><Link href={`/bundles/${handle}`} className="font-bold hover:underline">{title}</Link>{` ${beats.length} beats for ${formatMoney(price)}`}{list_price && <s className="pl-1 text-muted">{formatMoney(list_price)}</s>}</span></li>
      ))}
    </ul>
  )
}
