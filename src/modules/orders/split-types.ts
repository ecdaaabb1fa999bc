/** How a recording's earnings are divided at a time, as settlement needs it. Parties are sellers or payees. */
export type SplitInForce = {
  sheet_id: string; recording_id: string; version: number
  /** Each column sums to 10 000; parties that get nothing are left out. */
  shares: { party_id: string; name: string; role: string; revenue_points: number; publishing_points: number }[]
  /** Recovered first; minor units. */
  recoup: { party_id: string; amount: bigint; currency: string } | null
}

export type SplitState = "draft" | "proposed" | "in_force" | "superseded" | "declined"

/** A share as stored, with the seller that is paid for it (null while a payee has not claimed it). */
export type SplitShareRecord = {
  id: string; sheet_id: string; party_id: string; paid_to: string | null; name: string; email: string | null; role: string; revenue_points: number; publishing_points: number
  state: "pending" | "agreed" | "declined"; decided_at: Date | null; typed_name: string | null; reason: string | null; reminders: number
}

/** A version of a split sheet with its shares, in their order. */
export type SplitSheetRecord = {
  id: string; recording_id: string; seller_id: string; version: number; state: SplitState; effective_from: Date; in_force_from: Date | null; created_at: Date
  title: string; shop: string; text: string; text_hash: string; fingerprint: string
  recoup: { party_id: string; amount: bigint; currency: string } | null
  shares: SplitShareRecord[]
}

/** A share by its id, with the sheet it stands in. */
export type ShareInSheet = { sheet: SplitSheetRecord; share: SplitShareRecord }

/** Somebody who is owed a share. */
export type PayeeRecord = { id: string; email: string; name: string; seller_id: string | null }

/** What a shop asks for. One share has no e-mail address: its own. */
export type SplitWish = {
  shares: { name: string; email: string | null; role: string; revenue_points: number; publishing_points: number }[]
  /** ISO 8601 day, UTC; null: as soon as everybody has agreed. */
  effective_from: string | null
  /** `email` null: the shop itself. */
  recoup: { email: string | null; amount: bigint; currency: string } | null
}

/** Who asks for what recording. `sellerOf`: shops by the e-mail address of their owner. */
export type SplitAsk = { recording_id: string; seller_id: string; created_by: string; title: string; shop: string; ip: string; user_agent: string; sellerOf: ReadonlyMap<string, string> }

/** Proof that somebody agreed. */
export type AgreementProof = { typed_name: string; ip: string; user_agent: string; text_hash: string }
