import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { newId } from "../ids"
import { book } from "../money/books"
import { disputeFee, inWords } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { networkCode } from "./reasons"

const DAY = 24 * 3600
const DAYS_TO_RESPOND = 9

/** A cardholder's complaint. */
export interface Complaint {
  /** Minor units; all that was taken and not refunded when left out. */
  amount?: number
  reason: string
}

/**
 * The bank takes a charge back. Amount and dispute fee leave the platform's balance at once; the transfers of the
 * charge stay as they are. @throws {StripeError} nothing of the charge is left to dispute, or it was disputed before
 */
export function openDispute(context: Context, charge: Stripe.Charge, complaint: Complaint): Stripe.Dispute {
  const amount = checkAmount(charge, complaint.amount)
  const id = newId("dp")
  const fee = disputeFee(charge.currency)
  const withdrawn = book(
    context,
    charge.currency,
    [
      {
        owner: PLATFORM,
        type: "adjustment",
        category: "dispute",
        amount: -amount,
        fees: [{ type: "stripe_fee", amount: fee, description: "Dispute fee" }],
        source: id,
        description: `Chargeback withdrawal for ${charge.id}`,
      },
    ],
    { "outside:cards": amount, "outside:stripe_fees": fee },
  )
  const dispute = context.store.put("dispute", PLATFORM, {
    ...draftDispute(context, charge, { id, amount, reason: complaint.reason }),
    balance_transactions: withdrawn,
  })
  const disputed = context.store.put("charge", PLATFORM, { ...charge, disputed: true })
  emit(context, "charge.dispute.created", dispute)
  emit(context, "charge.dispute.funds_withdrawn", dispute)
  emit(context, "charge.updated", disputed, { previous: { disputed: false } })
  return dispute
}

/** The dispute of a charge, if there is one. */
export function disputeOf({ store }: Context, charge: string): Stripe.Dispute | undefined {
  return store.list("dispute").find((dispute) => dispute.charge === charge)
}

function checkAmount(charge: Stripe.Charge, asked: number | undefined): number {
  if (!charge.captured) throw invalid(`Charge ${charge.id} has not been captured and cannot be disputed.`, { param: "charge" })
  if (charge.disputed) throw invalid(`Charge ${charge.id} has been disputed already.`, { param: "charge" })
  const left = charge.amount - charge.amount_refunded
  if (left <= 0) throw invalid(`Charge ${charge.id} has been refunded; nothing is left to dispute.`, { param: "charge" })
  const amount = asked ?? left
  if (amount <= left) return amount
  const [sent, most] = [inWords(amount, charge.currency), inWords(left, charge.currency)]
  throw invalid(`Dispute amount (${sent}) is greater than what was taken and not refunded (${most}).`, { param: "amount" })
}

function draftDispute(
  { now }: Context,
  charge: Stripe.Charge,
  { id, amount, reason }: { id: string; amount: number; reason: string },
): Stripe.Dispute {
  const brand = charge.payment_method_details?.card?.brand ?? "visa"
  const code = networkCode(reason, brand)
  return {
    id,
    object: "dispute",
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: (Math.floor(now / DAY) + DAYS_TO_RESPOND + 1) * DAY - 1,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: code,
    payment_intent: charge.payment_intent,
    payment_method_details: { card: { brand, case_type: "chargeback", network: brand, network_reason_code: code }, type: "card" },
    reason,
    status: "needs_response",
  }
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
