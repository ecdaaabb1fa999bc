import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { issueLicenses, labelPayment, LICENSING, MARKETPLACE, sendTransfer, type LicensingDoor } from "@max-booster/extension-api"
import { enqueue, onKnex, request, type SqlRunner } from "@max-booster/jobs"
import { DEALS, type DealsService } from "../../modules/deals"
import type { MarketplaceService } from "../../modules/marketplace"
import { ORDERS, returnedSet, type ChargePlanRecord, type OrdersService, type PlanLineJson, type SettledOrder } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { withCart } from "./cart"
import { orderOfPlan } from "./order-of-plan"

/** What became of a settlement. */
export type Settlement = { state: "complete" | "refunded" | "not_paid"; order_id: string | null }

/**
 * Turns a paid plan into its order: cart completed, one sale a seller, ledger posted, transfers and licenses asked for.
 * Not a Medusa workflow, on purpose: a paid order is never compensated, it is finished by the next try. Everything of ours commits in
 * one transaction with its outbox rows, and every step before it can be run again.
 */
export async function completePurchase(container: MedusaContainer, planId: string): Promise<Settlement> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const found = await orders.planById(planId)
  if (!found) throw new Error(`There is no charge plan ${planId}`)
  const alsoLock = [`buyer:${found.customer_id}`, ...found.lines.map((line) => `recording:${line.recording_id}`), ...offersOf(found).map((id) => `offer:${id}`), ...replacedOf(found).map(({ license_id }) => `license:${license_id}`)]
  return withCart(container, found.cart_id, async () => {
    const plan = await orders.planById(planId)
    if (plan?.state === "complete") return { state: "complete", order_id: plan.order_id }
    if (plan?.state !== "paid") return { state: "not_paid", order_id: null }
    const taken = await orders.soldExclusively(plan.lines.map((line) => line.recording_id))
    if (taken.length > 0) return giveBack(container, plan, `${titlesOf(plan, ({ recording_id }) => taken.includes(recording_id))} was sold exclusively to somebody else a moment before your payment.`)
    const used = await orders.usedOffers(offersOf(plan))
    if (used.length > 0) return giveBack(container, plan, `The price of ${titlesOf(plan, ({ deal }) => deal?.kind === "offer" && used.includes(deal.id))} was agreed once, and another order has been paid with it.`)
    if (plan.payment_intent && (await container.resolve<StripeConnectService>(STRIPE_CONNECT).paymentState(plan.payment_intent)) === "canceled") return letGo(container, plan)
    const lost = await container.resolve<LicensingDoor>(LICENSING).claimReplaced(plan.id, replacedOf(plan))
    if (lost.length > 0) return giveBack(container, plan, `License ${lost.map(({ number }) => number).join(", ")} was upgraded or renewed by another payment, or does not hold any more.`)
    const order = await orderOfPlan(container, plan)
    const exclusive = plan.lines.filter((line) => line.exclusive).map((line) => line.listing_id)
    if (exclusive.length > 0) await container.resolve<MarketplaceService>(MARKETPLACE).withdrawSold(exclusive)
    const prior = await orders.licensesSold(plan.lines.filter((line) => line.exclusive).map((line) => line.recording_id))
    await transaction(container, (sql) => settle(container, sql, plan, order, prior))
    return { state: "complete", order_id: order.id }
  }, { alsoLock, waitSeconds: 30 })
}

/** Sales, postings, transfers and jobs, all or nothing; a second call finds them and does nothing. */
async function settle(container: MedusaContainer, sql: SqlRunner, plan: ChargePlanRecord, order: SettledOrder, prior: Map<string, string[]>): Promise<void> {
  const owed = await container.resolve<OrdersService>(ORDERS).recordSale(sql, plan, order)
  if (!owed) return
  await container.resolve<DealsService>(DEALS).offers.markBought(sql, offersOf(plan), plan.paid_at ?? new Date())
  const paymentIntent = plan.payment_intent ?? ""
  const paidFor = await container.resolve<OrdersService>(ORDERS).sellerOfParties(owed.map(({ party_id }) => party_id))
  const transferIds = await container.resolve<StripeConnectService>(STRIPE_CONNECT).oweTransfers(sql, owed.map(({ party_id, amount }) => ({
    charge_plan_id: plan.id, order_id: order.id, party_id, seller_id: paidFor.get(party_id) ?? null, kind: plan.mode === "destination" ? "charge" as const : "separate" as const,
    amount: amount.toString(), currency: plan.currency, payment_intent: paymentIntent,
  })))
  await enqueue(
    sql,
    request(issueLicenses, {
      order_id: order.id, order_number: order.number, cart_id: plan.cart_id, paid_at: (plan.paid_at ?? new Date()).toISOString(), payment_reference: paymentIntent,
      grants: plan.lines.map((line) => ({ ...line.grant, ...(line.exclusive && { prior_licenses: prior.get(line.recording_id) ?? [] }), line_id: order.lineOf(line.variant_id), cart_line_id: line.cart_line_id })),
    }, { key: `issue:${order.id}` }),
    ...(plan.payment_intent ? [request(labelPayment, { charge_plan_id: plan.id }, { key: `label:${plan.id}` })] : []),
    ...transferIds.map((transfer_id) => request(sendTransfer, { transfer_id }, { key: `transfer:${transfer_id}` })),
  )
}

/** Licenses that the plan's take over from. */
const replacedOf = ({ lines }: ChargePlanRecord) => lines.flatMap(({ grant }) => grant.replaces ?? [])

/** Offers whose price the plan's lines have; each is good once. */
const offersOf = ({ lines }: ChargePlanRecord) => lines.flatMap(({ deal }) => (deal?.kind === "offer" ? [deal.id] : []))
const titlesOf = ({ lines }: ChargePlanRecord, isMeant: (line: PlanLineJson) => boolean) => lines.filter(isMeant).map(({ beat_title }) => `"${beat_title}"`).join(", ")

/** No order can stand for this payment: all of it goes back, and the buyer is told why. */
async function giveBack(container: MedusaContainer, plan: ChargePlanRecord, why: string): Promise<Settlement> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const refundId = plan.payment_intent && (await stripe.giveBackUnsettled(plan.id, plan.payment_intent, BigInt(plan.amount), plan.mode === "destination"))
  const ending = refundId ? "All of your money goes back." : "Your card was not charged."
  const orders = container.resolve<OrdersService>(ORDERS)
  await container.resolve<LicensingDoor>(LICENSING).releaseReplaced(plan.id)
  await transaction(container, async (sql) => {
    await orders.failPaid(sql, plan.id, `${why} ${ending}`)
    if (refundId) await orders.post(sql, returnedSet({ chargePlanId: plan.id, refundId, currency: plan.currency, amount: BigInt(plan.amount) }))
  })
  return { state: "refunded", order_id: null }
}

/** The bank has let a held payment go before it was captured: nothing was charged, and no order stands. */
async function letGo(container: MedusaContainer, plan: ChargePlanRecord): Promise<Settlement> {
  await container.resolve<LicensingDoor>(LICENSING).releaseReplaced(plan.id)
  await transaction(container, (sql) => container.resolve<OrdersService>(ORDERS).failPaid(sql, plan.id, "Your bank let the payment go before it was taken. Nothing was charged. Check out again."))
  return { state: "not_paid", order_id: null }
}

/** One database transaction, shared by the modules that write into it. */
export function transaction<T>(container: MedusaContainer, work: (sql: SqlRunner) => Promise<T>): Promise<T> {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction((trx) => work(onKnex(trx)))
}
