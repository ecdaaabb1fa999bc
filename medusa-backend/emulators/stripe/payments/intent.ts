import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid, missing, type StripeError } from "../http/errors"
import { idOf, newId } from "../ids"
import { inWords, minimumCharge } from "../money/currency"
import { PLATFORM, type IntentTerms } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { checkStep } from "./step"

/** Amount and terms of a payment. */
export interface IntentOrder extends IntentTerms {
  amount: number
  currency: string
  customer?: string | null
}

const LARGEST = 99_999_999

/** Creates an intent that waits for a payment method. @throws {StripeError} a rule of Stripe's forbids it */
export function createIntent(context: Context, order: IntentOrder): Stripe.PaymentIntent {
  checkTerms(context, order)
  const intent = context.store.put("payment_intent", PLATFORM, draftIntent(context, order))
  emit(context, "payment_intent.created", intent)
  return intent
}

/** Checks what Stripe checks about amount, fee and destination. @param prefix of the parameters' names in messages */
export function checkTerms(context: Context, order: IntentOrder, prefix = ""): void {
  const { amount, currency, transfer_data, application_fee_amount: fee } = order
  const name = (param: string) => (prefix === "" ? param : `${prefix}[${param}]`)
  if (amount < minimumCharge(currency)) {
    const least = inWords(minimumCharge(currency), currency)
    throw invalid(`Amount must be at least ${least}`, { code: "amount_too_small", param: "amount" })
  }
  if (amount > LARGEST) {
    const most = inWords(LARGEST, currency)
    throw invalid(`Amount must be no more than ${most}`, { code: "amount_too_large", param: "amount" })
  }
  if (fee !== undefined && transfer_data === undefined) {
    throw invalid(
      "Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).",
      { param: name("application_fee_amount") },
    )
  }
  if (fee !== undefined && transfer_data?.amount !== undefined) {
    throw invalid("You may not set both application_fee_amount and transfer_data[amount].", {
      param: name("application_fee_amount"),
    })
  }
  checkStep(amount, currency, "amount")
  checkStep(fee, currency, name("application_fee_amount"))
  checkShare(fee, amount, name("application_fee_amount"))
  checkShare(transfer_data?.amount, amount, `${name("transfer_data")}[amount]`)
  if (transfer_data !== undefined) checkDestination(context, transfer_data.destination, `${name("transfer_data")}[destination]`)
  if (order.on_behalf_of !== undefined) checkMerchant(context, order.on_behalf_of, name("on_behalf_of"))
}

/** An account that money may be transferred to. @throws {StripeError} it is unknown, or may not receive transfers */
export function checkDestination(context: Context, id: string, param: string): void {
  const account = context.store.get("account", id)
  if (account === undefined) throw missing("destination", id, param)
  if (account.capabilities?.transfers === "active") return
  throw invalid(
    "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
    { code: "insufficient_capabilities_for_transfer", param },
  )
}

/** 400 `payment_intent_unexpected_state`, naming what would be possible. */
export function unexpectedState(intent: Stripe.PaymentIntent, action: string, allowed: string[]): StripeError {
  return invalid(
    `You cannot ${action} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be used: ${allowed.join(", ")}.`,
    { code: "payment_intent_unexpected_state", payment_intent: intent },
  )
}

function checkShare(share: number | undefined, amount: number, param: string): void {
  if (share === undefined || share <= amount) return
  throw invalid(`The value of ${param} (${share}) must not exceed the amount of the payment (${amount}).`, { param })
}

function checkMerchant(context: Context, id: string, param: string): void {
  const account = context.store.get("account", id)
  if (account === undefined) throw missing("account", id, param)
  if (account.capabilities?.card_payments === "active") return
  throw invalid(
    `The account referenced in the '${param}' parameter does not have the required capabilities for this request: card_payments.`,
    { param },
  )
}

function draftIntent(context: Context, order: IntentOrder): Stripe.PaymentIntent {
  const id = newId("pi")
  const { transfer_data } = order
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: order.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: order.application_fee_amount ?? null,
    automatic_payment_methods: { allow_redirects: "always", enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: order.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${newId("x").slice(2)}`,
    confirmation_method: "automatic",
    created: context.now,
    currency: order.currency,
    customer: idOf(order.customer),
    customer_account: null,
    description: order.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: order.metadata ?? {},
    next_action: null,
    on_behalf_of: order.on_behalf_of ?? null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: order.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: order.statement_descriptor ?? null,
    statement_descriptor_suffix: order.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: transfer_data ?? null,
    transfer_group: order.transfer_group ?? (transfer_data === undefined ? null : `group_${id}`),
  }
}
