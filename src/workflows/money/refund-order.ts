import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { sendRefund } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { ORDERS, type ChargePlanRecord, type OrdersService, type RefundRecord, type RefundWish } from "../../modules/orders"
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

/** The plan of an order. @throws {MedusaError} not_found */
export async function planOfOrder(container: MedusaContainer, orderId: string): Promise<ChargePlanRecord> {
  const plan = await container.resolve<OrdersService>(ORDERS).planOfOrder(orderId)
  if (!plan) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId} of licenses`)
  return plan
}
