import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrderMoney, RefundView } from "@max-booster/api-contract"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { ORDERS, refundable, type OrdersService, type RefundRecord } from "../../modules/orders"
import { planOfOrder, requestRefund, sendRefundAgain, settleOutside } from "../money/refund-order"

/** What the operator asks for; amounts in minor units. */
export type RefundBody = { lines: { sale_line_id: string; amount?: string }[]; license: "revoke" | "keep"; reason: string }

/** An order's licenses with what is left of each, and its refunds. @throws {MedusaError} not_found */
export async function readOrderMoney(container: MedusaContainer, orderId: string): Promise<OrderMoney> {
  const { currency } = await planOfOrder(container, orderId)
  const orders = container.resolve<OrdersService>(ORDERS)
  const [lines, refunds] = await Promise.all([orders.linesNow({ order_id: orderId }), orders.refundsOf({ order_id: orderId })])
  const sellers = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([...new Set(lines.map((line) => line.seller_id))])
  const nameOf = new Map(sellers.map(({ id, name }) => [id, name]))
  const show = (amount: bigint) => ({ amount: amount.toString(), currency })
  return {
    lines: lines.map((line) => ({ sale_line_id: line.id, beat_title: line.beat_title, label: line.label, seller: nameOf.get(line.seller_id) ?? line.seller_id, paid: show(line.paid), left: show(refundable(line.left)) })),
    refunds: refunds.map(toView),
  }
}

/** Refunds licenses of an order. @throws {MedusaError} not_found, not_allowed */
export async function refundLicenses(container: MedusaContainer, orderId: string, operatorId: string, { lines, license, reason }: RefundBody): Promise<RefundView> {
  return toView(await requestRefund(container, {
    order_id: orderId, license, reason, requested_by: operatorId, lines: lines.map(({ sale_line_id, amount }) => ({ sale_line_id, amount: amount === undefined ? null : BigInt(amount) })),
  }))
}

/** Sends a refund that came back once more. @throws {MedusaError} not_found, not_allowed */
export const refundAgain = async (container: MedusaContainer, orderId: string, refundId: string): Promise<RefundView> => toView(await sendRefundAgain(container, orderId, refundId))

/** Notes that the buyer was paid another way. @throws {MedusaError} not_found, not_allowed */
export const noteSettlement = async (container: MedusaContainer, orderId: string, refundId: string, how: string): Promise<RefundView> => toView(await settleOutside(container, orderId, refundId, how))

function toView({ id, source, state, amount, currency, license, reason, error, created_at, parts }: RefundRecord): RefundView {
  const ofLine = new Map<string, bigint>()
  for (const part of parts) ofLine.set(part.sale_line_id, (ofLine.get(part.sale_line_id) ?? 0n) + BigInt(part.amount))
  return {
    id, source, state, amount: { amount, currency }, license, reason, error, created_at: new Date(created_at).toISOString(),
    lines: [...ofLine].map(([sale_line_id, sum]) => ({ sale_line_id, amount: { amount: sum.toString(), currency } })),
  }
}
