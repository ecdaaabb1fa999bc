import type { GrantFacts } from "@max-booster/extension-api"
import type { ChargeMode } from "./core/plan-charge"
import type { LineLeft } from "./core/plan-refund"

/** A seller's part of a plan, as JSON; minor units as strings. */
export type PartyJson = { seller_id: string; amount: string; platform_fee: string; seller_amount: string; destination: string | null }

/** A line of a plan, as JSON: everything needed to settle it and to issue its license. */
export type PlanLineJson = {
  cart_line_id: string; variant_id: string; listing_id: string; recording_id: string; seller_id: string
  type: string; label: string; exclusive: boolean; beat_title: string; producer: string
  /** What the buyer pays for it; `platform_fee` and `tax` are parts of it. */
  amount: string; platform_fee: string; tax?: string
  /** The tax by rate, in percent; sums to `tax`. */
  taxes?: { name: string; rate: string; amount: string }[]
  /** The split sheet in force when the plan was made; without one all is the seller's. */
  split?: LineSplit | null
  /** What gave it its price. */
  deal?: { kind: "offer" | "upgrade" | "renewal" | "bulk" | "bundle"; id: string } | null
  grant: GrantFacts
}

/** How a line's earnings are divided; `recoup.amount` is all that was ever to be recouped, minor units. */
export type LineSplit = { sheet_id: string; shares: { party_id: string; points: number }[]; recoup: { party_id: string; amount: string } | null }

/** What a settled plan owes to a party, minor units. */
export type PartyDue = { party_id: string; amount: bigint }

export type RefundState = "requested" | "sending" | "sent" | "failed" | "resending" | "settled"

/** A refund with what it takes from where, as read. */
export type RefundRecord = {
  id: string; charge_plan_id: string; order_id: string; source: "operator" | "dispute"; state: RefundState; amount: string; currency: string; license: "revoke" | "keep"
  reason: string; requested_by: string; stripe_refund_id: string | null; attempt: number; again_id: string | null; error: string | null; created_at: Date
  parts: { sale_line_id: string; kind: "fee" | "tax" | "share"; share_id: string | null; party_id: string | null; amount: string }[]
}

/** What the operator wants to give back: of each line an amount, or null for all that is left of it. */
export type RefundWish = {
  order_id: string; lines: { sale_line_id: string; amount: bigint | null }[]; license: "revoke" | "keep"; reason: string; requested_by: string; source: "operator" | "dispute"
}

/** A line of an order with what is left of it after refunds; minor units. */
export type LineNow = { id: string; sale_id: string; seller_id: string; charge_plan_id: string; order_line_id: string; beat_title: string; label: string; paid: bigint; left: LineLeft }

export type PlanState = "open" | "paid" | "complete" | "failed" | "expired"

/** A stored charge plan. */
export type ChargePlanRecord = {
  id: string; cart_id: string; customer_id: string; customer_email: string; state: PlanState; mode: ChargeMode; capture: "automatic" | "manual"; on_behalf_of: string | null
  amount: string; currency: string; parties: PartyJson[]; lines: PlanLineJson[]; reasons: string[]; fingerprint: string; acceptance_id: string
  success_url: string; cancel_url: string; session_id: string | null; url: string | null; payment_intent: string | null; charge_id: string | null
  paid_at: Date | null; order_id: string | null; message: string | null; checked_at: Date | null; created_at: Date
}

/** What the caller of `openPlan` decides. */
export type PlanDraft = Pick<ChargePlanRecord, "cart_id" | "customer_id" | "customer_email" | "mode" | "capture" | "on_behalf_of" | "amount" | "currency" | "parties" | "lines" | "reasons" | "fingerprint" | "acceptance_id"> & {
  /** Given the plan's id. */
  urls: (planId: string) => { success_url: string; cancel_url: string }
}

/** A sale with its lines, as read. */
export type SaleRecord = {
  id: string; order_id: string; order_number: number; seller_id: string; customer_id: string; charge_plan_id: string
  amount: string; platform_fee: string; seller_amount: string; tax: string; currency: string; state: "pending" | "transferred" | "refunded"; created_at: Date
  lines: { id: string; order_line_id: string; recording_id: string; type: string; label: string; beat_title: string; producer: string; amount: string; platform_fee: string; tax: string }[]
}

/** An order that stands for a paid plan. */
export type SettledOrder = { id: string; number: number; lineOf: (variantId: string) => string }

/** A party's money in one currency, minor units; `owed` is what it owes the platform, `royalties` what it got of distributors' royalties by the platform less what it paid so: earned + royalties = pending + transferred - owed. */
export type SellerBalance = { currency: string; earned: bigint; royalties: bigint; pending: bigint; transferred: bigint; owed: bigint; sales: number }
