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
  /** `platform` and `connect` are the addresses of the settings; everything else is the id of a webhook endpoint. */
  endpoint: string
  attempts: number
  nextAttemptAtMs: number
  state: "waiting" | "given_up" | "dropped"
  lastProblem: string | null
  /** Goes out only after this delivery: how events change places. `next` waits for the next event to be queued. */
  after?: string
  /** What is wrong with the first attempt. */
  damage?: Damage
}

/** How a delivery is spoilt: signed with another secret, an hour ago, or with a body changed afterwards. */
export type Damage = "forged" | "stale" | "tampered"

/** A webhook endpoint that was made by the API; Stripe shows its secret once. */
export interface StoredEndpoint {
  id: string
  shown: Stripe.WebhookEndpoint
  secret: string
  /** Hears of connected accounts instead of the platform. */
  connect: boolean
}

/** How far the emulator's clock is ahead of the machine's. */
export interface Clock {
  id: string
  aheadSeconds: number
}

/** Something that will happen by itself. */
export interface Plan {
  id: string
  /** Unix seconds by the emulator's clock. */
  dueAt: number
  happening: Happening
}

export type Happening =
  | { kind: "open_dispute"; charge: string; reason: string }
  | { kind: "decide_dispute"; dispute: string; outcome: "won" | "lost" }
  | { kind: "end_refund"; refund: string; outcome: "succeeded" | "failed" }
  | { kind: "end_payment"; intent: string; outcome: "succeeded" | "failed" }

/** The balance transactions that an automatic payout carries to the bank. */
export interface PayoutContents {
  id: string
  transactions: string[]
}

/** What an owner chose about the balance beyond what an account object shows. */
export interface BalanceChoices {
  id: string
  minimumByCurrency: Record<string, number> | null
  /** Of the platform, which has no account object here. */
  payouts?: Stripe.Account.Settings.Payouts
}

/** Money that is booked and cannot be used yet. `id` is that of its balance transaction. */
export interface PendingFunds {
  id: string
  currency: string
  net: number
  availableOn: number
}

/** An uploaded file with its bytes. */
export interface StoredFile {
  id: string
  shown: Stripe.File
  base64: string
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
  /** What a `refusal` answers. */
  status?: number
  code?: string
  message?: string
}

export type FaultKind =
  | "rate_limit"
  | "server_error"
  | "slow"
  | "timeout_after_work"
  | "lock_timeout"
  | "error_after_work"
  | "stored_error_after_work"
  | "refusal"
  | "drop_event"
  | "duplicate_event"
  | "delay_event"
  | "reorder_event"
  | "forge_event"
  | "stale_event"
  | "tamper_event"

/** Every kind of record that the emulator keeps. */
export interface Kinds {
  account: Stripe.Account
  application_fee: Stripe.ApplicationFee
  balance_choices: BalanceChoices
  balance_transaction: Stripe.BalanceTransaction
  book: Book
  charge: Stripe.Charge
  clock: Clock
  customer: Stripe.Customer
  delivery: Delivery
  dispute: Stripe.Dispute
  event: StoredEvent
  fault: Fault
  fee_refund: Stripe.FeeRefund
  file: StoredFile
  movement: Movement
  page_link: PageLink
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  payout: Stripe.Payout
  pending_funds: PendingFunds
  payout_contents: PayoutContents
  plan: Plan
  refund: Stripe.Refund
  replay: Replay
  session: Stripe.Checkout.Session
  session_plan: SessionPlan
  transfer: Stripe.Transfer
  transfer_reversal: Stripe.TransferReversal
  webhook_endpoint: StoredEndpoint
}

export type Kind = keyof Kinds
