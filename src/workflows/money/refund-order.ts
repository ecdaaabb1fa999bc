import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { sendRefund } from "@max-booster/extension-api"
import { enqueue, request, type SqlRunner } from "@max-booster/jobs"
import { ORDERS, refundSettledSet, type ChargePlanRecord, type OrdersService, type RefundRecord, type RefundWish } from "../../modules/orders"
import { transaction } from "../purchase/complete-purchase"
import { withMoney } from "./money-lock"

/**
 * Decides a refund and asks for it; what it takes from whom is fixed here.
 * @throws {MedusaError} not_found — no such order of ours; not_allowed — nothing is left, or too much was asked
 */
export async function requestRefund(container: MedusaContainer, wish: Omit<RefundWish, "source">): Promise<RefundRecord> {
  const plan = await planOfOrder(container, wish.order_id)
  return withMoney(container, { plan: plan.id }, () => transaction(container, async (sql) => {
    const refund = await container.resolve<OrdersService>(ORDERS).openRefund(sql, { ...wish, source: "operator" }).catch((error: Error) => {
      if (error instanceof RangeError) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${error.message}.`, "refund_refused")
      throw error
    })
    await enqueue(sql, request(sendRefund, { refund_id: refund.id }, { key: `refund:${refund.id}` }))
    return refund
  }))
}

/** Sends a refund that came back once more. @throws {MedusaError} not_found; not_allowed — it did not come back */
export async function sendRefundAgain(container: MedusaContainer, orderId: string, refundId: string): Promise<RefundRecord> {
  return afterFailure(container, orderId, refundId, async (sql, { id, attempt }) => {
    const moved = await container.resolve<OrdersService>(ORDERS).moveRefund(sql, id, ["failed"], "resending")
    if (moved) await enqueue(sql, request(sendRefund, { refund_id: id }, { key: `refund:${id}:${attempt + 1}` }))
    return moved
  })
}

/** Notes that the buyer was paid another way. @throws {MedusaError} not_found; not_allowed — it did not come back */
export async function settleOutside(container: MedusaContainer, orderId: string, refundId: string, how: string): Promise<RefundRecord> {
  return afterFailure(container, orderId, refundId, async (sql, { id, attempt, currency, amount }) => {
    const orders = container.resolve<OrdersService>(ORDERS)
    const moved = await orders.moveRefund(sql, id, ["failed"], "settled", { error: `Paid another way: ${how}` })
    if (moved) await orders.post(sql, refundSettledSet({ id, attempt, currency, amount: BigInt(amount) }))
    return moved
  })
}

/** Does what may follow when a refund came back; once. */
async function afterFailure(container: MedusaContainer, orderId: string, refundId: string, work: (sql: SqlRunner, refund: RefundRecord) => Promise<boolean>): Promise<RefundRecord> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const found = async () => (await orders.refundsOf({ id: refundId, order_id: orderId }))[0]
  const refund = await found()
  if (!refund) throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${orderId} has no refund ${refundId}`)
  const done = await withMoney(container, { plan: refund.charge_plan_id }, () => transaction(container, (sql) => work(sql, refund)))
  if (!done) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This refund did not come back, so there is nothing to do for it.", "refund_stands")
  return (await found()) ?? refund
}

/** The plan of an order. @throws {MedusaError} not_found */
export async function planOfOrder(container: MedusaContainer, orderId: string): Promise<ChargePlanRecord> {
  const plan = await container.resolve<OrdersService>(ORDERS).planOfOrder(orderId)
  if (!plan) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId} of licenses`)
  return plan
}
