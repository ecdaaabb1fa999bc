import Stripe from "stripe"
import { BalanceGateway } from "./balance-gateway"
import type { AccountFacts } from "./core/account-state"
import type { CheckoutFacts } from "./core/checkout-outcome"
import { toSchedule } from "./core/payout-schedule"
import type { StripeOptions } from "./options"
import { PayoutGateway } from "./payout-gateway"
import type { DisputeView, Evidence, Exhibit } from "./types"

/** A hosted checkout to be created; amounts in minor units. `key` makes asking twice one. */
export type SessionOrder = {
  key: string
  lines: readonly { name: string; description: string; amount: bigint }[]
  currency: string; customerEmail: string; successUrl: string; cancelUrl: string
  metadata: Record<string, string>
  transferGroup: string
  /** The money is held until it is captured. */
  holds: boolean
  /** The account that is the settlement merchant, if it is not the platform. */
  onBehalfOf: string | null
  /** A destination charge: the seller's account, and what the platform keeps: its fee and the tax. */
  destination: { account: string; fee: bigint } | null
}

/** What became of a checkout. */
export type CheckoutView = CheckoutFacts & { id: string; url: string | null; amountTotal: bigint; currency: string; paymentIntent: string | null; chargeId: string | null; metadata: Record<string, string> }

/** A charge as Stripe booked it; what is null comes later (capture is asynchronous). */
export type ChargeView = { id: string; amount: bigint; currency: string; createdAt: Date; transferId: string | null; fee: bigint | null; paymentIntent: string | null }

/** What became of a refund, and which try of which of ours it is. */
export type RefundOutcome = { failed: boolean; reason: string | null; refundId: string | null; attempt: number }

/** A transfer to be made. */
export type TransferOrder = { key: string; amount: bigint; currency: string; destination: string; sourceCharge: string; transferGroup: string; metadata: Record<string, string> }
export type TransferView = { id: string; amount: bigint; currency: string; destination: string | null; metadata: Record<string, string> }

/** The only place that talks to Stripe. Every write carries an idempotency key made from a stored row. */
export class StripeGateway {
  protected readonly stripe_: Stripe
  /** Test keys and the emulator move no real money. */
  readonly testMode: boolean
  readonly payouts: PayoutGateway
  readonly balance: BalanceGateway

  constructor({ apiKey, emulatorUrl }: StripeOptions) {
    const url = emulatorUrl ? new URL(emulatorUrl) : null
    this.testMode = url !== null || !apiKey.includes("_live_")
    this.stripe_ = new Stripe(apiKey, {
      maxNetworkRetries: 2, timeout: 20_000, telemetry: false,
      ...(url && { host: url.hostname, port: url.port || 80, protocol: url.protocol === "https:" ? "https" : "http" }),
    })
    this.payouts = new PayoutGateway(this.stripe_)
    this.balance = new BalanceGateway(this.stripe_)
  }

  async createSession(order: SessionOrder): Promise<CheckoutView> {
    const session = await this.stripe_.checkout.sessions.create({
      mode: "payment",
      line_items: order.lines.map(({ name, description, amount }) => ({
        quantity: 1, price_data: { currency: order.currency, unit_amount: Number(amount), product_data: { name, description } },
      })),
      customer_email: order.customerEmail, success_url: order.successUrl, cancel_url: order.cancelUrl,
      adaptive_pricing: { enabled: false },
      metadata: order.metadata,
      payment_intent_data: {
        metadata: order.metadata, transfer_group: order.transferGroup,
        ...(order.holds && { capture_method: "manual" as const }),
        ...(order.onBehalfOf && { on_behalf_of: order.onBehalfOf }),
        ...(order.destination && { application_fee_amount: Number(order.destination.fee), transfer_data: { destination: order.destination.account } }),
      },
    }, { idempotencyKey: order.key })
    return this.viewOf_(session)
  }

  /** Reads a checkout and its payment anew: events are only a reason to look. */
  async checkout(sessionId: string): Promise<CheckoutView> {
    return this.viewOf_(await this.stripe_.checkout.sessions.retrieve(sessionId))
  }

  /** Adds to what a checkout and its payment say of themselves. Asked twice, it is the same. */
  async label(sessionId: string, paymentIntent: string, metadata: Record<string, string>): Promise<void> {
    await this.stripe_.checkout.sessions.update(sessionId, { metadata })
    await this.stripe_.paymentIntents.update(paymentIntent, { metadata })
  }

  /** Ends an open checkout; one that has ended already stays as it is. */
  async expireCheckout(sessionId: string): Promise<CheckoutView> {
    const now = await this.checkout(sessionId)
    if (now.session !== "open") return now
    try {
      return await this.viewOf_(await this.stripe_.checkout.sessions.expire(sessionId))
    } catch (error) {
      const after = await this.checkout(sessionId)
      if (after.session === "open") throw error
      return after
    }
  }

  async charge(chargeId: string): Promise<ChargeView> {
    const charge = await this.stripe_.charges.retrieve(chargeId)
    const booked = charge.balance_transaction ? await this.stripe_.balanceTransactions.retrieve(idOf(charge.balance_transaction)) : null
    return {
      id: charge.id, amount: BigInt(charge.amount), currency: charge.currency, createdAt: new Date(charge.created * 1_000),
      transferId: charge.transfer ? idOf(charge.transfer) : null, fee: booked ? stripesOwnFee(booked) : null,
      paymentIntent: charge.payment_intent ? idOf(charge.payment_intent) : null,
    }
  }

  /** The charge of a payment, or null while there is none. */
  async chargeOf(paymentIntent: string): Promise<string | null> {
    const intent = await this.stripe_.paymentIntents.retrieve(paymentIntent)
    return intent.latest_charge ? idOf(intent.latest_charge) : null
  }

  /** Stripe's word for the state of a payment. */
  async intentState(paymentIntent: string): Promise<string> {
    return (await this.stripe_.paymentIntents.retrieve(paymentIntent)).status
  }

  async capture(paymentIntent: string, key: string): Promise<void> {
    await this.stripe_.paymentIntents.capture(paymentIntent, {}, { idempotencyKey: key })
  }

  async cancel(paymentIntent: string, key: string): Promise<void> {
    await this.stripe_.paymentIntents.cancel(paymentIntent, {}, { idempotencyKey: key })
  }

  /** The refund of a payment with this id and attempt in its metadata, or null: looked up before it is asked for again. */
  async refundOf(paymentIntent: string, refundId: string, attempt: number): Promise<string | null> {
    const { data } = await this.stripe_.refunds.list({ payment_intent: paymentIntent, limit: 100 })
    return data.find(({ metadata }) => metadata?.["refund_id"] === refundId && attemptOf(metadata) === attempt)?.id ?? null
  }

  /** What became of a refund. */
  async refundState(id: string): Promise<RefundOutcome> {
    const { status, failure_reason, metadata } = await this.stripe_.refunds.retrieve(id)
    return { failed: hasFailed(status), reason: failure_reason ?? null, refundId: metadata?.["refund_id"] ?? null, attempt: attemptOf(metadata) }
  }

  /** Refunds made since then that banks sent back. */
  async failedRefundsSince(since: Date): Promise<string[]> {
    const ids: string[] = []
    for await (const { id, status } of this.stripe_.refunds.list({ created: { gte: Math.floor(since.getTime() / 1_000) }, limit: 100 })) if (hasFailed(status)) ids.push(id)
    return ids
  }

  /** Refunds; `fromSeller` takes the share back from the destination account and returns the fee in proportion. */
  async refund(order: { paymentIntent: string; amount: bigint; fromSeller: boolean; key: string; metadata: Record<string, string> }): Promise<string> {
    const refund = await this.stripe_.refunds.create({
      payment_intent: order.paymentIntent, amount: Number(order.amount), metadata: order.metadata,
      ...(order.fromSeller && { reverse_transfer: true, refund_application_fee: true }),
    }, { idempotencyKey: order.key })
    return refund.id
  }

  async dispute(id: string): Promise<DisputeView> {
    return toDispute(await this.stripe_.disputes.retrieve(id))
  }

  /** Disputes of the last days, newest first: those that no event told us of. */
  async disputesSince(since: Date): Promise<string[]> {
    const ids: string[] = []
    for await (const { id } of this.stripe_.disputes.list({ created: { gte: Math.floor(since.getTime() / 1_000) }, limit: 100 })) ids.push(id)
    return ids
  }

  /** Sends evidence to the bank with its files; after that nothing more can be added. */
  async sendEvidence(id: string, evidence: Evidence, exhibits: readonly Exhibit[]): Promise<DisputeView> {
    const uploaded = await Promise.all(exhibits.map(async ({ field, name, bytes }) => {
      const file = { data: Buffer.from(bytes), name, type: "application/pdf" }
      return [field, (await this.stripe_.files.create({ purpose: "dispute_evidence", file }, { idempotencyKey: `evidence:${id}:${field}` })).id]
    }))
    return toDispute(await this.stripe_.disputes.update(id, { evidence: { ...evidence, ...Object.fromEntries(uploaded) }, submit: true }, { idempotencyKey: `evidence:${id}` }))
  }

  async createTransfer(order: TransferOrder): Promise<TransferView> {
    return toTransfer(await this.stripe_.transfers.create({
      amount: Number(order.amount), currency: order.currency, destination: order.destination, source_transaction: order.sourceCharge,
      transfer_group: order.transferGroup, metadata: order.metadata,
    }, { idempotencyKey: order.key }))
  }

  /**
   * Takes a part of a transfer back, or finds that it was taken. Of a destination charge `feeBack` of the platform's fee goes to the
   * account first, and with the transfer's part comes back: the account gives `amount`.
   * @returns null when the account has too little
   */
  async reverse(order: { id: string; transfer: string; charge: string; amount: bigint; feeBack: bigint }): Promise<{ id: string; amount: bigint } | null> {
    const metadata = { reversal_id: order.id }
    const { data } = await this.stripe_.transfers.listReversals(order.transfer, { limit: 100 })
    const standing = data.find((reversal) => reversal.metadata?.["reversal_id"] === order.id)
    if (standing) return { id: standing.id, amount: BigInt(standing.amount) - order.feeBack }
    if (order.feeBack > 0n) await this.giveFeeBack_(order)
    try {
      const made = await this.stripe_.transfers.createReversal(order.transfer, { amount: Number(order.amount + order.feeBack), metadata }, { idempotencyKey: `reversal:${order.id}` })
      return { id: made.id, amount: BigInt(made.amount) - order.feeBack }
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "balance_insufficient") return null
      throw error
    }
  }

  protected async giveFeeBack_({ id, charge, feeBack }: { id: string; charge: string; feeBack: bigint }): Promise<void> {
    const { application_fee } = await this.stripe_.charges.retrieve(charge)
    if (!application_fee) throw new Error(`Charge ${charge} has no application fee to give back`)
    const fee = idOf(application_fee)
    const { data } = await this.stripe_.applicationFees.listRefunds(fee, { limit: 100 })
    if (data.some(({ metadata }) => metadata?.["reversal_id"] === id)) return
    await this.stripe_.applicationFees.createRefund(fee, { amount: Number(feeBack), metadata: { reversal_id: id } }, { idempotencyKey: `fee_back:${id}` })
  }

  /** Writes onto a transfer what it is for. */
  async labelTransfer(id: string, metadata: Record<string, string>): Promise<void> {
    await this.stripe_.transfers.update(id, { metadata })
  }

  async transfer(id: string): Promise<TransferView> {
    return toTransfer(await this.stripe_.transfers.retrieve(id))
  }

  /** Transfers of a group: a transfer is looked up before it is sent again, since idempotency keys may be pruned after a day. */
  async transfersOf(transferGroup: string): Promise<TransferView[]> {
    const { data } = await this.stripe_.transfers.list({ transfer_group: transferGroup, limit: 100 })
    return data.map(toTransfer)
  }

  /** Makes an Express account by controller properties (`type: "express"` is deprecated). */
  async createAccount(order: { key: string; email: string; country: string; url: string | null; metadata: Record<string, string> }): Promise<{ id: string; facts: AccountFacts }> {
    const account = await this.stripe_.accounts.create({
      country: order.country.toUpperCase(), email: order.email, metadata: order.metadata,
      controller: { stripe_dashboard: { type: "express" }, fees: { payer: "application" }, losses: { payments: "application" }, requirement_collection: "stripe" },
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      business_profile: { product_description: "Music: licenses of beats", ...(order.url && { url: order.url }) },
      settings: { payouts: { schedule: { interval: "weekly", weekly_anchor: "monday" } } },
    }, { idempotencyKey: order.key })
    return { id: account.id, facts: toFacts(account) }
  }

  async account(id: string): Promise<AccountFacts> {
    return toFacts(await this.stripe_.accounts.retrieve(id))
  }

  /** A single-use link to Stripe's onboarding pages. */
  async onboardingLink(account: string, returnUrl: string, refreshUrl: string): Promise<string> {
    return (await this.stripe_.accountLinks.create({ account, type: "account_onboarding", return_url: returnUrl, refresh_url: refreshUrl })).url
  }

  async dashboardLink(account: string): Promise<string> {
    return (await this.stripe_.accounts.createLoginLink(account)).url
  }

  /** Verifies the signature over the raw bytes and reads the event. @throws when forged, changed or too old */
  readEvent(rawBody: Buffer, signature: string, secret: string): Stripe.Event {
    return this.stripe_.webhooks.constructEvent(rawBody, signature, secret)
  }

  protected async viewOf_(session: Stripe.Checkout.Session): Promise<CheckoutView> {
    const intentId = session.payment_intent ? idOf(session.payment_intent) : null
    const intent = intentId ? await this.stripe_.paymentIntents.retrieve(intentId) : null
    return {
      id: session.id, url: session.url, session: stateOf(session.status), paymentStatus: paymentOf(session.payment_status),
      amountTotal: BigInt(session.amount_total ?? 0), currency: session.currency ?? "",
      intent: intent?.status ?? null, declineMessage: intent?.last_payment_error?.message ?? null,
      paymentIntent: intentId, chargeId: intent?.latest_charge ? idOf(intent.latest_charge) : null, metadata: session.metadata ?? {},
    }
  }
}

const hasFailed = (status: string | null): boolean => status === "failed" || status === "canceled"
const attemptOf = (metadata: Stripe.Metadata | null): number => Number(metadata?.["attempt"] ?? 1)
const idOf = (reference: string | { id: string }) => (typeof reference === "string" ? reference : reference.id)

const stateOf = (status: string | null) => (status === "complete" ? "complete" : status === "expired" ? "expired" : "open")
const paymentOf = (status: string) => (status === "paid" ? "paid" : status === "no_payment_required" ? "no_payment_required" : "unpaid")

const toTransfer = ({ id, amount, currency, destination, metadata }: Stripe.Transfer): TransferView => ({
  id, amount: BigInt(amount), currency, destination: destination ? idOf(destination) : null, metadata,
})

/** What Stripe booked: the money that was taken, with Stripe's fee, and what came back. */
function toDispute({ id, payment_intent, amount, currency, reason, status, evidence_details, created, balance_transactions }: Stripe.Dispute): DisputeView {
  const taken = balance_transactions.filter((booked) => booked.amount < 0)
  const back = balance_transactions.filter((booked) => booked.amount > 0)
  const sum = (of: Stripe.BalanceTransaction[], what: "amount" | "fee") => of.reduce((total, booked) => total + BigInt(booked[what]), 0n)
  return {
    id, paymentIntent: payment_intent ? idOf(payment_intent) : null, amount: BigInt(amount), currency, reason, status, openedAt: new Date(created * 1_000),
    dueBy: evidence_details.due_by ? new Date(evidence_details.due_by * 1_000) : null,
    withdrawn: taken.length > 0 ? { amount: -sum(taken, "amount"), fee: sum(taken, "fee") } : null,
    reinstated: back.length > 0 ? { amount: sum(back, "amount"), feeBack: -sum(back, "fee") } : null,
  }
}

const toFacts = (account: Stripe.Account): AccountFacts => ({
  chargesEnabled: account.charges_enabled, payoutsEnabled: account.payouts_enabled, detailsSubmitted: account.details_submitted,
  transfersActive: account.capabilities?.transfers === "active",
  currentlyDue: account.requirements?.currently_due ?? [], disabledReason: account.requirements?.disabled_reason ?? null,
  schedule: toSchedule(account.settings?.payouts?.schedule),
})

/** Of a balance transaction's fees, those that Stripe keeps; an application fee is ours. */
function stripesOwnFee({ fee, fee_details }: Stripe.BalanceTransaction): bigint {
  if (fee_details.length === 0) return BigInt(fee)
  return fee_details.filter(({ type }) => type !== "application_fee").reduce((sum, { amount }) => sum + BigInt(amount), 0n)
}
