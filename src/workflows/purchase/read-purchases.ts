import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { PurchaseView, readCheckout as checkoutContract } from "@max-booster/api-contract"
import { money, toMoneyJson } from "@max-booster/kernel"
import type { z } from "zod"
import { ORDERS, type OrdersService, type PlanState, type SaleRecord } from "../../modules/orders"

type CheckoutView = z.output<typeof checkoutContract.response>["checkout"]

const shown: Record<PlanState, CheckoutView["state"]> = { open: "open", paid: "processing", complete: "complete", failed: "failed", expired: "expired" }

/** What became of a checkout; it only looks. @throws {MedusaError} not_found — also for somebody else's */
export async function readCheckout(container: MedusaContainer, customerId: string, planId: string): Promise<CheckoutView> {
  const plan = await container.resolve<OrdersService>(ORDERS).planById(planId)
  if (plan?.customer_id !== customerId) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no checkout ${planId} of yours`)
  return { id: plan.id, state: shown[plan.state], order_id: plan.order_id, message: plan.message, cart_id: plan.cart_id }
}

/** A buyer's orders, newest first. */
export async function listPurchases(container: MedusaContainer, customerId: string): Promise<PurchaseView[]> {
  return toPurchases(container, { customer_id: customerId })
}

/** One order of a buyer. @throws {MedusaError} not_found — also for somebody else's */
export async function readPurchase(container: MedusaContainer, customerId: string, orderId: string): Promise<PurchaseView> {
  const [purchase] = await toPurchases(container, { customer_id: customerId, order_id: orderId })
  if (!purchase) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${orderId} of yours`)
  return purchase
}

/** Sales of several sellers, as the orders that the buyer made. */
async function toPurchases(container: MedusaContainer, whose: { customer_id: string; order_id?: string }): Promise<PurchaseView[]> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const sales = await orders.salesOf(whose)
  const back = await orders.refundedOf([...new Set(sales.map(({ order_id }) => order_id))])
  const byOrder = new Map<string, SaleRecord[]>()
  for (const sale of sales) byOrder.set(sale.order_id, [...(byOrder.get(sale.order_id) ?? []), sale])
  return [...byOrder].flatMap(([id, own]) => {
    const [first] = own
    if (!first) return []
    const { currency } = first
    const show = (of: SaleRecord[], what: "amount" | "tax") => toMoneyJson(money(of.reduce((sum, sale) => sum + BigInt(sale[what]), 0n), currency))
    return [{
      id, number: first.order_number, created_at: new Date(first.created_at).toISOString(),
      total: show(own, "amount"), tax: show(own, "tax"), refunded: toMoneyJson(money(back.get(id) ?? 0n, currency)),
      lines: own.flatMap((sale) => sale.lines.map(({ beat_title, producer, label, amount }) => ({ beat_title, producer, label, price: { amount, currency } }))),
    }]
  })
}
