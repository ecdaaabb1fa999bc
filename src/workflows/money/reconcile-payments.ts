import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { sendRefund, sendReversal, sendTransfer, settlePurchase } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { advanceCheckout } from "./advance-checkout"
import { readDispute } from "./disputes"
import { postStripeFee } from "./post-stripe-fee"
import { reconcilePayouts } from "./reconcile-payouts"
import { readAccount } from "./stripe-events"

/** A plan younger than this may still hear from its webhook. */
const YOUNG_MS = 20_000
/** A transfer that nobody touched for this long was left lying. */
const LYING_MS = 120_000
/** Disputes may be decided months after they were opened. */
const DISPUTES_MS = 120 * 24 * 3_600_000
const BATCH = 50

/** What reconciliation looked at, and what it could not mend. */
export type Reconciliation = { plans: number; fees: number; transfers: number; accounts: number; problems: string[] }

/**
 * Finds what no event told us of: checkouts paid or expired, paid plans without order, fees not posted, transfers,
 * reversals and refunds left lying, accounts in onboarding. One trouble does not stop the rest.
 */
export async function reconcile(container: MedusaContainer, now: Date = new Date()): Promise<Reconciliation> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const [plans, fees, transfers, reversals, refunds, accounts] = await Promise.all([
    orders.plansToCheck(YOUNG_MS, BATCH), orders.plansWithoutStripeFee(BATCH), stripe.transfersToSend(LYING_MS, BATCH), stripe.reversalsToSend(LYING_MS, BATCH),
    orders.refundsToSend(LYING_MS, BATCH), stripe.accounts.toCheck(BATCH),
  ])
  const hour = now.toISOString().slice(0, 13)
  await transaction(container, (sql) => enqueue(
    sql,
    ...plans.filter((plan) => plan.state === "paid").map((plan) => request(settlePurchase, { charge_plan_id: plan.id }, { key: `settle:${plan.id}:${hour}` })),
    ...transfers.map((transfer_id) => request(sendTransfer, { transfer_id }, { key: `transfer:${transfer_id}:${hour}` })),
    ...reversals.map((reversal_id) => request(sendReversal, { reversal_id }, { key: `reversal:${reversal_id}:${hour}` })),
    ...refunds.map((refund_id) => request(sendRefund, { refund_id }, { key: `refund:${refund_id}:${hour}` })),
  ))
  const problems = (await Promise.all([
    inTurn("plan", plans.filter((plan) => plan.state === "open").map(({ id }) => id), (id) => advanceCheckout(container, id)),
    inTurn("fee of plan", fees.map(({ id }) => id), (id) => postStripeFee(container, fees.find((plan) => plan.id === id) ?? { id, charge_id: null, payment_intent: null })),
    inTurn("disputes of", ["Stripe"], async () => {
      for (const id of await stripe.disputesSince(new Date(now.getTime() - DISPUTES_MS))) await readDispute(container, id)
    }),
    inTurn("account", accounts, (id) => readAccount(container, id)),
    reconcilePayouts(container, inTurn),
  ])).flat()
  for (const problem of problems) container.resolve(ContainerRegistrationKeys.LOGGER).error(`Reconciliation: ${problem}`)
  return { plans: plans.length, fees: fees.length, transfers: transfers.length, accounts: accounts.length, problems }
}

/** One after the other, so that Stripe's rate limit is not ours to break. @returns what went wrong */
async function inTurn(what: string, ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<string[]> {
  const problems: string[] = []
  for (const id of ids) {
    await work(id).catch((error: Error) => problems.push(`${what} ${id}: ${error.message}`))
  }
  return problems
}
