import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, advance, aSeller, available, control, sold, submit, sumOfBooks, until, type Bench } from "./testing/harness"

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

const FEE = 1500

const disputed = async (charge: string, over: { amount?: number; reason?: string } = {}): Promise<Stripe.Dispute> =>
  (await control<{ dispute: Stripe.Dispute }>(bench, "disputes", { charge, ...over })).dispute
const decide = (id: string, outcome: "won" | "lost", more: object = {}) => control(bench, `disputes/${id}/decide`, { outcome, ...more })
const statusOf = async (id: string): Promise<string> => (await stripe.disputes.retrieve(id)).status

/** Types of the events about a dispute, oldest first. */
async function eventsOf(id: string): Promise<string[]> {
  const events = (await stripe.events.list({ limit: 100 })).data.filter(({ data }) => (data.object as { id: string }).id === id)
  return events.map(({ type }) => String(type)).reverse()
}

describe("a dispute", () => {
  it("takes amount and fee from the platform at once, and leaves the seller's transfer alone", async () => {
    const charge = await sold(bench, { payment_intent_data: { application_fee_amount: 400, transfer_data: { destination: ana.id } } })
    const [platform, seller] = [await available(bench), await available(bench, ana.id)]
    const dispute = await disputed(charge.id, { reason: "product_not_received" })
    expect(dispute).toMatchObject({ amount: 4000, charge: charge.id, payment_intent: charge.payment_intent, reason: "product_not_received", status: "needs_response", is_charge_refundable: false })
    expect(dispute.balance_transactions).toMatchObject([{ amount: -4000, fee: FEE, net: -4000 - FEE, type: "adjustment", reporting_category: "dispute", source: dispute.id }])
    expect([await available(bench), await available(bench, ana.id)]).toEqual([platform - 4000 - FEE, seller])
    expect((await stripe.charges.retrieve(charge.id)).disputed).toBe(true)
    expect((await stripe.transfers.retrieve(String(charge.transfer))).amount_reversed).toBe(0)
    expect(await eventsOf(dispute.id)).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"])
    await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: "charge_disputed" })
  })

  it("may be about a part, and never about more than was taken and not refunded", async () => {
    const charge = await sold(bench)
    await stripe.refunds.create({ charge: charge.id, amount: 1500 })
    await expect(disputed(charge.id, { amount: 2501 })).rejects.toThrow(/greater than what was taken and not refunded \(\$25\.00/)
    const platform = await available(bench)
    const dispute = await disputed(charge.id, { amount: 1000 })
    expect(await available(bench)).toBe(platform - 1000 - FEE)
    await decide(dispute.id, "won")
    expect(await available(bench)).toBe(platform)
    await expect(disputed(charge.id)).rejects.toThrow(/disputed already/)
    await expect(disputed("ch_nope")).rejects.toThrow(/no charge ch_nope/)
  })

  it("is won by evidence in Stripe's own words, and money and fee come back", async () => {
    const charge = await sold(bench)
    const platform = await available(bench)
    const { id } = await disputed(charge.id)
    const staged = await stripe.disputes.update(id, { evidence: { customer_name: "Jenny Rosen", product_description: "A license" }, submit: false })
    expect(staged).toMatchObject({ status: "needs_response", evidence: { customer_name: "Jenny Rosen" }, evidence_details: { has_evidence: true, submission_count: 0 } })
    const sent = await stripe.disputes.update(id, { evidence: { uncategorized_text: "winning_evidence" }, metadata: { order: "7" } })
    expect(sent).toMatchObject({ status: "under_review", metadata: { order: "7" }, evidence: { customer_name: "Jenny Rosen" }, evidence_details: { submission_count: 1 } })
    await expect(stripe.disputes.update(id, { evidence: { customer_name: "Somebody" } })).rejects.toThrow(/already submitted/)
    await until(async () => (await statusOf(id)) === "won", "the bank's decision")
    expect(await available(bench)).toBe(platform)
    const won = await stripe.disputes.retrieve(id, { expand: ["charge"] })
    expect(won.balance_transactions.map(({ net }) => net)).toEqual([-4000 - FEE, 4000 + FEE])
    expect(won.balance_transactions[1]).toMatchObject({ type: "adjustment", reporting_category: "dispute_reversal", fee: -FEE })
    expect(won.charge).toMatchObject({ id: charge.id })
    expect(await eventsOf(id)).toEqual([
      "charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.updated", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_reinstated",
    ])
    await expect(stripe.disputes.close(id)).rejects.toThrow(/already closed/)
    await expect(stripe.refunds.create({ charge: charge.id, amount: 100 })).resolves.toMatchObject({ status: "succeeded" })
  })

  it("is lost by losing evidence, by being closed, by a decision, and by silence until the deadline", async () => {
    const charges = await Promise.all([sold(bench), sold(bench), sold(bench), sold(bench)])
    const [byEvidence, closed, decided, silent] = await Promise.all(charges.map(({ id }) => disputed(id)))
    const platform = await available(bench)
    await stripe.disputes.update(String(byEvidence?.id), { evidence: { uncategorized_text: "See below.\nlosing_evidence" } })
    expect((await stripe.disputes.close(String(closed?.id))).status).toBe("lost")
    await decide(String(decided?.id), "lost")
    await advance(bench, { days: 11 })
    const all = await Promise.all([byEvidence, closed, decided, silent].map((one) => stripe.disputes.retrieve(String(one?.id))))
    expect(all.map(({ status }) => status)).toEqual(["lost", "lost", "lost", "lost"])
    expect(all.map(({ evidence_details: { past_due } }) => past_due)).toEqual([false, false, false, true])
    expect(await available(bench)).toBe(platform)
    expect((await eventsOf(String(silent?.id))).at(-1)).toBe("charge.dispute.closed")
    await expect(decide(String(silent?.id), "won")).rejects.toThrow(/was lost already/)
  })

  it("may be won without the fee coming back", async () => {
    const charge = await sold(bench)
    const platform = await available(bench)
    const { id } = await disputed(charge.id)
    await decide(id, "won", { keep_fee: true })
    expect(await available(bench)).toBe(platform - FEE)
  })

  it("follows a payment with the card that Stripe has for it, and is found by its charge", async () => {
    const charge = await sold(bench, {}, "0259")
    expect(charge.disputed).toBe(false)
    const found = async () => (await stripe.disputes.list({ charge: charge.id })).data
    await until(async () => (await found()).length === 1, "the dispute")
    expect(await found()).toMatchObject([{ reason: "fraudulent", amount: 4000 }])
    expect((await stripe.disputes.list({ payment_intent: String(charge.payment_intent) })).data).toHaveLength(1)
  })

  it("holds uploaded files as evidence, which can be read back", async () => {
    const { id } = await disputed((await sold(bench)).id)
    const pdf = Buffer.from("%PDF-1.7\nthe license\n\xff\xfe", "latin1")
    const file = await stripe.files.create({ purpose: "dispute_evidence", file: { data: pdf, name: "license.pdf", type: "application/pdf" } }, { idempotencyKey: "file:1" })
    expect(file).toMatchObject({ object: "file", filename: "license.pdf", purpose: "dispute_evidence", size: pdf.length, type: "pdf" })
    const again = await stripe.files.create({ purpose: "dispute_evidence", file: { data: pdf, name: "license.pdf", type: "application/pdf" } }, { idempotencyKey: "file:1" })
    expect(again.id).toBe(file.id)
    expect(Buffer.from(await (await fetch(String(file.url))).arrayBuffer())).toEqual(pdf)
    const sent = await stripe.disputes.update(id, { evidence: { service_documentation: file.id } })
    expect(sent.evidence.service_documentation).toBe(file.id)
    const text = stripe.files.create({ purpose: "dispute_evidence", file: { data: "hello", name: "hello.txt", type: "text/plain" } })
    await expect(text).rejects.toThrow(/not one of the supported types/)
  })

  it("refuses evidence that is unknown, too long, or about a file that is not there", async () => {
    const { id } = await disputed((await sold(bench)).id)
    const update = (evidence: object) => stripe.disputes.update(id, { evidence })
    await expect(update({ custmer_name: "x" })).rejects.toMatchObject({ code: "parameter_unknown", param: "evidence[custmer_name]" })
    await expect(update({ receipt: "file_nope" })).rejects.toMatchObject({ code: "resource_missing", param: "evidence[receipt]" })
    await expect(update({ uncategorized_text: "x".repeat(20_001) })).rejects.toMatchObject({ param: "evidence[uncategorized_text]" })
    await expect(stripe.disputes.update(id, { submit: true })).rejects.toThrow(/no evidence to submit/)
    await expect(stripe.disputes.retrieve("dp_nope")).rejects.toMatchObject({ statusCode: 404, code: "resource_missing" })
    expect(await statusOf(id)).toBe("needs_response")
  })

  it("is offered by name on the payment page", async () => {
    const session = await stripe.checkout.sessions.create({ mode: "payment", success_url: "http://shop.test/done", line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 900, product_data: { name: "Beat" } } }] })
    expect(await (await fetch(String(session.url))).text()).toContain("Paid, then disputed")
    expect((await submit(String(session.url), { card: "0259", email: "fan@example.com" })).status).toBe(303)
  })
})
