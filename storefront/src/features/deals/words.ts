import type { BulkDealView } from "@max-booster/api-contract"
import { formatDate } from "../../lib/format"

/** A deal in words: "Buy 2, get 1 free". */
export const bulkWords = ({ buy, free }: Pick<BulkDealView, "buy" | "free">): string => `Buy ${buy}, get ${free} free`

/** What a deal or code is for: "MP3 and WAV", or all that is not exclusive. */
export function typeWords(types: readonly string[], labelOf: (type: string) => string, all: string): string {
  if (types.length === 0) return all
  const labels = types.map(labelOf)
  return labels.length > 1 ? `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}` : (labels[0] ?? all)
}

/** Until when a deal holds, as seen from now; `endsAt` is the moment after its last day. */
export function endWords(endsAt: string | null, now: Date): string {
  if (endsAt === null) return "Until you end it"
  const lastDay = formatDate(new Date(+new Date(endsAt) - 1).toISOString())
  return new Date(endsAt) <= now ? `Over since ${lastDay}` : `Until ${lastDay}`
}

/** What a cart lacks to the next free license. */
export const hintWords = ({ title, producer, missing }: { title: string; producer: { name: string }; missing: number }): string =>
  (missing === 0 ? `${title}: the next license by ${producer.name} that counts brings a free one.` : `${title}: ${missing === 1 ? "one more license" : `${missing} more licenses`} by ${producer.name}, and the next one is free.`)
