import { readOrderMoney, refundOrder, type Beat } from "@max-booster/api-contract"
import { query } from "./database"
import { call } from "./http"
import type { Person } from "./people"
import { aCart, agreement, begin, licensesOf, ordered, put } from "./shopping"
import { until } from "./until"

/** Stands before the payment page with an MP3 license of each beat. */
export async function atTheTill(buyer: Person, beats: readonly Beat[]): Promise<{ checkoutId: string; url: string }> {
  const cart = await aCart()
  for (const beat of beats) await put(cart, beat, "mp3")
  const { checkout_id: checkoutId, url } = await begin(buyer, cart, await agreement(buyer, cart))
  return { checkoutId, url }
}

/** Waits until a paid checkout has come to rest: order, licenses, transfers, Stripe's fee. @returns the order's id */
export async function settled(buyer: Person, checkoutId: string, licenses: number): Promise<string> {
  const orderId = await ordered(buyer, checkoutId, 120)
  await licensesOf(buyer, orderId, licenses, 120)
  await until("transfers and fee", async () => {
    const [rest] = await query<{ open: number; fees: number }>("select (select count(*) from transfer where charge_plan_id = $1 and state in ('pending'))::int as open, (select count(*) from posting_set s join charge_plan p on s.key = 'stripe_fee:' || p.charge_id where p.id = $1)::int as fees", [checkoutId])
    return rest?.open === 0 && rest.fees === 1
  }, { seconds: 150 })
  return orderId
}

/** Refunds 5.00 of an order's first license and all of its second; both licenses end. */
export async function askRefund(operator: string, orderId: string): Promise<void> {
  const { lines } = await call(readOrderMoney, { token: operator, params: { id: orderId } })
  const [first, second] = [...lines].sort((a, b) => Number(a.paid.amount) - Number(b.paid.amount))
  await call(refundOrder, { token: operator, params: { id: orderId }, body: { lines: [{ sale_line_id: first?.sale_line_id ?? "", amount: "500" }, { sale_line_id: second?.sale_line_id ?? "" }], license: "revoke", reason: "Tried with faults" } })
}

/** Waits until so many transfers of an order are sent. */
export const transferred = (orderId: string, count: number): Promise<unknown> =>
  until(`${count} transfers`, async () => (await query("select 1 from transfer where order_id = $1 and state = 'sent'", [orderId])).length === count, { seconds: 150 })

/** Waits until what an order's buyer got back, by a refund or a dispute, has come to rest. */
export const refunded = (orderId: string): Promise<unknown> => until("the refund", async () => {
  const [rest] = await query<{ open: number; back: number; revoked: number }>(
    `select (select count(*) from refund_order where order_id = $1 and state in ('requested', 'sending'))::int as open,
       (select count(*) from transfer_reversal r join transfer t on t.id = r.transfer_id where t.order_id = $1 and r.state = 'pending')::int as back,
       (select count(*) from license where order_id = $1 and state = 'revoked')::int as revoked`, [orderId])
  return rest?.open === 0 && rest.back === 0 && rest.revoked === 2
}, { seconds: 200 })
