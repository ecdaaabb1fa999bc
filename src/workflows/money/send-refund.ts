import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { announceRefund, revokeLicenses } from "@max-booster/extension-api"
import { enqueue, PermanentFailure, request, type SqlRunner } from "@max-booster/jobs"
import { money, toMajor } from "@max-booster/kernel"
import { disputeLostSet, ORDERS, refundAgainSet, refundFailedSet, refundSet, type ChargePlanRecord, type OrdersService, type RefundRecord } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { withMoney } from "./money-lock"
import { takeBackFrom } from "./take-back-from"
import { noteUnheard, transferShare } from "./transfer-share"

/**
 * Gives a stored refund to the buyer: at Stripe, in Medusa's order, in the ledger, then back from those who hold the money. Each step
 * is looked up before it is done again.
 */
export async function giveRefund(container: MedusaContainer, refundId: string): Promise<RefundRecord["state"]> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const found = await orders.refundById(refundId)
  const plan = found && (await orders.planById(found.charge_plan_id))
  if (!plan) throw new PermanentFailure(`There is no refund ${refundId}`)
  await noteDestinationTransfer(container, plan)
  return withMoney(container, { plan: plan.id }, async () => {
    const refund = await orders.refundById(refundId)
    if (refund?.state === "resending") return giveAgain(container, plan, refund)
    if (!refund || !["requested", "sending"].includes(refund.state)) return refund?.state ?? "failed"
    await transaction(container, (sql) => orders.moveRefund(sql, refundId, ["requested"], "sending"))
    const stripeRefundId = refund.source === "operator" ? await giveAtStripe(container, plan, refund) : undefined
    await noteUnheard(container, plan.id)
    await transaction(container, (sql) => settle(container, sql, plan, refund, stripeRefundId))
    return "sent"
  })
}

/** A destination charge has moved the seller's share already: it must be known before a part of it can be taken back. */
async function noteDestinationTransfer(container: MedusaContainer, { id, mode }: ChargePlanRecord): Promise<void> {
  if (mode !== "destination") return
  const unsent = await container.resolve<StripeConnectService>(STRIPE_CONNECT).listTransfers({ charge_plan_id: id, state: ["pending", "waiting"] }, { select: ["id"] })
  for (const transfer of unsent) await transferShare(container, transfer.id)
}

/** The payment goes back once, whoever asks again; Medusa's order knows of it. @returns Stripe's id */
async function giveAtStripe(container: MedusaContainer, plan: ChargePlanRecord, refund: RefundRecord): Promise<string> {
  const id = await container.resolve<StripeConnectService>(STRIPE_CONNECT).refund({ id: refund.id, attempt: refund.attempt, paymentIntent: plan.payment_intent ?? "", amount: BigInt(refund.amount), chargePlanId: plan.id })
  await tellMedusa(container, plan, refund)
  return id
}

/** Medusa's payment and order show the refund; its note is our refund's id. */
async function tellMedusa(container: MedusaContainer, plan: ChargePlanRecord, refund: RefundRecord): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["payment_collections.payments.id", "payment_collections.payments.refunds.id", "payment_collections.payments.refunds.note"], filters: { id: refund.order_id } })
  type PaymentRow = { id: string; refunds?: { id: string; note: string | null }[] }
  const [payment] = (data as unknown as { payment_collections: { payments: PaymentRow[] }[] }[])[0]?.payment_collections.flatMap(({ payments }) => payments) ?? []
  if (!payment) throw new PermanentFailure(`Order ${refund.order_id} has no payment to refund`)
  const amount = toMajor(money(refund.amount, refund.currency))
  const noted = payment.refunds?.find(({ note }) => note === refund.id)
    ?? (await container.resolve(Modules.PAYMENT).refundPayment({ payment_id: payment.id, amount, note: refund.id, created_by: refund.requested_by } as never), await noteOf(container, payment.id, refund.id))
  const orders = container.resolve(Modules.ORDER)
  const standing = await orders.listOrderTransactions({ order_id: refund.order_id, reference: "refund", reference_id: noted.id }, { select: ["id"] })
  if (standing.length === 0) await orders.addOrderTransactions([{ order_id: refund.order_id, amount: -amount, currency_code: plan.currency, reference: "refund", reference_id: noted.id }])
}

async function noteOf(container: MedusaContainer, paymentId: string, note: string): Promise<{ id: string }> {
  const { refunds = [] } = await container.resolve(Modules.PAYMENT).retrievePayment(paymentId, { relations: ["refunds"] })
  const noted = refunds.find((each) => (each as { note?: string | null }).note === note)
  if (!noted) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Medusa did not keep the refund ${note} of payment ${paymentId}`)
  return noted
}

/** Ledger, reversals, licenses and mail commit together. */
async function settle(container: MedusaContainer, sql: SqlRunner, plan: ChargePlanRecord, refund: RefundRecord, stripeRefundId: string | undefined): Promise<void> {
  const orders = container.resolve<OrdersService>(ORDERS)
  if (!(await orders.moveRefund(sql, refund.id, ["sending"], "sent", { ...(stripeRefundId && { stripe_refund_id: stripeRefundId }) }))) return
  const division = divisionOf(refund)
  await orders.post(sql, refund.source === "operator" ? refundSet(division) : disputeLostSet(await withRest(orders, division, refund)))
  for (const { partyId, amount } of division.parties) {
    await takeBackFrom(container, sql, { charge_plan_id: plan.id, party_id: partyId, amount, feeBack: division.fee + division.tax, cause: refund.id }, refund.currency)
  }
  await orders.markRefunded(sql, plan.id)
  const lines = [...new Set(refund.parts.map((part) => part.sale_line_id))]
  const orderLines = (await orders.linesNow({ order_id: refund.order_id })).filter(({ id }) => lines.includes(id)).map((line) => line.order_line_id)
  await enqueue(
    sql,
    ...(refund.license === "revoke" ? [request(revokeLicenses, { order_id: refund.order_id, line_ids: orderLines, reason: refund.reason }, { key: `revoke:${refund.id}` })] : []),
    request(announceRefund, { refund_id: refund.id }, { key: `announce-refund:${refund.id}` }),
  )
}

/** Of a dispute over more than the order had left, the rest is the platform's loss. */
async function withRest(orders: OrdersService, division: ReturnType<typeof divisionOf>, { requested_by: disputeId }: RefundRecord) {
  const held = await orders.amountOf(`dispute_opened:${disputeId}`, "dispute")
  return { ...division, amount: held, fee: division.fee + held - division.amount }
}

/** What a refund takes from whom, as postings need it. */
function divisionOf({ id, currency, amount, parts }: RefundRecord) {
  const sum = (kind: string) => parts.filter((part) => part.kind === kind).reduce((total, part) => total + BigInt(part.amount), 0n)
  const parties = new Map<string, bigint>()
  for (const part of parts) if (part.party_id) parties.set(part.party_id, (parties.get(part.party_id) ?? 0n) + BigInt(part.amount))
  return { id, currency, amount: BigInt(amount), fee: sum("fee"), tax: sum("tax"), parties: [...parties].map(([partyId, party]) => ({ partyId, amount: party })) }
}

/** A refund that came back is sent once more; what it took from whom was taken the first time. */
async function giveAgain(container: MedusaContainer, plan: ChargePlanRecord, { id, attempt, amount, currency }: RefundRecord): Promise<RefundRecord["state"]> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const again_id = await container.resolve<StripeConnectService>(STRIPE_CONNECT).refund({ id, attempt, paymentIntent: plan.payment_intent ?? "", amount: BigInt(amount), chargePlanId: plan.id })
  await transaction(container, async (sql) => {
    if (await orders.moveRefund(sql, id, ["resending"], "sent", { again_id })) await orders.post(sql, refundAgainSet({ id, attempt, stripeRefundId: again_id, currency, amount: BigInt(amount) }))
  })
  return "sent"
}

/** The buyer's bank sent a refund back: the buyer is still owed it, and the operator is told what he can do. */
export async function noteFailedRefund(container: MedusaContainer, stripeRefundId: string): Promise<boolean> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const { failed, reason, refundId, attempt } = await container.resolve<StripeConnectService>(STRIPE_CONNECT).refundState(stripeRefundId)
  const refund = refundId ? await orders.refundById(refundId) : null
  if (!refund) return false
  if (!failed || refund.attempt !== attempt) return true
  if (["requested", "sending", "resending"].includes(refund.state)) throw new Error(`Refund ${refund.id} is still being booked: that it came back waits for it`)
  const error = `The buyer's bank sent the refund back (${reason?.replaceAll("_", " ") ?? "no reason given"}). Try it again, or pay the buyer another way.`
  await withMoney(container, { plan: refund.charge_plan_id }, () => transaction(container, async (sql) => {
    if (await orders.moveRefund(sql, refund.id, ["sent"], "failed", { error })) await orders.post(sql, refundFailedSet({ id: refund.id, attempt, stripeRefundId, currency: refund.currency, amount: BigInt(refund.amount) }))
  }))
  return true
}
