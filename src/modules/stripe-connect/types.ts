import type { AccountFacts, PayoutState } from "./core/account-state"

/** Whether transfers may reach a seller. */
export type Readiness = { sellerId: string; stripeAccountId: string | null; transfersActive: boolean }

/** A payout account as the seller sees it. */
export type PayoutAccountView = { state: PayoutState; charges_enabled: boolean; payouts_enabled: boolean; blocked_by: string[]; test_mode: boolean }

/** A stored transfer. */
export type TransferRecord = {
  id: string; charge_plan_id: string; order_id: string; seller_id: string; kind: "charge" | "separate"; amount: string; currency: string; payment_intent: string
  state: "pending" | "waiting" | "sent" | "failed"; stripe_transfer_id: string | null
}

/** What is due to a seller from a charge. */
export type TransferDue = Pick<TransferRecord, "charge_plan_id" | "order_id" | "seller_id" | "kind" | "amount" | "currency" | "payment_intent">

/** What became of a try to send a transfer. */
export type TransferOutcome = { kind: "sent"; stripeTransferId: string } | { kind: "waiting"; reason: string }

/** An event of the inbox, the part that decides what to look at. */
export type InboxEvent = { id: string; type: string; account: string | null; object: { id: string | null; metadata: Record<string, string>; payment_intent: string | null } }

export type { AccountFacts, PayoutState }
