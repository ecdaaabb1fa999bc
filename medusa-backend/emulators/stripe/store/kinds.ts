import type Stripe from "stripe"

/** The account that owns an object: the platform itself, or the id of a connected account. */
export type Owner = string

/** The owner of everything that is not a connected account's. */
export const PLATFORM: Owner = "platform"

/** An event as stored and as delivered; `data.object` is a snapshot. */
export interface StoredEvent {
  id: string
  object: "event"
  account?: string
  api_version: string
  created: number
  data: { object: object; previous_attributes?: object }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

/** One event on its way to one webhook endpoint; deleted once delivered. Times are milliseconds. */
export interface Delivery {
  id: string
  event: string
  endpoint: "platform" | "connect"
  attempts: number
  nextAttemptAtMs: number
  state: "waiting" | "given_up" | "dropped"
  lastProblem: string | null
}

/** What a session must remember that Stripe does not show on the session object. */
export interface SessionPlan {
  id: string
  lines: Stripe.LineItem[]
  intent: IntentTerms
}

/** The terms a session hands to the payment intent that it creates at the first attempt. */
export interface IntentTerms {
  application_fee_amount?: number
  capture_method?: Stripe.PaymentIntent["capture_method"]
  description?: string
  metadata?: Record<string, string>
  on_behalf_of?: string
  receipt_email?: string
  statement_descriptor?: string
  statement_descriptor_suffix?: string
  transfer_data?: { destination: string; amount?: number }
  transfer_group?: string
}

/** A link to a page of one account: onboarding (single use) or the dashboard. */
export interface PageLink {
  id: string
  account: string
  purpose: "onboarding" | "dashboard"
  expiresAt: number
  state: "fresh" | "in_use" | "used"
  returnUrl: string | null
  refreshUrl: string | null
}

/** The stored answer to a request that carried an idempotency key. */
export interface Replay {
  id: string
  fingerprint: string
  status: number
  body: string
  requestId: string
  created: number
}

/** A balance of the double-entry books, in minor units. */
export interface Book {
  id: string
  account: string
  currency: string
  amount: number
}

/** One movement of money: its legs always sum to zero. */
export interface Movement {
  id: string
  created: number
  currency: string
  legs: { account: string; net: number; transaction: string | null }[]
}

/** A fault that waits for a matching request or event. */
export interface Fault {
  id: string
  kind: FaultKind
  /** Regular expression on `METHOD /path`, or on the event type. */
  match: string
  times: number
  delayMs: number
}

export type FaultKind =
  | "rate_limit"
  | "server_error"
  | "slow"
  | "timeout_after_work"
  | "drop_event"
  | "duplicate_event"
  | "delay_event"

/** Every kind of record that the emulator keeps. */
export interface Kinds {
  account: Stripe.Account
  application_fee: Stripe.ApplicationFee
  balance_transaction: Stripe.BalanceTransaction
  book: Book
  charge: Stripe.Charge
  customer: Stripe.Customer
  delivery: Delivery
  event: StoredEvent
  fault: Fault
  fee_refund: Stripe.FeeRefund
  movement: Movement
  page_link: PageLink
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  payout: Stripe.Payout
  refund: Stripe.Refund
  replay: Replay
  session: Stripe.Checkout.Session
  session_plan: SessionPlan
  transfer: Stripe.Transfer
  transfer_reversal: Stripe.TransferReversal
}

export type Kind = keyof Kinds
