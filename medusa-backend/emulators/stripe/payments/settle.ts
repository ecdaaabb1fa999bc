import type Stripe from "stripe"
import type { Context } from "../context"
import { idOf } from "../ids"
import { book } from "../money/books"
import { processingFee } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { plan } from "../time/plan"
import { emit } from "../webhooks/emit"
import { cardOfCharge } from "./cards"
import { makeTransfer } from "./transfer"

const DAY = 24 * 3600

/**
 * Takes the money of an authorized charge: Stripe's fee from the platform, and for a destination charge the transfer
 * and the fee that comes back. As at Stripe since 2024-04-10, `balance_transaction`, `transfer` and `application_fee`
 * are still null in the first events, and arrive with `charge.updated`.
 * @param amount at most the authorized amount; the rest is released
 */
export function settle(
  context: Context,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  amount: number,
): Stripe.PaymentIntent {
  const { store } = context
  const wasAuthorized = intent.status === "requires_capture"
  const captured = store.put("charge", PLATFORM, {
    ...charge,
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
    captured: true,
    paid: true,
    status: "succeeded",
    application_fee_amount: intent.application_fee_amount,
  })
  const paid = store.put("payment_intent", PLATFORM, {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: null,
    status: "succeeded",
  })
  emit(context, wasAuthorized ? "charge.captured" : "charge.succeeded", captured)
  emit(context, "payment_intent.succeeded", paid)

  const booked = bookCharge(context, captured, amount)
  const final = store.put("charge", PLATFORM, { ...booked, ...destinationOf(context, intent, booked, amount) })
  emit(context, "charge.updated", final, { previous: { balance_transaction: null } })
  const afterwards = cardOfCharge(final)?.afterwards
  if (afterwards !== undefined) plan(context, { kind: "open_dispute", charge: charge.id, reason: afterwards.reason })
  return paid
}

function bookCharge(context: Context, charge: Stripe.Charge, amount: number): Stripe.Charge {
  const fee = processingFee(amount, charge.currency)
  const [transaction] = book(
    context,
    charge.currency,
    [
      {
        owner: PLATFORM,
        type: "charge",
        category: "charge",
        amount,
        fees: [{ type: "stripe_fee", amount: fee, description: "Stripe processing fees" }],
        source: charge.id,
        description: charge.description,
        availableOn: availableFrom(context, charge),
      },
    ],
    { "outside:cards": -amount, "outside:stripe_fees": fee },
  )
  return { ...charge, balance_transaction: transaction?.id ?? null }
}

/** Funds are pending for some days where the settings say so, unless the card skips that. */
function availableFrom({ now, settings }: Context, charge: Stripe.Charge): number | undefined {
  const days = cardOfCharge(charge)?.token === "pm_card_bypassPending" ? 0 : settings.pendingDays ?? 0
  return days === 0 ? undefined : (Math.floor(now / DAY) + days) * DAY
}

function destinationOf(
  context: Context,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  amount: number,
): Partial<Stripe.Charge> {
  const destination = idOf(intent.transfer_data?.destination)
  if (destination === null) return {}
  const applicationFee = intent.application_fee_amount
  const { transfer, fee } = makeTransfer(context, {
    amount: intent.transfer_data?.amount ?? amount,
    currency: charge.currency,
    destination,
    description: charge.description ?? undefined,
    source: charge.id,
    group: charge.transfer_group,
    ...(applicationFee ? { applicationFee: { amount: applicationFee, charge: charge.id } } : {}),
  })
  return { transfer: transfer.id, application_fee: fee?.id ?? null }
}
