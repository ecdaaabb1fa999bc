import { listPurchases } from "@max-booster/api-contract"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { query, whileLocked } from "../support/database"
import { call, refusalOf } from "../support/http"
import { mailsTo } from "../support/mail"
import { kill, whileAsleep } from "../support/processes"
import { askRefund, refunded, settled } from "../support/order-journey"
import { aPerson, operatorToken, type Person } from "../support/people"
import { SEED_MS, theSeedIsOver } from "../support/seeded"
import { aCart, agreement, beatsOfDifferentProducers, begin, licensesOf, ordered, press, put } from "../support/shopping"
import { behave, fault, resend, stripe } from "../support/stripe"
import { until } from "../support/until"

type Beats = Awaited<ReturnType<typeof beatsOfDifferentProducers>>

/** A customer's orders in Medusa, half-made ones too; what was paid in cents. */
const ordersInMedusa = `
  select o.id, c.id is not null as of_a_cart, p.id is not null as with_payment, (t.amount * 100)::int as paid from "order" o
  left join order_cart c on c.order_id = o.id and c.deleted_at is null
  left join order_payment_collection p on p.order_id = o.id and p.deleted_at is null
  left join order_transaction t on t.order_id = o.id and t.deleted_at is null
  where o.customer_id = $1 and o.deleted_at is null`

describe("after a fault between payment and files there is one order, one license a line, one transfer a seller, one mail:", () => {
  let beats: Beats
  /** What both cost, in cents. */
  let prices: number
  beforeAll(async () => {
    await theSeedIsOver()
    beats = await beatsOfDifferentProducers(2)
    prices = beats.reduce((sum, { tiers }) => sum + Number(tiers.find(({ type }) => type === "mp3")?.price.amount), 0)
  }, SEED_MS)
  afterEach(behave)

  async function aBuyerAtTheTill(): Promise<{ buyer: Person; checkoutId: string; url: string }> {
    const buyer = await aPerson("Fault Buyer")
    const cart = await aCart()
    for (const beat of beats) await put(cart, beat, "mp3")
    const { checkout_id: checkoutId, url } = await begin(buyer, cart, await agreement(buyer, cart))
    return { buyer, checkoutId, url }
  }

  async function expectOneOfEach(buyer: Person, checkoutId: string): Promise<void> {
    const orderId = await ordered(buyer, checkoutId, 90)
    await licensesOf(buyer, orderId, 2)
    expect((await call(listPurchases, { token: buyer.token })).purchases).toHaveLength(1)
    expect(await query(ordersInMedusa, [buyer.customerId])).toEqual([{ id: orderId, of_a_cart: true, with_payment: true, paid: prices }])
    await until("one mail", async () => (await mailsTo(buyer.email, "Your licenses")).length === 1, { seconds: 40 })
    const sent = await until("two transfers", async () => {
      const rows = await query<{ seller_id: string }>("select seller_id from transfer where charge_plan_id = $1 and state = 'sent'", [checkoutId])
      return rows.length >= 2 && rows
    }, { seconds: 90 })
    expect(new Set(sent.map(({ seller_id }) => seller_id)).size).toBe(sent.length)
    const [plan] = await query<{ charge_id: string; order_id: string }>("select charge_id, order_id from charge_plan where id = $1", [checkoutId])
    const { data } = await stripe.transfers.list({ limit: 100 })
    expect(data.filter(({ source_transaction }) => source_transaction === plan?.charge_id)).toHaveLength(2)
    expect((await query<{ sum: string }>("select coalesce(sum(amount), 0)::text as sum from ledger_entry"))[0]?.sum).toBe("0")
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await mailsTo(buyer.email, "Your licenses")).toHaveLength(1)
  }

  it("the backend is killed before it hears of the payment", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    const { isBack } = await whileAsleep("backend", async () => {
      await press(url)
      return kill("backend")
    })
    await isBack()
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)

  it("the backend is killed as it opens the payment page, and the buyer tries again", async () => {
    const buyer = await aPerson("Fault Buyer")
    const cart = await aCart()
    for (const beat of beats) await put(cart, beat, "mp3")
    const body = await agreement(buyer, cart)
    for (const table of ["payment_collection", "payment_session"]) {
      const { isBack } = await whileLocked(table, async (isReached) => {
        const answer = begin(buyer, cart, body).then(() => "opened", () => "lost")
        await isReached()
        const killed = await kill("backend")
        expect(await answer).toBe("lost")
        return killed
      })
      await isBack()
    }
    const { checkout_id, url } = await begin(buyer, cart, body)
    await press(url)
    await expectOneOfEach(buyer, checkout_id)
  }, 240_000)

  it("the worker is killed as it links cart and payment to the order, as it books the sale, and as it mails", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await whileLocked("order_cart", async (isReached) => {
      await press(url)
      await isReached()
      await kill("worker")
    })
    for (const table of ["order_payment_collection", "sale"]) {
      await whileLocked(table, async (isReached) => {
        await isReached()
        await kill("worker")
      })
    }
    const { isBack } = await whileAsleep("mail", async () => {
      await until("the mail under way", async () => (await query("select 1 from notification n join charge_plan p on n.idempotency_key = 'licenses:' || p.order_id where p.id = $1", [checkoutId])).length > 0, { seconds: 90, everyMs: 50 })
      return kill("worker")
    })
    await isBack()
    await expectOneOfEach(buyer, checkoutId)
  }, 300_000)

  it("the mail could not be sent at first", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await whileLocked("license", async (isReached) => {
      await press(url)
      await isReached()
      await query("insert into notification (id, \"to\", channel, status, idempotency_key) select 'noti_' || order_id, $2, 'email', 'failure', 'licenses:' || order_id from charge_plan where id = $1", [checkoutId, buyer.email])
    })
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)

  it("Stripe answers with errors, and breaks connections after it did the work", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await fault("server_error", "GET /v1/checkout/sessions", { times: 4 })
    await fault("rate_limit", "GET /v1/payment_intents", { times: 4 })
    await fault("server_error", "POST /v1/transfers", { times: 4 })
    await fault("timeout_after_work", "POST /v1/transfers", { delayMs: 300 })
    await press(url)
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)

  it("Stripe breaks the connection after it opened the payment page, and answers with errors before", async () => {
    const buyer = await aPerson("Fault Buyer")
    const cart = await aCart()
    for (const beat of beats) await put(cart, beat, "mp3")
    const body = await agreement(buyer, cart)
    await fault("server_error", "POST /v1/checkout/sessions", { times: 3 })
    const refused = await refusalOf(begin(buyer, cart, body))
    expect(refused.words).toMatch(/Nothing was charged/)
    await fault("timeout_after_work", "POST /v1/checkout/sessions", { delayMs: 300 })
    const { checkout_id, url } = await begin(buyer, cart, body)
    await press(url)
    await expectOneOfEach(buyer, checkout_id)
  }, 240_000)

  it("a process ended before it noted what Stripe had sent, and a refund comes first: what was sent is taken back, not cut", async () => {
    const [operator, { buyer, checkoutId, url }] = await Promise.all([operatorToken(), aBuyerAtTheTill()])
    await press(url)
    const orderId = await settled(buyer, checkoutId, 2)
    await query("update transfer set state = 'pending', stripe_transfer_id = null, sent_at = null, updated_at = now() where charge_plan_id = $1", [checkoutId])
    await askRefund(operator, orderId)
    await refunded(orderId)
    const taken = await query<{ party: string; amount: number }>("select p.party_id as party, sum(p.amount)::int as amount from refund_part p join refund_order r on r.id = p.refund_id where r.order_id = $1 and p.kind = 'share' group by p.party_id", [orderId])
    const { data } = await stripe.transfers.list({ transfer_group: checkoutId })
    expect(new Map(data.map(({ metadata, amount_reversed }) => [metadata["party_id"], amount_reversed]))).toEqual(new Map(taken.map(({ party, amount }) => [party, amount])))
  }, 240_000)

  it("no event ever arrives", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await fault("drop_event", "checkout\\.session\\.completed|payment_intent\\..*|charge\\..*", { times: 10 })
    await press(url)
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)

  it("every event arrives again, after all is done", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await press(url)
    await ordered(buyer, checkoutId)
    const { data } = await stripe.events.list({ limit: 20 })
    for (const { id } of data) await resend(id)
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)
})
