import type Stripe from "stripe"
import { payoutStageOf, type PayoutStage } from "./core/payout"
import { toSchedule, type PayoutSchedule } from "./core/payout-schedule"

/** A payout of a connected account; `amount` in minor units. */
export type PayoutView = {
  id: string; amount: bigint; currency: string; state: PayoutStage; automatic: boolean; arrivalDate: Date; startedAt: Date
  failureCode: string | null; failureMessage: string | null; metadata: Record<string, string>
}

/** What an account has at Stripe, by currency, in minor units. */
export type StripeBalance = { available: Amount[]; pending: Amount[] }
type Amount = { currency: string; amount: bigint }

/** How long a page waits for Stripe. */
const PAGE_MS = 4_000

/** The part of the gateway about payouts: everything here is done as the connected account. */
export class PayoutGateway {
  constructor(protected readonly stripe_: Stripe) {}

  /**
   * Sets the schedule. @returns it as Stripe keeps it. Without an idempotency key on purpose: setting it again is the same, while a key
   * of its content would answer the way back to an earlier schedule with the earlier answer.
   */
  async setSchedule(account: string, schedule: PayoutSchedule): Promise<PayoutSchedule | null> {
    const changed = await this.stripe_.accounts.update(account, { settings: { payouts: { schedule: toParams(schedule) } } })
    return toSchedule(changed.settings?.payouts?.schedule)
  }

  /** @param patience a page waits seconds and asks once; work may take its time */
  async balance(account: string, patience: "page" | "work"): Promise<StripeBalance> {
    const { available, pending } = await this.stripe_.balance.retrieve({}, { stripeAccount: account, ...(patience === "page" && { timeout: PAGE_MS, maxNetworkRetries: 0 }) })
    return { available: available.map(toAmount), pending: pending.map(toAmount) }
  }

  /** Sends money of an account to its bank. @throws Stripe's refusal */
  async create(account: string, order: { key: string; amount: bigint; currency: string; metadata: Record<string, string> }): Promise<PayoutView> {
    const { key, amount, currency, metadata } = order
    return toPayout(await this.stripe_.payouts.create({ amount: Number(amount), currency, metadata }, { stripeAccount: account, idempotencyKey: key }))
  }

  async read(account: string, id: string): Promise<PayoutView> {
    return toPayout(await this.stripe_.payouts.retrieve(id, {}, { stripeAccount: account }))
  }

  /** The newest payouts of an account. */
  async newest(account: string, limit: number): Promise<PayoutView[]> {
    return (await this.stripe_.payouts.list({ limit }, { stripeAccount: account })).data.map(toPayout)
  }
}

/** Whether Stripe refused what was asked, so that asking again changes nothing; its message is for people. */
export const isRefusal = (error: unknown): error is Error => error instanceof Error && (error as { type?: unknown }).type === "StripeInvalidRequestError"

function toParams(schedule: PayoutSchedule): Stripe.AccountUpdateParams.Settings.Payouts.Schedule {
  switch (schedule.interval) {
    case "daily": case "manual": return { interval: schedule.interval }
    case "weekly": return { interval: "weekly", weekly_anchor: schedule.anchor }
    case "monthly": return { interval: "monthly", monthly_anchor: schedule.anchor }
  }
}

const toAmount = ({ amount, currency }: { amount: number; currency: string }): Amount => ({ amount: BigInt(amount), currency })

const toPayout = (payout: Stripe.Payout): PayoutView => ({
  id: payout.id, amount: BigInt(payout.amount), currency: payout.currency, state: payoutStageOf(payout.status), automatic: payout.automatic,
  arrivalDate: new Date(payout.arrival_date * 1_000), startedAt: new Date(payout.created * 1_000),
  failureCode: payout.failure_code, failureMessage: payout.failure_message, metadata: payout.metadata ?? {},
})
