import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, advance, aSeller, aSession, available, control, pay, sold, sumOfBooks, until, type Bench } from "./testing/harness"

let bench: Bench
let stripe: Stripe
let ana: Stripe.Account
beforeAll(async () => {
  bench = await aBench()
  stripe = bench.stripe
  ana = await aSeller(stripe)
})
afterAll(async () => {
  expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  await bench.emulator.close()
})

const eventsOf = async (id: string): Promise<string[]> =>
  (await stripe.events.list({ limit: 100 })).data.filter(({ data }) => (data.object as { id: string }).id === id).map(({ type }) => String(type)).reverse()

describe("separate charges", () => {
  it("are refunded in parts without touching transfers, which are reversed in parts until nothing is left", async () => {
    const charge = await sold(bench)
    const transfer = await stripe.transfers.create({ amount: 3000, currency: "usd", destination: ana.id, source_transaction: charge.id })
    const seller = await available(bench, ana.id)
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 1000 })
    expect(refund).toMatchObject({ amount: 1000, transfer_reversal: null, status: "succeeded" })
    expect(await available(bench, ana.id)).toBe(seller)
    await expect(stripe.refunds.create({ charge: charge.id, amount: 100, reverse_transfer: true })).rejects.toMatchObject({ param: "reverse_transfer" })
    await expect(stripe.refunds.create({ charge: charge.id, amount: 3001 })).rejects.toThrow(/\$30\.01 usd.*unrefunded amount.*\$30\.00 usd/)

    for (const amount of [1, 749, 2000]) await stripe.transfers.createReversal(transfer.id, { amount })
    await expect(stripe.transfers.createReversal(transfer.id, { amount: 251 })).rejects.toMatchObject({ param: "amount" })
    await stripe.transfers.createReversal(transfer.id)
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 3000, reversed: true })
    expect(await available(bench, ana.id)).toBe(seller - 3000)
    await expect(stripe.transfers.createReversal(transfer.id, { amount: 1 })).rejects.toMatchObject({ code: "transfer_already_reversed" })
    const reversals = await stripe.transfers.listReversals(transfer.id, { limit: 2 })
    expect([reversals.data.map(({ amount }) => amount), reversals.has_more]).toEqual([[250, 2000], true])
  })
})

describe("refunds that fail", () => {
  it("bring the money back, and the charge can be refunded again", async () => {
    const charge = await sold(bench, {}, "5126")
    const platform = await available(bench)
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 1000 })
    expect(refund.status).toBe("succeeded")
    expect(await available(bench)).toBe(platform - 1000)
    await advance(bench, { seconds: 3 })
    const failed = await stripe.refunds.retrieve(refund.id, { expand: ["failure_balance_transaction"] })
    expect(failed).toMatchObject({ failure_reason: "expired_or_canceled_card", failure_balance_transaction: { type: "refund_failure", amount: 1000 } })
    expect(await available(bench)).toBe(platform)
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false })
    expect(await eventsOf(refund.id)).toEqual(["refund.created", "refund.updated", "refund.updated", "refund.failed"])
  })

  it("leave the reversal of the transfer as it was, and do not reverse it twice", async () => {
    const charge = await sold(bench, { payment_intent_data: { application_fee_amount: 400, transfer_data: { destination: ana.id } } })
    const seller = await available(bench, ana.id)
    const options = { charge: charge.id, amount: 1000, reverse_transfer: true, refund_application_fee: true }
    const refund = await stripe.refunds.create(options)
    await control(bench, `refunds/${refund.id}/fail`, { reason: "lost_or_stolen_card" })
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "failed", failure_reason: "lost_or_stolen_card" })
    expect(await available(bench, ana.id)).toBe(seller - 900)
    const again = await stripe.refunds.create(options)
    expect(again.transfer_reversal).toBeNull()
    expect(await available(bench, ana.id)).toBe(seller - 900)
    await expect(control(bench, `refunds/${refund.id}/fail`)).rejects.toThrow(/failed already/)
  })

  it("begin as pending with another card, and succeed", async () => {
    const charge = await sold(bench, {}, "7726")
    const refund = await stripe.refunds.create({ charge: charge.id })
    expect(refund).toMatchObject({ status: "pending", pending_reason: "processing" })
    await advance(bench, { seconds: 3 })
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe("succeeded")
    expect(await eventsOf(refund.id)).toEqual(["refund.created", "refund.updated"])
  })
})

describe("application fees", () => {
  it("are refunded by themselves in parts", async () => {
    const charge = await sold(bench, { payment_intent_data: { application_fee_amount: 400, transfer_data: { destination: ana.id } } })
    const [platform, seller] = [await available(bench), await available(bench, ana.id)]
    const fee = String(charge.application_fee)
    const refund = await stripe.applicationFees.createRefund(fee, { amount: 150, metadata: { why: "kind" } })
    expect(refund).toMatchObject({ object: "fee_refund", amount: 150, fee, metadata: { why: "kind" } })
    expect([await available(bench), await available(bench, ana.id)]).toEqual([platform - 150, seller + 150])
    await expect(stripe.applicationFees.createRefund(fee, { amount: 251 })).rejects.toMatchObject({ param: "amount" })
    await stripe.applicationFees.createRefund(fee)
    expect(await stripe.applicationFees.retrieve(fee)).toMatchObject({ refunded: true, amount_refunded: 400 })
    expect((await stripe.applicationFees.listRefunds(fee)).data.map(({ amount }) => amount)).toEqual([250, 150])
    expect(await stripe.applicationFees.retrieveRefund(fee, refund.id)).toMatchObject({ id: refund.id })
  })
})

describe("payments that the bank decides later", () => {
  it("are processing first, then paid: the session hears it", async () => {
    const open = await aSession(stripe)
    expect((await pay(open, "9001")).location).toContain("http://shop.test/done")
    const begun = await stripe.checkout.sessions.retrieve(open.id, { expand: ["payment_intent"] })
    expect(begun).toMatchObject({ status: "complete", payment_status: "unpaid", payment_intent: { status: "processing" } })
    await until(async () => (await stripe.checkout.sessions.retrieve(open.id)).payment_status === "paid", "the bank")
    expect(await eventsOf(open.id)).toEqual(["checkout.session.completed", "checkout.session.async_payment_succeeded"])
  })

  it("or not paid: nothing was taken", async () => {
    const open = await aSession(stripe)
    const platform = await available(bench)
    await pay(open, "9002")
    await advance(bench, { seconds: 3 })
    expect(await eventsOf(open.id)).toContain("checkout.session.async_payment_failed")
    const session = await stripe.checkout.sessions.retrieve(open.id, { expand: ["payment_intent"] })
    expect(session).toMatchObject({ payment_status: "unpaid", payment_intent: { status: "requires_payment_method", last_payment_error: { code: "payment_method_provider_decline" } } })
    expect(await available(bench)).toBe(platform)
  })

  it("are not offered where the shop captures later", async () => {
    const open = await aSession(stripe, { payment_intent_data: { capture_method: "manual" } })
    expect(await (await fetch(String(open.url))).text()).not.toContain("Bank debit")
    expect((await pay(open, "9001")).status).toBe(422)
  })
})

describe("payment methods", () => {
  it("are made of test tokens and kept by customers", async () => {
    const customer = await stripe.customers.create({})
    const method = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } })
    await stripe.paymentMethods.attach(method.id, { customer: customer.id })
    expect((await stripe.paymentMethods.list({ customer: customer.id, type: "card" })).data.map(({ id }) => id)).toEqual([method.id])
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: "usd", customer: customer.id, payment_method: method.id, confirm: true })
    expect(intent.status).toBe("succeeded")
    expect((await stripe.paymentMethods.detach(method.id)).customer).toBeNull()
    expect((await stripe.paymentMethods.list({ customer: customer.id })).data).toEqual([])
  })
})
