import { toMinor } from "./decimal"
import type { StatementLine } from "./line"

/** Lines of a statement that say the same but for how much, as one. */
export type Sum = {
  isrc: string | null; upc: string | null; title: string; artist: string; store: string; country: string; period: string | null; currency: string | null
  quantity: bigint
  /** Exact, in units of 10^-18; null: the file tells of no money. */
  amount: bigint | null
  lines: number
}

/** What lines that are summed up say alike. */
export const sameOf = ({ isrc, upc, title, artist, period, store, country, currency }: Pick<Sum, "isrc" | "upc" | "title" | "artist" | "period" | "store" | "country" | "currency">): string =>
  [isrc ?? `${upc ?? ""}\t${title}\t${artist}`, period, store, country, currency].join("\n")

/** What a match to a recording is kept by: the ISRC, else what else tells it. */
export const matchKeyOf = ({ isrc, upc, title, artist }: Pick<Sum, "isrc" | "upc" | "title" | "artist">): string => isrc ?? [upc ?? "", title, artist].join("|").slice(0, 600)

/** Sums lines up as they come, by what they are of, month, store, country and currency: memory grows with what differs, not with lines. */
export class Summing {
  private readonly sums = new Map<string, Sum>()

  add(line: StatementLine): void {
    const key = sameOf(line)
    const sum = this.sums.get(key)
    if (!sum) return void this.sums.set(key, { ...line, lines: 1 })
    sum.quantity += line.quantity
    if (line.amount !== null) sum.amount = (sum.amount ?? 0n) + line.amount
    sum.lines += 1
  }

  get size(): number {
    return this.sums.size
  }

  /** All sums so far; it begins anew. */
  take(): Sum[] {
    const all = [...this.sums.values()]
    this.sums.clear()
    return all
  }
}

/** What recordings earned in a month, in minor units; `recording` null: what no recording of the shop is known for. */
export type RecordingMonth = { recording: string | null; period: string; currency: string; amount: bigint }

/** Sums of what recordings earned by month, rounded once a currency: they sum to the statement's whole. Months of nothing are left out. */
export function byRecording(sums: readonly Sum[], recordingOf: (sum: Sum) => string | null): RecordingMonth[] {
  const exact = new Map<string, RecordingMonth>()
  for (const sum of sums) {
    const { amount, currency, period } = sum
    if (amount === null || currency === null || period === null) continue
    const recording = recordingOf(sum)
    const key = `${currency} ${period} ${recording ?? ""}`
    const before = exact.get(key)
    exact.set(key, { recording, period, currency, amount: (before?.amount ?? 0n) + amount })
  }
  const ordered = [...exact].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month)
  return [...new Set(ordered.map(({ currency }) => currency))].flatMap((currency) => {
    const own = ordered.filter((month) => month.currency === currency)
    const minor = toMinor(own.map(({ amount }) => amount), currency)
    return own.map((month, i) => ({ ...month, amount: minor[i] ?? 0n }))
  }).filter(({ amount }) => amount !== 0n)
}

/** The whole of each currency, rounded once. */
export function wholes(sums: readonly Sum[]): { currency: string; amount: bigint }[] {
  const exact = new Map<string, bigint>()
  for (const { amount, currency } of sums) if (amount !== null && currency !== null) exact.set(currency, (exact.get(currency) ?? 0n) + amount)
  return [...exact].sort().map(([currency, amount]) => ({ currency, amount: toMinor([amount], currency)[0] ?? 0n }))
}
