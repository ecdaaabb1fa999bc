import type { MedusaContainer, PaymentDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import type { ChargePlanRecord, SettledOrder } from "../../modules/orders"

type OrderRow = { id: string; display_id: number; items: { id: string; variant_id: string }[] }

/**
 * The one order of a paid plan, made if it is not there. Every try may have been killed anywhere: what Medusa left half done is
 * finished or removed. Call it under the cart's lock.
 */
export async function orderOfPlan(container: MedusaContainer, plan: ChargePlanRecord): Promise<SettledOrder> {
  await removeHalfMade(container, plan)
  const isPaid = plan.mode !== "free"
  if (isPaid) await linkPaymentTo(container, plan, await orderOfCart(container, plan.cart_id))
  const { result } = await completeCartWorkflow(container).run({ input: { id: plan.cart_id } })
  if (isPaid) {
    await linkPaymentTo(container, plan, result.id)
    await finish(container, plan, result.id)
  }
  await endCart(container, plan.cart_id)
  const order = await readOrder(container, result.id)
  const lines = new Map(order.items.map((item) => [item.variant_id, item.id]))
  return {
    id: order.id, number: order.display_id,
    lineOf: (variantId) => {
      const line = lines.get(variantId)
      if (!line) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Order ${order.id} has no line for ${variantId}, which plan ${plan.id} was paid for`)
      return line
    },
  }
}

/**
 * Orders that a killed try created without linking them to the cart: Medusa would make another one beside them. They are the buyer's
 * orders of the same variants, made after this plan, with no cart; the customer's lock keeps other carts out.
 */
async function removeHalfMade(container: MedusaContainer, plan: ChargePlanRecord): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "items.variant_id"], filters: { customer_id: plan.customer_id, created_at: { $gte: plan.created_at } } })
  const wanted = plan.lines.map((line) => line.variant_id).sort().join()
  const alike = (data as unknown as { id: string; items: { variant_id: string }[] }[]).filter((order) => order.items.map((item) => item.variant_id).sort().join() === wanted).map(({ id }) => id)
  if (alike.length === 0) return
  const { data: links } = await query.graph({ entity: "order_cart", fields: ["order_id"], filters: { order_id: alike } })
  const linked = new Set((links as unknown as { order_id: string }[]).map(({ order_id }) => order_id))
  const orphans = alike.filter((id) => !linked.has(id))
  if (orphans.length === 0) return
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`Removing orders that an interrupted settlement of plan ${plan.id} left half made: ${orphans.join(", ")}`)
  await container.resolve(Modules.ORDER).deleteOrders(orphans)
}

/** The order that a cart became, or null. */
async function orderOfCart(container: MedusaContainer, cartId: string): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order_cart", fields: ["order_id"], filters: { cart_id: cartId } })
  return (data as unknown as { order_id: string }[])[0]?.order_id ?? null
}

/**
 * Links the payment to the order that stands, and to no other: Medusa links cart and payment side by side, so a killed try may have
 * done one of them only, and an order that is gone would keep the payment for good.
 */
async function linkPaymentTo(container: MedusaContainer, plan: ChargePlanRecord, orderId: string | null): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: carts } = await query.graph({ entity: "cart", fields: ["payment_collection.id"], filters: { id: plan.cart_id } })
  const payment_collection_id = (carts as unknown as { payment_collection?: { id: string } }[])[0]?.payment_collection?.id
  if (!payment_collection_id) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Cart ${plan.cart_id} has no payment collection, but plan ${plan.id} is paid`)
  const { data } = await query.graph({ entity: "order_payment_collection", fields: ["order_id"], filters: { payment_collection_id } })
  const linked = (data as unknown as { order_id: string }[]).map(({ order_id }) => order_id)
  const links = container.resolve(ContainerRegistrationKeys.LINK)
  const to = (order_id: string) => ({ [Modules.ORDER]: { order_id }, [Modules.PAYMENT]: { payment_collection_id } })
  const others = linked.filter((id) => id !== orderId)
  if (others.length > 0) await links.dismiss(others.map(to))
  if (orderId && !linked.includes(orderId)) await links.create(to(orderId))
}

/** What a try killed between the order's link and the payment left open: the payment, its capture, and its transaction on the order. */
async function finish(container: MedusaContainer, plan: ChargePlanRecord, orderId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: ["id", "payment_collection.payment_sessions.id", "payment_collection.payment_sessions.data"], filters: { id: plan.cart_id } })
  const [cart] = data as unknown as { payment_collection?: { payment_sessions: { id: string; data: Record<string, unknown> | null }[] } }[]
  const session = cart?.payment_collection?.payment_sessions.find(({ data }) => data?.["charge_plan_id"] === plan.id)
  if (!session) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Cart ${plan.cart_id} has no payment session of plan ${plan.id}`)
  const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
  if (!payment) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The payment of plan ${plan.id} is not authorized yet`)
  const held = await container.resolve(Modules.PAYMENT).retrievePayment(payment.id, { relations: ["captures"] })
  const full = held.captures?.length ? held : await capture(container, payment.id)
  const orders = container.resolve(Modules.ORDER)
  const captures = full.captures ?? []
  const standing = await orders.listOrderTransactions({ order_id: orderId, reference: "capture", reference_id: captures.map(({ id }) => id) }, { select: ["reference_id"] })
  const missing = captures.filter(({ id }) => !standing.some((transaction) => transaction.reference_id === id))
  if (missing.length > 0) await orders.addOrderTransactions(missing.map(({ id, amount }) => ({ order_id: orderId, amount, currency_code: plan.currency, reference: "capture", reference_id: id })))
}

/** Takes a held payment now that its order stands. */
async function capture(container: MedusaContainer, paymentId: string): Promise<PaymentDTO> {
  const payments = container.resolve(Modules.PAYMENT)
  await payments.capturePayment({ payment_id: paymentId })
  return payments.retrievePayment(paymentId, { relations: ["captures"] })
}

async function endCart(container: MedusaContainer, cartId: string): Promise<void> {
  const carts = container.resolve(Modules.CART)
  const { completed_at } = await carts.retrieveCart(cartId, { select: ["id", "completed_at"] })
  if (!completed_at) await carts.updateCarts(cartId, { completed_at: new Date() } as never)
}

async function readOrder(container: MedusaContainer, id: string): Promise<OrderRow> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "display_id", "items.id", "items.variant_id"], filters: { id } })
  const [order] = data as unknown as OrderRow[]
  if (!order) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Order ${id} was made and cannot be read`)
  return order
}
