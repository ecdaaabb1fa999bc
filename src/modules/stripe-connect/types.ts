import type { AccountFacts, PayoutState } from "./core/account-state"
import type { PayoutSchedule } from "./core/payout-schedule"

/** Whether transfers may reach a seller. */
export type Readiness = { sellerId: string; stripeAccountId: string | null; transfersActive: boolean; chargesEnabled: boolean }

/** A payout account as the seller sees it. */
export type PayoutAccountView = { state: PayoutState; charges_enabled: boolean; payouts_enabled: boolean; blocked_by: string[]; test_mode: boolean; schedule: PayoutSchedule | null }

/** A stored transfer. */
export type TransferRecord = {
  id: string; charge_plan_id: string; order_id: string; party_id: string; seller_id: string | null; kind: "charge" | "separate" | "royalty"; amount: string; recovered: string; currency: string; payment_intent: string
  state: "pending" | "waiting" | "sent" | "failed" | "cancelled"; stripe_transfer_id: string | null
}

/** A stored reversal. */
export type ReversalRecord = {
  id: string; transfer_id: string; charge_plan_id: string; party_id: string; cause: string; amount: string; fee_back: string; currency: string; state: "pending" | "done" | "short"
}

/** What is to be taken back from a party; `feeBack` is the platform's fee that goes with it, minor units. */
export type TakeBack = { charge_plan_id: string; party_id: string; amount: bigint; feeBack: bigint; cause: string }

/** What taking back came to: a reversal to send, and what no transfer holds, so that the party owes it. */
export type TakenBack = { reversalId: string | null; short: bigint }

/** What is due to a party from a charge. */
export type TransferDue = Pick<TransferRecord, "charge_plan_id" | "order_id" | "party_id" | "seller_id" | "kind" | "amount" | "currency" | "payment_intent">

/** What became of a try to send a transfer. */
export type TransferOutcome = { kind: "sent"; stripeTransferId: string; amount: bigint } | { kind: "waiting"; reason: string } | { kind: "cancelled" }

/** A dispute as Stripe tells it; minor units. `withdrawn` and `reinstated` are what Stripe booked, null before it has. */
export type DisputeView = {
  id: string; paymentIntent: string | null; amount: bigint; currency: string; reason: string; status: string; dueBy: Date | null; openedAt: Date
  withdrawn: { amount: bigint; fee: bigint } | null; reinstated: { amount: bigint; feeBack: bigint } | null
}

/** A stored dispute. */
export type DisputeRecord = {
  id: string; charge_plan_id: string; amount: string; currency: string; reason: string; status: string
  evidence_due_by: Date | null; evidence_sent_at: Date | null; evidence: (Evidence & { exhibits?: string[] }) | null; opened_at: Date
}

/** What is sent to the buyer's bank, under Stripe's names (docs.stripe.com/api/disputes/evidence_object). */
export type Evidence = {
  customer_name: string; customer_email_address: string; customer_purchase_ip: string; product_description: string; service_date: string; access_activity_log: string; uncategorized_text: string
}

/** A file that goes with the evidence; `words` say what is in it. */
export type Exhibit = { field: "customer_signature" | "receipt"; name: string; words: string; bytes: Uint8Array }

/** An event of the inbox, the part that decides what to look at. */
export type InboxEvent = { id: string; type: string; account: string | null; object: { id: string | null; metadata: Record<string, string>; payment_intent: string | null } }

export type { AccountFacts, PayoutSchedule, PayoutState }
export type { InboxFilter, InboxRow, InboxState } from "./inbox"
export type { StripeBalance } from "./payout-gateway"
export type { PayoutRecord } from "./payouts"
