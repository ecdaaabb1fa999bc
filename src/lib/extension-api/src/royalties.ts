import { defineJob, type SqlRunner } from "@max-booster/jobs"
import { z } from "zod"

/** Container key of the royalties door (plugin `ddex`). */
export const ROYALTIES = "royalties"

/** Container key of the ledger as royalties need it: the module `orders`. */
export const ROYALTY_LEDGER = "orders"

/** What a recording earned outside of the platform in a month, by a distributor's statement; minor units, below zero for a correction. */
export type RoyaltyDue = {
  /** Null: no recording of the shop is known for it, so that it is the shop's alone. */
  recording_id: string | null
  title: string
  /** `2026-10`. */
  period: string
  currency: string; amount: string
}

/** A party's part of it. `own`: it is the shop itself. `recoup` pays an advance back, `split` is the share by the sheet. */
export type RoyaltyShare = { party_id: string; name: string; kind: "split" | "recoup"; own: boolean; amount: string }
export type DividedRoyalty = RoyaltyDue & { /** The split sheet that held at the end of the month; null: there was none. */ sheet_version: number | null; shares: RoyaltyShare[] }

/** The ledger as the import of statements needs it. */
export interface RoyaltyLedgerDoor {
  /** How royalties will be divided, by the split sheets that held at the end of each month. Nothing is written. */
  divideRoyalties(sellerId: string, dues: readonly RoyaltyDue[]): Promise<DividedRoyalty[]>
  /** Divides and posts a statement inside the caller's transaction; a recording, month and currency of a statement counts once. @returns what was posted now */
  postRoyalties(sql: SqlRunner, statement: { id: string; seller_id: string; source: string }, dues: readonly RoyaltyDue[]): Promise<DividedRoyalty[]>
  /** How a posted statement was divided. */
  royaltiesOf(statementId: string): Promise<DividedRoyalty[]>
}

/** The recordings door as the import of statements needs it. */
export interface RecordingTitlesDoor {
  /** A shop's recordings by what they are called. */
  titlesOf(sellerId: string): Promise<{ id: string; title: string }[]>
}

/** Reads a statement's file by its mapping. Done by `ddex`. */
export const readRoyaltyStatement = defineJob({ name: "statement.read", queue: "releases", attempts: 3, timeoutMs: 30 * 60_000, data: z.object({ statement_id: z.string(), round: z.number().int() }) })
