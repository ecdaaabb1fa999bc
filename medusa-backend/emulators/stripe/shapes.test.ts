import * as fs from "node:fs"
import * as path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, aSeller, aSession, control, sold, type Bench } from "./testing/harness"

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const { resources: examples } = JSON.parse(fs.readFileSync(path.join(__dirname, "testing/examples.json"), "utf8")) as { resources: Record<string, Json> }

/** Fields that Stripe answers only on demand (`refunds`), or that its older API versions had. */
const notOurs = ["charge.refunds", "customer.discount"]
/** Maps with keys of their own, and what an event is about. */
const open = ["metadata", "capabilities", "data.object"]

let bench: Bench
let stripe: Stripe
let answers: Record<string, object>
beforeAll(async () => {
  bench = await aBench()
  stripe = bench.stripe
  answers = await everyObject()
})
afterAll(() => bench.emulator.close())

/** One answer of each kind, as the API gives it. */
async function everyObject(): Promise<Record<string, object>> {
  const seller = await aSeller(stripe)
  const as = { stripeAccount: seller.id }
  const session = await aSession(stripe)
  const charge = await sold(bench, { payment_intent_data: { application_fee_amount: 100, transfer_data: { destination: seller.id } } })
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 100, reverse_transfer: true })
  const other = await sold(bench)
  const { dispute } = await control<{ dispute: Stripe.Dispute }>(bench, "disputes", { charge: other.id })
  await control(bench, `disputes/${dispute.id}/decide`, { outcome: "won" })
  const own = await stripe.accounts.create({ controller: { stripe_dashboard: { type: "none" }, requirement_collection: "application", losses: { payments: "application" }, fees: { payer: "application" } } })
  const bank = await stripe.accounts.createExternalAccount(own.id, { external_account: "btok_us_verified" })
  await stripe.accounts.createExternalAccount(own.id, { external_account: "btok_us_verified", default_for_currency: true })
  const endpoint = await stripe.webhookEndpoints.create({ url: "http://127.0.0.1:9/hooks", enabled_events: ["*"] })
  return {
    account: seller,
    account_link: await stripe.accountLinks.create({ account: seller.id, type: "account_onboarding", return_url: "http://shop.test/r", refresh_url: "http://shop.test/again" }),
    application_fee: await stripe.applicationFees.retrieve(String(charge.application_fee)),
    balance: await stripe.balance.retrieve(),
    balance_settings: await stripe.balanceSettings.retrieve({}, as),
    balance_transaction: await stripe.balanceTransactions.retrieve(String(charge.balance_transaction)),
    bank_account: bank,
    capability: await stripe.accounts.retrieveCapability(seller.id, "transfers"),
    charge,
    "checkout.session": session,
    customer: await stripe.customers.create({ name: "Jenny Rosen" }),
    dispute: await stripe.disputes.retrieve(dispute.id),
    event: (await stripe.events.list({ limit: 1 })).data[0] ?? {},
    external_account: bank,
    fee_refund: await stripe.applicationFees.createRefund(String(charge.application_fee), { amount: 10 }),
    file: await stripe.files.create({ purpose: "dispute_evidence", file: { data: Buffer.from("%PDF-1.7"), name: "a.pdf", type: "application/pdf" } }),
    item: (await stripe.checkout.sessions.listLineItems(session.id)).data[0] ?? {},
    login_link: await stripe.accounts.createLoginLink(seller.id),
    payment_intent: await stripe.paymentIntents.retrieve(String(charge.payment_intent)),
    payment_method: await stripe.paymentMethods.retrieve(String(charge.payment_method)),
    payout: await stripe.payouts.create({ amount: 100, currency: "usd" }, as),
    refund,
    transfer: await stripe.transfers.retrieve(String(charge.transfer)),
    transfer_reversal: await stripe.transfers.retrieveReversal(String(charge.transfer), String(refund.transfer_reversal)),
    webhook_endpoint: await stripe.webhookEndpoints.retrieve(endpoint.id),
    deleted_external_account: await stripe.accounts.deleteExternalAccount(own.id, bank.id),
    deleted_account: await stripe.accounts.del(own.id),
    deleted_webhook_endpoint: await stripe.webhookEndpoints.del(endpoint.id),
  }
}

/** Where an answer differs from an example: keys that are not there, values of another type. Null is always right. */
function differences(example: Json | undefined, answer: Json | undefined, at: string): string[] {
  if (answer === undefined) return [`${at} is missing`]
  if (answer === null || example === null || example === undefined) return []
  if (typeof example !== "object") return typeof answer === typeof example ? [] : [`${at} is a ${typeof answer}, not a ${typeof example}`]
  if (Array.isArray(example)) {
    if (!Array.isArray(answer)) return [`${at} is not a list`]
    return example.length === 0 || answer.length === 0 ? [] : differences(example[0], answer[0], `${at}[0]`)
  }
  // An id stands for the object that `expand` would put in its place.
  if (typeof answer === "string" && "object" in example) return []
  if (typeof answer !== "object" || Array.isArray(answer)) return [`${at} is not an object`]
  if (open.some((field) => at.endsWith(`.${field}`))) return []
  return Object.keys(example).flatMap((key) => differences(example[key], answer[key], `${at}.${key}`))
}

describe("answers have the shape of Stripe's own examples", () => {
  it.each(Object.keys(examples))("%s", (kind) => {
    const answer = JSON.parse(JSON.stringify(answers[kind] ?? null)) as Json
    expect(answer).not.toBeNull()
    const found = differences(examples[kind], answer, kind).filter((one) => !notOurs.some((field) => one.startsWith(`${field} `)))
    expect(found).toEqual([])
  })

  it("in every list", async () => {
    const { charges, refunds, transfers, disputes, payouts, events, balanceTransactions, applicationFees, accounts, customers, paymentIntents, webhookEndpoints, checkout, files } = stripe
    const wrong: string[] = []
    for (const resource of [charges, refunds, transfers, disputes, payouts, events, balanceTransactions, applicationFees, accounts, customers, paymentIntents, webhookEndpoints, checkout.sessions, files]) {
      const list = await resource.list({ limit: 100 })
      expect(list).toMatchObject({ object: "list", has_more: expect.any(Boolean), url: expect.stringMatching(/^\/v1\//), data: expect.any(Array) })
      for (const one of JSON.parse(JSON.stringify(list.data)) as { object: string }[]) wrong.push(...differences(examples[one.object], one as unknown as Json, one.object))
    }
    expect([...new Set(wrong)].filter((one) => !notOurs.some((field) => one.startsWith(`${field} `)))).toEqual([])
  })

  it("in events, too", async () => {
    const told = (await stripe.events.list({ limit: 100 })).data.map(({ data }) => JSON.parse(JSON.stringify(data.object)) as { object: string })
    const wrong = told.flatMap((one) => differences(examples[one.object], one as unknown as Json, one.object))
    expect([...new Set(wrong)].filter((one) => !notOurs.some((field) => one.startsWith(`${field} `)))).toEqual([])
  })

  it("and the comparison sees what is missing or of another type", () => {
    expect(differences({ a: { b: 1, c: [{ d: "x" }] } }, { a: { b: "1", c: [{}] } }, "it")).toEqual(["it.a.b is a string, not a number", "it.a.c[0].d is missing"])
  })
})
