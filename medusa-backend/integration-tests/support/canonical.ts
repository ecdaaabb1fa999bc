import { query } from "./database"
import { stripe } from "./stripe"
import { until } from "./until"

type Entry = { kind: string; account: string; amount: string }

/**
 * Everything that an order came to, without ids and dates: ledger, order, licenses, transfers, and what Stripe has. Two orders of the
 * same beats that went the same way give the same dump, whatever was killed on the way.
 */
export async function dumpOf(orderId: string): Promise<unknown> {
  const [plan] = await query<{ id: string; state: string; amount: string; payment_intent: string; charge_id: string; cart_id: string }>("select id, state, amount::text, payment_intent, charge_id, cart_id from charge_plan where order_id = $1", [orderId])
  if (!plan) throw new Error(`There is no plan of order ${orderId}`)
  const references = "select $1 union select $2 union select id from transfer where charge_plan_id = $1 union select id from transfer_reversal where charge_plan_id = $1 union select id from refund_order where charge_plan_id = $1 union select id from dispute where charge_plan_id = $1 union select r.id || ':' || t.party_id from refund_order r join transfer t using (charge_plan_id) where charge_plan_id = $1"
  const [ledger, orders, payments, licenses, transfers, reversals, refunds, sales, disputes, intent, moved, given] = await Promise.all([
    query<Entry>(`select s.kind, e.account, sum(e.amount)::text as amount from ledger_entry e join posting_set s on s.id = e.posting_set_id where s.reference in (${references}) group by s.id, s.kind, e.account`, [plan.id, plan.charge_id]),
    query("select o.status, count(i.id)::int as items from order_cart c join \"order\" o on o.id = c.order_id left join order_item i on i.order_id = o.id and i.deleted_at is null where c.cart_id = $1 and c.deleted_at is null and o.deleted_at is null group by o.id", [plan.cart_id]),
    query("select reference, amount::text from order_transaction where order_id = $1 and deleted_at is null", [orderId]),
    query("select type, state from license where order_id = $1", [orderId]),
    query("select state, amount::text, recovered::text from transfer where charge_plan_id = $1", [plan.id]),
    query("select state, amount::text, fee_back::text from transfer_reversal where charge_plan_id = $1", [plan.id]),
    query("select state, amount::text, license from refund_order where charge_plan_id = $1", [plan.id]),
    query("select state, amount::text, platform_fee::text from sale where charge_plan_id = $1", [plan.id]),
    query("select status, amount::text from dispute where charge_plan_id = $1", [plan.id]),
    stripe.paymentIntents.retrieve(plan.payment_intent),
    stripe.transfers.list({ transfer_group: plan.id, limit: 100 }),
    stripe.refunds.list({ payment_intent: plan.payment_intent, limit: 100 }),
  ])
  return sorted({
    plan: { state: plan.state, amount: plan.amount }, ledger: named(ledger), orders, payments, licenses, transfers, reversals, refunds, sales, disputes,
    stripe: {
      received: intent.amount_received, transfers: moved.data.map(({ amount, amount_reversed }) => ({ amount, amount_reversed })), refunds: given.data.map(({ amount, status }) => ({ amount, status })),
    },
  })
}

/** Entries whose accounts name a party by what it was owed of the sale, since each run has parties of its own. */
function named(ledger: readonly Entry[]): Entry[] {
  const shares = new Map(ledger.filter(({ kind, account }) => kind === "sale" && account.startsWith("party_payable:")).map(({ account, amount }) => [account.split(":")[1], amount]))
  return ledger.map((entry) => {
    const [place, party] = entry.account.split(":")
    return party === undefined ? entry : { ...entry, account: `${place}:${shares.get(party) ?? "nobody of the sale"}` }
  })
}

/** What a seller's payouts came to when all are at the bank: as the shop says, and as Stripe does. */
export async function dumpOfPayouts(sellerId: string): Promise<unknown> {
  const payouts = await until("the payouts", async () => {
    const found = await query<{ state: string }>("select state, amount::text, automatic from payout where seller_id = $1", [sellerId])
    return found.length > 0 && found.every(({ state }) => state === "paid") && found
  }, { seconds: 150 })
  const orders = await query("select state, amount::text, payout_id is not null as sent from payout_order where seller_id = $1", [sellerId])
  const [account] = await query<{ stripe_account_id: string }>("select stripe_account_id from payout_account where seller_id = $1", [sellerId])
  const of = { stripeAccount: account?.stripe_account_id ?? "" }
  const [{ data }, { available }] = await Promise.all([stripe.payouts.list({}, of), stripe.balance.retrieve({}, of)])
  return sorted({ payouts, orders, stripe: { payouts: data.map(({ amount, status }) => ({ amount, status })), available: available.map(({ amount }) => amount) } })
}

/** Lists in an order of their own, so that what came first does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).map((each) => JSON.stringify(each)).sort().map((each) => JSON.parse(each) as unknown)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}
