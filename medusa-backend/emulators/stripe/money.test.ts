import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, aSeller, aSession, available as availableIn, sold as soldIn, sumOfBooks, type Bench } from "./testing/harness"

let bench: Bench
let stripe: Stripe
let ana: Stripe.Account
let ben: Stripe.Account
beforeAll(async () => {
  bench = await aBench()
  stripe = bench.stripe
  ana = await aSeller(stripe, "ana@example.com")
  ben = await aSeller(stripe, "ben@example.com")
})
afterAll(() => bench.emulator.close())

const available = (account?: string): Promise<number> => availableIn(bench, account)
const sold = (over: Partial<Stripe.Checkout.SessionCreateParams>): Promise<Stripe.Charge> => soldIn(bench, over)

describe("destination charges", () => {
  it("give the seller the amount less the fee, and take Stripe's fee from the platform", async () => {
    const [platform, seller] = [await available(), await available(ana.id)]
    const charge = await sold({ payment_intent_data: { application_fee_amount: 400, transfer_data: { destination: ana.id } } })
    expect(await available(ana.id)).toBe(seller + 3600)
    expect(await available()).toBe(platform + 400 - 146)
    const fee = await stripe.applicationFees.retrieve(String(charge.application_fee))
    expect(fee).toMatchObject({ amount: 400, account: ana.id, originating_transaction: charge.id })
    const transfer = await stripe.transfers.retrieve(String(charge.transfer), { expand: ["destination_payment"] })
    expect(transfer).toMatchObject({ amount: 4000, destination: ana.id, source_transaction: charge.id, transfer_group: charge.transfer_group })
    expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  })

  it("are refunded in parts that add up to the whole", async () => {
    const [platform, seller] = [await available(), await available(ana.id)]
    const charge = await sold({ payment_intent_data: { application_fee_amount: 333, transfer_data: { destination: ana.id } } })
    const options = { charge: charge.id, reverse_transfer: true, refund_application_fee: true }
    for (const amount of [1, 1332, 1333]) await stripe.refunds.create({ ...options, amount })
    const last = await stripe.refunds.create({ ...options, reason: "requested_by_customer" })
    expect(last).toMatchObject({ amount: 4000 - 2666, status: "succeeded" })
    expect(await available(ana.id)).toBe(seller)
    expect(await available()).toBe(platform - 146)
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: true, amount_refunded: 4000 })
    expect(await stripe.transfers.retrieve(String(charge.transfer))).toMatchObject({ reversed: true, amount_reversed: 4000 })
    expect((await stripe.applicationFees.retrieve(String(charge.application_fee))).refunded).toBe(true)
    await expect(stripe.refunds.create(options)).rejects.toMatchObject({ code: "charge_already_refunded" })
    expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  })

  it("leave the seller's money alone when the transfer is not reversed", async () => {
    const seller = await available(ana.id)
    const charge = await sold({ payment_intent_data: { application_fee_amount: 400, transfer_data: { destination: ana.id } } })
    await stripe.refunds.create({ charge: charge.id })
    expect(await available(ana.id)).toBe(seller + 3600)
  })

  it("are refused for a seller who has not finished onboarding", async () => {
    const account = await stripe.accounts.create({ controller: { stripe_dashboard: { type: "express" } }, capabilities: { card_payments: { requested: true }, transfers: { requested: true } } })
    const attempt = aSession(stripe, { payment_intent_data: { transfer_data: { destination: account.id } } })
    await expect(attempt).rejects.toMatchObject({ code: "insufficient_capabilities_for_transfer", param: "payment_intent_data[transfer_data][destination]" })
  })
})

describe("separate transfers", () => {
  it("pay several sellers out of one charge and share its group", async () => {
    const charge = await sold({ payment_intent_data: { transfer_group: "order_77" } })
    const before = [await available(ana.id), await available(ben.id)]
    const first = await stripe.transfers.create({ amount: 2699, currency: "usd", destination: ana.id, source_transaction: charge.id, metadata: { party: "ana" } })
    await stripe.transfers.create({ amount: 901, currency: "usd", destination: ben.id, source_transaction: charge.id, transfer_group: "order_77" })
    expect([await available(ana.id), await available(ben.id)]).toEqual([Number(before[0]) + 2699, Number(before[1]) + 901])
    expect(first.transfer_group).toBe("order_77")
    const group = await stripe.transfers.list({ transfer_group: "order_77" })
    expect(group.data.map(({ amount }) => amount)).toEqual([901, 2699])
    const over = stripe.transfers.create({ amount: 401, currency: "usd", destination: ana.id, source_transaction: charge.id })
    await expect(over).rejects.toMatchObject({ type: "StripeInvalidRequestError", param: "amount" })

    const reversal = await stripe.transfers.createReversal(first.id, { amount: 699 })
    expect(reversal).toMatchObject({ amount: 699, transfer: first.id })
    expect(await stripe.transfers.retrieve(first.id)).toMatchObject({ amount_reversed: 699, reversed: false })
    expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  })

  it("need a balance when they name no source", async () => {
    const attempt = stripe.transfers.create({ amount: 9_999_999, currency: "usd", destination: ana.id })
    await expect(attempt).rejects.toMatchObject({ code: "balance_insufficient" })
  })

  it("show as balance transactions of both sides", async () => {
    const charge = await sold({})
    const transfer = await stripe.transfers.create({ amount: 100, currency: "usd", destination: ben.id, source_transaction: charge.id })
    const [mine] = (await stripe.balanceTransactions.list({ source: transfer.id })).data
    expect(mine).toMatchObject({ type: "transfer", amount: -100, net: -100 })
    const [theirs] = (await stripe.balanceTransactions.list({ source: String(transfer.destination_payment) }, { stripeAccount: ben.id })).data
    expect(theirs).toMatchObject({ type: "payment", amount: 100 })
  })
})

describe("payouts", () => {
  it("empty a seller's balance and arrive", async () => {
    const amount = await available(ben.id)
    const payout = await stripe.payouts.create({ amount, currency: "usd" }, { stripeAccount: ben.id })
    expect(payout.status).toBe("pending")
    expect(await available(ben.id)).toBe(0)
    await expect(stripe.payouts.create({ amount: 1, currency: "usd" }, { stripeAccount: ben.id })).rejects.toMatchObject({ code: "balance_insufficient" })
    await expect.poll(async () => (await stripe.payouts.retrieve(payout.id, {}, { stripeAccount: ben.id })).status, { timeout: 8000 }).toBe("paid")
    expect((await stripe.payouts.list()).data).toEqual([])
    expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  }, 15_000)
})
