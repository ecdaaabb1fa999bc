import type { RoyaltyReading, royaltyStatementStates } from "@max-booster/api-contract"

/** A stored statement. */
export type StatementRow = {
  id: string; seller_id: string; filename: string; sha256: string; size: number; file_id: string; encoding: string; source: string; state: (typeof royaltyStatementStates)[number]; round: number; fraction: number
  delimiter: string; columns: string[]; fingerprint: string; reading: RoyaltyReading | null; preview: string[][]; fault: string | null; lines: number
  problems: { line: number; field: string; words: string }[]; problem_count: number; with_duplicates: boolean; posted_at: Date | null; created_at: Date
}

/** What a list shows of a statement's sums; `amount` is an exact decimal in major units. */
export type Digest = { statement_id: string; from: string | null; to: string | null; quantity: string; totals: { currency: string; amount: string }[] }

/** Sums of what is of one recording, or of one name, by month and currency. */
export type WorkSum = { isrc: string | null; upc: string | null; title: string; artist: string; period: string | null; currency: string | null; quantity: string; amount: string | null; lines: number }

/** How a remembered kind of file is read. */
export type RememberedReading = { source: string; reading: RoyaltyReading }
