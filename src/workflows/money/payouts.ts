import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PayoutSchedule, PayoutsView, PayoutView } from "@max-booster/api-contract"
import { money, sum, toMoneyJson, type MoneyJson } from "@max-booster/kernel"
import { adviceFor, nextPayoutOn, STRIPE_CONNECT, type PayoutRecord, type StripeBalance, type StripeConnectService } from "../../modules/stripe-connect"
import { sellerOf } from "./seller-money"

const SHOWN = 100

/** A seller's payouts with the next one, and the balance as Stripe says now. Stripe's silence hides the balance, not the payouts. */
export async function readPayouts(container: MedusaContainer, memberId: string, now: Date = new Date()): Promise<PayoutsView> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const { id } = await sellerOf(container, memberId)
  const [payouts, paid, account, balance] = await Promise.all([
    stripe.payouts.list({ seller_id: id }, SHOWN), stripe.payouts.paidTo(id), stripe.accounts.view(id),
    stripe.payouts.balance(id).catch((error: Error) => {
      container.resolve(ContainerRegistrationKeys.LOGGER).warn(`The balance of seller ${id} at Stripe could not be read: ${error.message}`)
      return "unreachable" as const
    }),
  ])
  const known = balance === "unreachable" ? null : balance
  const on = account.schedule && account.payouts_enabled ? nextPayoutOn(account.schedule, now) : null
  return {
    payouts: payouts.map(toPayoutView), paid: shown(paid), unreachable: balance === "unreachable",
    at_stripe: known && { available: shown(known.available), pending: shown(known.pending) },
    next: on === null ? null : { on, about: known ? expected(known) : [] },
  }
}

/** Sets when Stripe pays out. @throws {MedusaError} not_allowed — no account yet, or Stripe refuses */
export async function saveSchedule(container: MedusaContainer, memberId: string, schedule: PayoutSchedule) {
  return container.resolve<StripeConnectService>(STRIPE_CONNECT).payouts.setSchedule((await sellerOf(container, memberId)).id, schedule)
}

/** Sends what is available to the bank. @throws {MedusaError} not_allowed — no account, nothing available, or Stripe refuses */
export async function payNow(container: MedusaContainer, memberId: string, currency: string): Promise<PayoutView> {
  return toPayoutView(await container.resolve<StripeConnectService>(STRIPE_CONNECT).payouts.payNow((await sellerOf(container, memberId)).id, currency))
}

/** A payout as its seller sees it. */
export function toPayoutView(payout: PayoutRecord): PayoutView {
  const { id, amount, currency, state, automatic, started_at, arrival_date, failure_code, failure_message } = payout
  const hasFailed = state === "failed" || failure_code !== null
  return {
    id, amount: { amount, currency }, state, automatic, started_at: new Date(started_at).toISOString(), arrival_date: new Date(arrival_date).toISOString(),
    failure: hasFailed ? { message: failure_message ?? "Your bank sent the money back.", advice: adviceFor(failure_code) } : null,
  }
}

/** What a next payout would hold: everything that is there or on its way, where that is something. */
function expected({ available, pending }: StripeBalance): MoneyJson[] {
  const currencies = [...new Set([...available, ...pending].map(({ currency }) => currency))]
  return shown(currencies.map((currency) => sum([...available, ...pending].filter((each) => each.currency === currency).map(({ amount }) => money(amount, currency)), currency))).filter(({ amount }) => BigInt(amount) > 0n)
}

const shown = (amounts: readonly { amount: bigint; currency: string }[]): MoneyJson[] => amounts.map(toMoneyJson)
