import type Stripe from "stripe"
import type { Context } from "../context"
import { idOf, newId } from "../ids"
import { availableOnOf, book } from "../money/books"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { draftDestinationPayment } from "./charge"

/** What is moved from the platform to a connected account. */
export interface TransferOrder {
  amount: number
  currency: string
  destination: string
  description?: string
  metadata?: Record<string, string>
  source?: string
  group: string | null
  /** Taken back by the platform from what arrives (destination charges only). */
  applicationFee?: { amount: number; charge: string }
}

/** What a transfer made. */
export interface Transferred {
  transfer: Stripe.Transfer
  fee: Stripe.ApplicationFee | null
}

/** Moves money to a connected account, with its payment there and the fee that comes back. */
export function makeTransfer(context: Context, order: TransferOrder): Transferred {
  const { store } = context
  const draft = draftTransfer(context, order)
  const payment = draftDestinationPayment(context, draft)
  const fee = order.applicationFee ? draftFee(context, order.applicationFee, order, payment.id) : null
  const availableOn = sourceAvailableOn(context, order.source)
  const feeLines = fee ? [{ type: "application_fee" as const, amount: fee.amount, description: "Application fee" }] : []
  const [out, arrived, back] = book(context, order.currency, [
    { owner: PLATFORM, type: "transfer", category: "transfer", amount: -order.amount, source: draft.id, description: draft.description, availableOn },
    { owner: order.destination, type: "payment", category: "charge", amount: order.amount, fees: feeLines, source: payment.id, description: draft.description, availableOn },
    ...(fee ? [{ owner: PLATFORM, type: "application_fee" as const, category: "platform_earning", amount: fee.amount, source: fee.id, description: null, availableOn }] : []),
  ])
  const transfer = store.put("transfer", PLATFORM, { ...draft, balance_transaction: out?.id ?? null })
  const settled = store.put("charge", order.destination, {
    ...payment,
    balance_transaction: arrived?.id ?? null,
    application_fee: fee?.id ?? null,
    application_fee_amount: fee?.amount ?? null,
  })
  emit(context, "transfer.created", transfer)
  emit(context, "payment.created", settled, { account: order.destination })
  if (fee === null) return { transfer, fee }
  const booked = store.put("application_fee", PLATFORM, { ...fee, balance_transaction: back?.id ?? null })
  emit(context, "application_fee.created", booked)
  return { transfer, fee: booked }
}

/** A transfer from a charge whose funds are pending arrives as pending, with them. */
function sourceAvailableOn(context: Context, source: string | undefined): number | undefined {
  const charge = context.store.get("charge", source ?? "")
  return availableOnOf(context, idOf(charge?.balance_transaction))
}

function draftTransfer(context: Context, order: TransferOrder): Stripe.Transfer {
  const id = newId("tr")
  return {
    id,
    object: "transfer",
    amount: order.amount,
    amount_reversed: 0,
    balance_transaction: null,
    created: context.now,
    currency: order.currency,
    description: order.description ?? null,
    destination: order.destination,
    destination_payment: newId("py"),
    livemode: false,
    metadata: order.metadata ?? {},
    reversals: { object: "list", data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: order.source ?? null,
    source_type: "card",
    transfer_group: order.group,
  }
}

function draftFee(
  context: Context,
  { amount, charge }: { amount: number; charge: string },
  { currency, destination }: TransferOrder,
  payment: string,
): Stripe.ApplicationFee {
  const id = newId("fee")
  return {
    id,
    object: "application_fee",
    account: destination,
    amount,
    amount_refunded: 0,
    application: "ca_emulator",
    balance_transaction: null,
    charge: payment,
    created: context.now,
    currency,
    fee_source: { charge: payment, type: "charge" },
    livemode: false,
    originating_transaction: charge,
    refunded: false,
    refunds: { object: "list", data: [], has_more: false, url: `/v1/application_fees/${id}/refunds` },
  }
}
