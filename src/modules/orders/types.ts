import type { GrantFacts } from "@max-booster/extension-api"

/** A seller's part of a plan, as JSON; minor units as strings. */
export type PartyJson = { seller_id: string; amount: string; platform_fee: string; seller_amount: string; destination: string | null }

/** A line of a plan, as JSON: everything needed to settle it and to issue its license. */
export type PlanLineJson = {
  cart_line_id: string; variant_id: string; listing_id: string; recording_id: string; seller_id: string
  type: string; label: string; exclusive: boolean; beat_title: string; producer: string
  amount: string; platform_fee: string
  grant: GrantFacts
}

export type PlanState = "open" | "paid" | "complete" | "failed" | "expired"

/** A stored charge plan. */
export type ChargePlanRecord = {
  id: string; cart_id: string; customer_id: string; customer_email: string; state: PlanState; mode: "destination" | "separate"
  amount: string; currency: string; parties: PartyJson[]; lines: PlanLineJson[]; reasons: string[]; fingerprint: string; acceptance_id: string
  success_url: string; cancel_url: string; session_id: string | null; url: string | null; payment_intent: string | null; charge_id: string | null
  paid_at: Date | null; order_id: string | null; message: string | null; checked_at: Date | null; created_at: Date
}

/** What the caller of `openPlan` decides. */
export type PlanDraft = Pick<ChargePlanRecord, "cart_id" | "customer_id" | "customer_email" | "mode" | "amount" | "currency" | "parties" | "lines" | "reasons" | "fingerprint" | "acceptance_id"> & {
  /** Given the plan's id. */
  urls: (planId: string) => { success_url: string; cancel_url: string }
}

/** A sale with its lines, as read. */
export type SaleRecord = {
  id: string; order_id: string; order_number: number; seller_id: string; customer_id: string; charge_plan_id: string
  amount: string; platform_fee: string; seller_amount: string; currency: string; state: "pending" | "transferred" | "refunded"; created_at: Date
  lines: { id: string; order_line_id: string; recording_id: string; type: string; label: string; beat_title: string; producer: string; amount: string; platform_fee: string }[]
}

/** An order that stands for a paid plan. */
export type SettledOrder = { id: string; number: number; lineOf: (variantId: string) => string }

/** A seller's money in one currency, minor units. */
export type SellerBalance = { currency: string; earned: bigint; pending: bigint; transferred: bigint; sales: number }
