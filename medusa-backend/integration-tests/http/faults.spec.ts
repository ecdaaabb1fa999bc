import { listPurchases } from "@max-booster/api-contract"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { query } from "../support/database"
import { call } from "../support/http"
import { mailsTo } from "../support/mail"
import { kill } from "../support/processes"
import { aPerson, type Person } from "../support/people"
import { ready } from "../support/ready"
import { SEED_MS, theSeedIsOver } from "../support/seeded"
import { aCart, agreement, beatsOfDifferentProducers, begin, licensesOf, ordered, press, put } from "../support/shopping"
import { behave, fault, resend, stripe } from "../support/stripe"
import { until } from "../support/until"

type Beats = Awaited<ReturnType<typeof beatsOfDifferentProducers>>

describe("after a fault between payment and files there is one order, one license a line, one transfer a seller, one mail:", () => {
  let beats: Beats
  beforeAll(async () => {
    await theSeedIsOver()
    beats = await beatsOfDifferentProducers(2)
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

  it("the backend is killed right after the payment", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await press(url)
    const { isBack } = await kill("backend")
    await isBack()
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)

  it("the worker is killed while it settles", async () => {
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await press(url)
    await until("the payment in the inbox", async () => (await query("select 1 from charge_plan where id = $1 and state in ('paid', 'complete')", [checkoutId])).length > 0, { everyMs: 20 })
    const { isBack } = await kill("worker")
    await isBack()
    await expectOneOfEach(buyer, checkoutId)
  }, 240_000)

  it("Stripe answers transfers with errors, and breaks a connection after it did the work", async () => {
    await fault("server_error", "POST /v1/transfers", { times: 3 })
    await fault("timeout_after_work", "POST /v1/transfers", { times: 1, delayMs: 300 })
    const { buyer, checkoutId, url } = await aBuyerAtTheTill()
    await press(url)
    await expectOneOfEach(buyer, checkoutId)
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

describe("an event", () => {
  it.each(["/hooks/stripe", "/hooks/stripe/connect"])("without Stripe's signature is refused at %s", async (path) => {
    const body = JSON.stringify({ id: "evt_forged", type: "checkout.session.completed", data: { object: {} } })
    const headers = { "content-type": "application/json", "stripe-signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}` }
    const response = await fetch(`${ready.backend}${path}`, { method: "POST", headers, body })
    expect(response.status).toBe(400)
    expect(await query("select 1 from webhook_inbox where id = 'evt_forged'")).toHaveLength(0)
  })
})
