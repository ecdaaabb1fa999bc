import { afterEach, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { CONNECT_SECRET, PLATFORM_SECRET, aBench, aFault, aReceiver, aSeller, aSession, aStateFile, pay, until, type Bench, type Receiver } from "./testing/harness"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function aWiredBench(stateFile?: string): Promise<{ bench: Bench; platform: Receiver; connect: Receiver }> {
  const platform = await aReceiver()
  const connect = await aReceiver()
  const webhooks = { platform: { url: platform.url, secret: PLATFORM_SECRET }, connect: { url: connect.url, secret: CONNECT_SECRET } }
  const bench = await aBench({ webhooks, stateFile })
  open.push(platform, connect, bench.emulator)
  return { bench, platform, connect }
}

/** What arrived, verified by the real SDK. */
const events = ({ got }: Receiver, { stripe }: Bench, secret: string): Stripe.Event[] =>
  got.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, secret))

const types = (receiver: Receiver, bench: Bench, secret = PLATFORM_SECRET): string[] =>
  events(receiver, bench, secret).map(({ type }) => String(type))

describe("webhooks", () => {
  it("tell of a paid session, signed; the charge's transaction comes with charge.updated", async () => {
    const { bench, platform } = await aWiredBench()
    const session = await aSession(bench.stripe)
    await pay(session)
    await until(() => platform.got.length >= 5, "five events")
    expect(types(platform, bench).sort()).toEqual([
      "charge.succeeded",
      "charge.updated",
      "checkout.session.completed",
      "payment_intent.created",
      "payment_intent.succeeded",
    ])
    const byType = new Map(events(platform, bench, PLATFORM_SECRET).map((event) => [String(event.type), event.data.object as Partial<Stripe.Charge>]))
    expect(byType.get("charge.succeeded")?.balance_transaction).toBeNull()
    expect(byType.get("charge.updated")?.balance_transaction).toMatch(/^txn_/)
    expect(byType.get("checkout.session.completed")).toMatchObject({ id: session.id, payment_status: "paid" })
  })

  it("fail verification when a byte of the body or the secret differs", async () => {
    const { bench, platform } = await aWiredBench()
    await bench.stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    await until(() => platform.got.length === 1, "one event")
    const { body = "", signature = "" } = platform.got[0] ?? {}
    const verify = (text: string, secret: string) => bench.stripe.webhooks.constructEvent(text, signature, secret)
    expect(() => verify(body.replace("500", "501"), PLATFORM_SECRET)).toThrow(/signature/i)
    expect(() => verify(body, CONNECT_SECRET)).toThrow(/signature/i)
  })

  it("send what happens to a connected account to the other address, with the other secret", async () => {
    const { bench, platform, connect } = await aWiredBench()
    const seller = await aSeller(bench.stripe)
    await until(() => types(connect, bench, CONNECT_SECRET).includes("capability.updated"), "account events")
    await until(() => connect.got.length >= 4, "four events")
    const told = events(connect, bench, CONNECT_SECRET)
    expect(told.every(({ account }) => account === seller.id)).toBe(true)
    const accounts = told.filter(({ type }) => type === "account.updated").map(({ data }) => data.object as Stripe.Account)
    expect(accounts.some(({ charges_enabled }) => charges_enabled)).toBe(true)
    expect(platform.got).toEqual([])
  })

  it("are tried again after an error of the receiver, under the same event id", async () => {
    const { bench, platform } = await aWiredBench()
    platform.status = 500
    await bench.stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    await until(() => platform.got.length === 2, "a second attempt")
    platform.status = 200
    await until(() => platform.got.length === 3, "a third attempt")
    expect(new Set(events(platform, bench, PLATFORM_SECRET).map(({ id }) => id)).size).toBe(1)
    await until(async () => (await bench.stripe.events.list()).data[0]?.pending_webhooks === 0, "the end of delivery")
  })

  it("can be dropped, doubled and delayed by faults, and sent again by hand", async () => {
    const { bench, platform } = await aWiredBench()
    await aFault(bench.url, { kind: "drop_event", match: "^payment_intent.created$" })
    await aFault(bench.url, { kind: "delay_event", match: "^payment_intent.created$", delayMs: 600 })
    await aFault(bench.url, { kind: "duplicate_event", match: "^payment_intent.created$" })
    const create = () => bench.stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    const [dropped, delayed, doubled] = [await create(), await create(), await create()]
    const ids = () => events(platform, bench, PLATFORM_SECRET).map(({ data }) => (data.object as Stripe.PaymentIntent).id)
    await until(() => platform.got.length === 3, "three deliveries")
    expect(ids()).toEqual([doubled.id, doubled.id, delayed.id])

    const missed = (await bench.stripe.events.list()).data.find(({ data }) => (data.object as Stripe.PaymentIntent).id === dropped.id)
    await fetch(`${bench.url}/_test/events/${missed?.id}/resend`, { method: "POST" })
    await until(() => ids().includes(dropped.id), "the event that was sent by hand")
  })

  it("change places with the next one by a fault", async () => {
    const { bench, platform } = await aWiredBench()
    await aFault(bench.url, { kind: "reorder_event", match: "^payment_intent.created$" })
    const create = () => bench.stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    const first = await create()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(platform.got).toEqual([])
    const second = await create()
    await until(() => platform.got.length === 2, "both events")
    expect(events(platform, bench, PLATFORM_SECRET).map(({ data }) => (data.object as Stripe.PaymentIntent).id)).toEqual([second.id, first.id])
  })

  it("go out after a while when no other event follows that they could change places with", async () => {
    const { bench, platform } = await aWiredBench()
    await aFault(bench.url, { kind: "reorder_event", delayMs: 200 })
    await bench.stripe.customers.create({})
    await until(() => platform.got.length === 1, "the event")
  })

  it("come forged, an hour old or with a body that was changed, and whole at the second try", async () => {
    for (const kind of ["forge_event", "stale_event", "tamper_event"]) {
      const { bench, platform } = await aWiredBench()
      await aFault(bench.url, { kind })
      platform.status = 400
      await bench.stripe.customers.create({})
      await until(() => platform.got.length === 1, "the spoilt event")
      expect(() => events(platform, bench, PLATFORM_SECRET), kind).toThrow(/signature|timestamp/i)
      platform.status = 200
      await until(() => platform.got.length === 2, "the second try")
      const { body = "", signature = "" } = platform.got[1] ?? {}
      expect(bench.stripe.webhooks.constructEvent(body, signature, PLATFORM_SECRET).type).toBe("customer.created")
    }
  })

  it("expire a session and cancel its started payment", async () => {
    const { bench, platform } = await aWiredBench()
    const session = await aSession(bench.stripe)
    await pay(session, "0002")
    await bench.stripe.checkout.sessions.expire(session.id)
    await until(() => types(platform, bench).includes("checkout.session.expired"), "the event")
    await until(() => types(platform, bench).includes("payment_intent.canceled"), "the cancellation")
    expect(types(platform, bench)).toContain("payment_intent.payment_failed")
  })
})

describe("webhook endpoints", () => {
  it("hear what they ask for, signed with a secret that is told once", async () => {
    const { bench, platform } = await aWiredBench()
    const { webhookEndpoints: endpoints } = bench.stripe
    const [some, ofSellers] = [await aReceiver(), await aReceiver()]
    open.push(some, ofSellers)
    const made = await endpoints.create({ url: some.url, enabled_events: ["customer.updated", "payment_intent.created"], description: "some" })
    const all = await endpoints.create({ url: ofSellers.url, enabled_events: ["*"], connect: true })
    expect(made).toMatchObject({ object: "webhook_endpoint", status: "enabled", secret: expect.stringMatching(/^whsec_/), description: "some" })
    expect(await endpoints.retrieve(made.id)).not.toHaveProperty("secret")
    expect((await endpoints.list()).data.map(({ id }) => id)).toEqual([all.id, made.id])

    const intent = await bench.stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    await bench.stripe.customers.create({})
    await until(() => some.got.length === 1 && platform.got.length === 2, "the events")
    expect(types(some, bench, String(made.secret))).toEqual(["payment_intent.created"])
    await until(async () => (await bench.stripe.events.list({ type: "payment_intent.created" })).data[0]?.pending_webhooks === 0, "the end of delivery")
    const seller = await aSeller(bench.stripe)
    await until(() => ofSellers.got.length >= 4, "events of the seller")
    expect(events(ofSellers, bench, String(all.secret)).every(({ account }) => account === seller.id)).toBe(true)

    await endpoints.update(made.id, { disabled: true })
    await bench.stripe.paymentIntents.cancel(intent.id)
    await bench.stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    await until(() => platform.got.length === 4, "the events")
    expect(some.got).toHaveLength(1)
    expect(await endpoints.del(made.id)).toEqual(expect.objectContaining({ id: made.id, deleted: true }))
    await expect(endpoints.retrieve(made.id)).rejects.toMatchObject({ statusCode: 404 })
    await expect(endpoints.create({ url: "https://example.com/hooks", enabled_events: ["*"] })).rejects.toThrow(/this machine only/)
  })
})

describe("a restart", () => {
  it("keeps state, idempotency keys and undelivered events", async () => {
    const stateFile = aStateFile()
    const nobody = await aReceiver()
    await nobody.close()
    const webhooks = { platform: { url: nobody.url, secret: PLATFORM_SECRET } }
    const before = await aBench({ stateFile, webhooks })
    const options = { idempotencyKey: "kept" }
    const session = await aSession(before.stripe, {}, options)
    await pay(session)
    const balance = await before.stripe.balance.retrieve()
    await before.emulator.close()

    const receiver = await aReceiver(Number(new URL(nobody.url).port))
    const after = await aBench({ stateFile, webhooks })
    open.push(receiver, after.emulator)
    expect((await after.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid")
    expect((await after.stripe.balance.retrieve()).available).toEqual(balance.available)
    expect((await aSession(after.stripe, {}, options)).id).toBe(session.id)
    await until(() => receiver.got.length === 5, "the events of before")
    expect(types(receiver, after)).toContain("checkout.session.completed")
  })
})
