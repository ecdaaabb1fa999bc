import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, aSession, pay, submit, sumOfBooks, type Bench } from "./testing/harness"

let bench: Bench
let stripe: Stripe
beforeAll(async () => {
  bench = await aBench()
  stripe = bench.stripe
})
afterAll(() => bench.emulator.close())

describe("checkout sessions", () => {
  it("are open and without a payment intent until somebody pays", async () => {
    const session = await aSession(stripe, { metadata: { session_id: "payses_1" } })
    expect(session).toMatchObject({ status: "open", payment_status: "unpaid", amount_total: 4000, currency: "usd", payment_intent: null })
    expect(session.metadata).toEqual({ session_id: "payses_1" })
    const lines = await stripe.checkout.sessions.listLineItems(session.id)
    expect(lines.data.map(({ description, amount_total }) => [description, amount_total])).toEqual([
      ["Night Drive (WAV lease)", 2999],
      ["Harbor (MP3 lease)", 1001],
    ])
  })

  it("show lines and total on their page, and say that no money is real", async () => {
    const session = await aSession(stripe, {
      line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 500, product_data: { name: "<script>alert(1)</script>" } } }],
    })
    const page = await (await fetch(String(session.url))).text()
    expect(page).toContain("Local payment emulator: no real money")
    expect(page).toContain("$5.00")
    expect(page).not.toContain("<script>")
  })

  it("lead back to the shop when paid, with expandable intent, charge and fee", async () => {
    const open = await aSession(stripe, { payment_intent_data: { metadata: { order: "1" }, transfer_group: "order_1" } })
    const { status, location } = await pay(open)
    expect([status, location]).toEqual([303, `http://shop.test/done?session=${open.id}`])

    const session = await stripe.checkout.sessions.retrieve(open.id, {
      expand: ["payment_intent.latest_charge.balance_transaction", "line_items"],
    })
    const intent = session.payment_intent as Stripe.PaymentIntent
    const charge = intent.latest_charge as Stripe.Charge
    const transaction = charge.balance_transaction as Stripe.BalanceTransaction
    expect(session).toMatchObject({ status: "complete", payment_status: "paid", url: null })
    expect(session.customer_details?.email).toBe("fan@example.com")
    expect(session.line_items?.data).toHaveLength(2)
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 4000, metadata: { order: "1" }, transfer_group: "order_1" })
    expect(charge).toMatchObject({ paid: true, captured: true, amount: 4000 })
    expect(transaction).toMatchObject({ amount: 4000, fee: 146, net: 3854 })
  })

  it("stay open after a decline, say why, and can be paid afterwards", async () => {
    const open = await aSession(stripe)
    const { location } = await pay(open, "9995")
    const page = await (await fetch(`${bench.url}${location}`)).text()
    expect(page).toContain("Your card has insufficient funds.")
    const declined = await stripe.checkout.sessions.retrieve(open.id, { expand: ["payment_intent"] })
    const intent = declined.payment_intent as Stripe.PaymentIntent
    expect(declined.status).toBe("open")
    expect(intent.status).toBe("requires_payment_method")
    expect(intent.last_payment_error).toMatchObject({ code: "card_declined", decline_code: "insufficient_funds" })

    await pay(open)
    const paid = await stripe.checkout.sessions.retrieve(open.id)
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid", payment_intent: intent.id })
  })

  it("are paid once, however often the form is sent", async () => {
    const open = await aSession(stripe)
    await Promise.all([pay(open), pay(open), pay(open)])
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(open.id)
    const charges = await stripe.charges.list({ payment_intent: String(intent) })
    expect(charges.data).toHaveLength(1)
  })

  it("ask the bank with 3-D Secure, which may fail and then succeed", async () => {
    const open = await aSession(stripe)
    const first = await pay(open, "3155")
    expect(first.location).toMatch(/^\/3ds\/pi_/)
    const failed = await submit(`${bench.url}${first.location}`, { answer: "fail" })
    expect(failed.location).toContain(`/c/pay/${open.id}`)
    const second = await pay(open, "3155")
    const done = await submit(`${bench.url}${second.location}`, { answer: "complete" })
    expect(done.location).toBe(`http://shop.test/done?session=${open.id}`)
    expect((await stripe.checkout.sessions.retrieve(open.id)).payment_status).toBe("paid")
  })

  it("can be expired while open, and never paid afterwards", async () => {
    const open = await aSession(stripe)
    expect((await stripe.checkout.sessions.expire(open.id)).status).toBe("expired")
    expect((await pay(open)).status).toBe(410)
    await expect(stripe.checkout.sessions.expire(open.id)).rejects.toMatchObject({ statusCode: 400 })
  })

  it("keep books that sum to zero", async () => {
    expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  })
})

describe("manual capture", () => {
  it("leaves the session unpaid until the capture, which takes the money", async () => {
    const open = await aSession(stripe, { payment_intent_data: { capture_method: "manual" } })
    await pay(open)
    const authorized = await stripe.checkout.sessions.retrieve(open.id, { expand: ["payment_intent"] })
    const intent = authorized.payment_intent as Stripe.PaymentIntent
    expect(authorized).toMatchObject({ status: "complete", payment_status: "unpaid" })
    expect(intent).toMatchObject({ status: "requires_capture", amount_capturable: 4000, amount_received: 0 })

    const captured = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 3000, expand: ["latest_charge"] })
    expect(captured).toMatchObject({ status: "succeeded", amount_received: 3000 })
    expect(captured.latest_charge).toMatchObject({ amount_captured: 3000, amount_refunded: 1000, refunded: false })
    await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" })
  })

  it("can be canceled instead: nothing is taken", async () => {
    const intent = await stripe.paymentIntents.create({ amount: 900, currency: "usd", capture_method: "manual", payment_method: "pm_card_visa", confirm: true })
    expect(intent.status).toBe("requires_capture")
    const before = await stripe.balance.retrieve()
    expect(await stripe.paymentIntents.cancel(intent.id)).toMatchObject({ status: "canceled", amount_capturable: 0 })
    expect((await stripe.balance.retrieve()).available).toEqual(before.available)
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" })
  })
})
