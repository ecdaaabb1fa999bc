import type Stripe from "stripe"
import { baseUrl, type Context } from "../context"
import { idOf, newId } from "../ids"
import { PLATFORM } from "../store/kinds"
import type { TestCard } from "./cards"

/** The payment method that an attempt with a test card leaves behind. */
export function createPaymentMethod(context: Context, card: TestCard, buyer: Buyer = {}): Stripe.PaymentMethod {
  const method = {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billing(buyer),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: 12,
      exp_year: 2034,
      fingerprint: `emulator${card.last4}`,
      funding: "credit",
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: context.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  } satisfies Stripe.PaymentMethod
  return context.store.put("payment_method", PLATFORM, method)
}

/** Who pays, as far as known. */
export interface Buyer {
  email?: string | null
  name?: string | null
}

/** A charge of a payment intent before its outcome is known. */
export function draftCharge(
  context: Context,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
): Stripe.Charge {
  const id = newId("ch")
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "LOCAL EMULATOR",
    captured: false,
    created: context.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: outcomeOf(card),
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(intent, method), type: "card" },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: `${baseUrl(context.settings)}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: "pending",
    transfer_data: chargeTransferData(intent),
    transfer_group: intent.transfer_group,
  }
}

/** The charge that a transfer makes on the connected account (`py_…`). */
export function draftDestinationPayment(context: Context, transfer: Stripe.Transfer): Stripe.Charge {
  return {
    id: idOf(transfer.destination_payment) ?? newId("py"),
    object: "charge",
    amount: transfer.amount,
    amount_captured: transfer.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: billing({}),
    calculated_statement_descriptor: null,
    captured: true,
    created: context.now,
    currency: transfer.currency,
    customer: null,
    description: transfer.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: transfer.id,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "succeeded",
    transfer_data: null,
    transfer_group: null,
  }
}

function billing({ email = null, name = null }: Buyer): Stripe.Charge.BillingDetails {
  const address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
  return { address, email, name, phone: null, tax_id: null }
}

function chargeTransferData({ transfer_data }: Stripe.PaymentIntent): Stripe.Charge.TransferData | null {
  if (!transfer_data) return null
  return { amount: transfer_data.amount ?? null, destination: transfer_data.destination }
}

function outcomeOf({ outcome }: TestCard): Stripe.Charge.Outcome {
  const refused = outcome.kind === "declines"
  return {
    advice_code: refused ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: refused ? "declined_by_network" : "approved_by_network",
    reason: refused ? outcome.declineCode : null,
    risk_level: "normal",
    risk_score: 1,
    seller_message: refused ? "The bank did not return any further details with this decline." : "Payment complete.",
    type: refused ? "issuer_declined" : "authorized",
  }
}

function cardDetails(
  { amount }: Stripe.PaymentIntent,
  { card }: Stripe.PaymentMethod,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card?.brand ?? null,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: card?.exp_month ?? 12,
    exp_year: card?.exp_year ?? 2034,
    extended_authorization: { status: "disabled" },
    fingerprint: card?.fingerprint ?? null,
    funding: "credit",
    incremental_authorization: { status: "unavailable" },
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    multicapture: { status: "unavailable" },
    network: card?.brand ?? null,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: "unavailable" },
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  }
}
