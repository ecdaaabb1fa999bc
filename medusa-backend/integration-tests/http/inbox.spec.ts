import { listStripeEvents, readStripeEvent, replayStripeEvent } from "@max-booster/api-contract"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { query } from "../support/database"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, operatorToken, type Producer } from "../support/people"
import { unique } from "../support/ready"
import { buy, beatsOfDifferentProducers } from "../support/shopping"
import { behave, fault, stripe } from "../support/stripe"
import { until } from "../support/until"

describe("the webhook inbox", () => {
  let token: string
  let producer: Producer
  let account: string
  beforeAll(async () => {
    [token, producer] = await Promise.all([operatorToken(), aProducer({ name: "Inbox Seller" })])
    account = (await query<{ stripe_account_id: string }>("select stripe_account_id from payout_account where seller_id = $1", [producer.sellerId]))[0]?.stripe_account_id ?? ""
  })
  afterEach(() => behave())
  const read = async (id: string) => (await call(readStripeEvent, { token, params: { id } })).event
  const replay = async (id: string) => (await call(replayStripeEvent, { token, params: { id } })).event
  const list = (filter: { state?: "received" | "processed" | "ignored" | "failed"; type?: string } = {}) => call(listStripeEvents, { token, query: { ...filter, limit: 500 } })
  const eventOf = (type: string) => until(`an event ${type} of ${account}`, async () => (await list({ type })).events.find((event) => event.account === account))

  it("lists events with type, account and outcome, newest first, filtered by state and type", async () => {
    const event = await eventOf("account.updated")
    await until("its outcome", async () => (await read(event.id)).state === "processed")
    expect(await read(event.id)).toMatchObject({ type: "account.updated", account, object_id: account, error: null, payload: { id: event.id, data: { object: { id: account } } } })
    expect((await read(event.id)).attempts).toBeGreaterThanOrEqual(1)
    const { events, counts, types } = await list()
    expect(events.map(({ received_at }) => received_at)).toEqual(events.map(({ received_at }) => received_at).sort().reverse())
    expect(types).toContain("account.updated")
    expect(counts.processed).toBeGreaterThan(0)
    const ignored = await list({ state: "ignored" })
    expect(ignored.events.every(({ state }) => state === "ignored")).toBe(true)
    expect(ignored.count).toBe(ignored.counts.ignored)
  })

  it("shows a failed event with its reason until a replay succeeds, and keeps one that fails again", async () => {
    const id = unique("evt")
    const gone = unique("po")
    await query("insert into webhook_inbox (id, type, account, payload, state) values ($1, 'payout.paid', $2, $3, 'failed')", [id, account, { id, type: "payout.paid", account, data: { object: { id: gone } } }])
    await replay(id)
    const failed = await until("the failure", async () => { const event = await read(id); return event.attempts >= 1 && event.state === "failed" && event })
    expect(failed.error).toContain(gone)
    expect((await list({ state: "failed", type: "payout.paid" })).events.map((event) => event.id)).toContain(id)
    // now the object is there: the same event, replayed, comes through and loses its reason
    const destination = await paidAccount(producer, account)
    const payout = await stripe.payouts.create({ amount: 100, currency: "usd" }, { stripeAccount: destination })
    await query("update webhook_inbox set payload = $2 where id = $1", [id, { id, type: "payout.paid", account, data: { object: { id: payout.id } } }])
    await until("a try that succeeds", async () => { const event = await read(id); if (event.state === "failed") await replay(id); return event.state === "processed" && event }, { seconds: 60 })
    expect(await read(id)).toMatchObject({ state: "processed", error: null })
    expect((await query("select 1 from payout where id = $1", [payout.id])).length).toBe(1)
  })

  it("replays an event as often as asked with the outcome of once", async () => {
    const [beat] = await beatsOfDifferentProducers(1)
    if (!beat) throw new Error("no beat")
    const buyer = await aPerson("Inbox Buyer")
    const { orderId } = await buy(buyer, [[beat, "mp3"]])
    const intent = (await query<{ payment_intent: string }>("select payment_intent from charge_plan where order_id = $1", [orderId]))[0]?.payment_intent ?? ""
    const event = await until("the payment's event", async () => (await list({ type: "payment_intent.succeeded" })).events.find(({ object_id }) => object_id === intent))
    await until("all that follows", async () => (await query<{ n: number }>("select count(*)::int n from transfer where order_id = $1 and state = 'sent'", [orderId]))[0]?.n === 1, { seconds: 60 })
    const books = () => query("select account, sum(amount)::text from ledger_entry where currency = 'usd' and posting_set_id in (select id from posting_set where key like '%' || (select id from charge_plan where order_id = $1)) group by account order by account", [orderId])
    const before = await books()
    for (let n = 1; n <= 3; n += 1) {
      await until("the outcome", async () => (await read(event.id)).state === "processed")
      expect((await replay(event.id)).replays).toBe(n)
    }
    const tries = (await read(event.id)).attempts
    await until("the last replay", async () => { const now = await read(event.id); return now.state === "processed" && now.attempts >= tries })
    expect(await books()).toEqual(before)
    expect((await query<{ n: number }>("select count(*)::int n from sale where order_id = $1", [orderId]))[0]?.n).toBe(1)
  })

  it("replays once while a try is under way, and refuses what is not there", async () => {
    const event = await eventOf("account.updated")
    await until("its outcome", async () => (await read(event.id)).state === "processed")
    await fault("server_error", `GET /v1/accounts/${account}`, { times: 40 })
    const [first, second] = await Promise.all([replay(event.id), replay(event.id)])
    expect(Math.max(first.replays, second.replays)).toBe(1)
    expect((await query<{ n: number }>("select count(*)::int n from jobs.outbox where key like $1", [`event:${event.id}:replay:%`]))[0]?.n).toBe(1)
    const failed = await until("a failure with its reason", async () => { const now = await read(event.id); return now.state === "failed" && now })
    expect(failed.error?.length).toBeGreaterThan(5)
    await behave()
    await until("a later try that succeeds by itself", async () => (await read(event.id)).state === "processed", { seconds: 60 })
    expect((await refusalOf(replay("evt_nobodys"))).status).toBe(404)
    expect((await refusalOf(read("evt_nobodys"))).status).toBe(404)
    expect((await refusalOf(send("GET", "/admin/stripe/events?state=burned", { token }))).status).toBe(400)
  })

  it("is the operator's alone", async () => {
    const event = await eventOf("account.updated")
    for (const [method, path] of [["GET", "/admin/stripe/events"], ["GET", `/admin/stripe/events/${event.id}`], ["POST", `/admin/stripe/events/${event.id}/replay`]] as const)
      for (const other of [undefined, producer.token, producer.sellerToken]) expect((await refusalOf(send(method, path, { token: other }))).status, `${method} ${path}`).toBe(401)
  })
})

/** Puts money on a connected account, as a transfer of the platform would. @returns the account */
async function paidAccount({ sellerId }: Producer, account: string): Promise<string> {
  const charge = await stripe.paymentIntents.create({ amount: 5_000, currency: "usd", confirm: true, payment_method: "pm_card_visa", return_url: "https://shop.test", metadata: { test: sellerId } })
  await stripe.transfers.create({ amount: 1_000, currency: "usd", destination: account, source_transaction: String(charge.latest_charge) })
  return account
}
