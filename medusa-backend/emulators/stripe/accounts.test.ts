import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, aSeller, available, control, onboard, sold, sumOfBooks, type Bench } from "./testing/harness"

let bench: Bench
let stripe: Stripe
beforeAll(async () => {
  bench = await aBench()
  stripe = bench.stripe
})
afterAll(() => bench.emulator.close())

/** An account whose details the platform collects itself. */
const ownAccount = () =>
  stripe.accounts.create({
    country: "US",
    controller: { stripe_dashboard: { type: "none" }, fees: { payer: "application" }, losses: { payments: "application" }, requirement_collection: "application" },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  })
const types = async (account: string): Promise<string[]> =>
  (await stripe.events.list({ limit: 100 }, { stripeAccount: account })).data.map(({ type }) => String(type)).reverse()

describe("capabilities", () => {
  it("are listed, read and requested one by one", async () => {
    const account = await stripe.accounts.create({ capabilities: { card_payments: { requested: true } } })
    expect((await stripe.accounts.listCapabilities(account.id)).data.map(({ id, status }) => [id, status])).toEqual([["card_payments", "inactive"]])
    expect(await stripe.accounts.retrieveCapability(account.id, "transfers")).toMatchObject({ requested: false, status: "unrequested" })
    expect(await stripe.accounts.updateCapability(account.id, "transfers", { requested: true })).toMatchObject({ requested: true, status: "inactive" })
    const link = await stripe.accountLinks.create({ account: account.id, type: "account_onboarding", return_url: "http://shop.test/r", refresh_url: "http://shop.test/again" })
    await onboard(link.url)
    expect((await stripe.accounts.retrieveCapability(account.id, "transfers")).status).toBe("active")
    await stripe.accounts.updateCapability(account.id, "card_payments", { requested: false })
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({ charges_enabled: false, capabilities: { transfers: "active" } })
    await expect(stripe.accounts.updateCapability(account.id, "transfers", { requested: false })).rejects.toThrow(/permanent/)
    await expect(stripe.accounts.retrieveCapability(account.id, "flying")).rejects.toMatchObject({ statusCode: 404 })
    expect(await types(account.id)).toContain("capability.updated")
  })
})

describe("the state of an account", () => {
  it("goes from active to restricted, to pending and back, as Stripe looks into it", async () => {
    const seller = await aSeller(stripe)
    const state = (body: object) => control(bench, `accounts/${seller.id}/state`, body)
    await state({ state: "restricted", due: ["individual.id_number"] })
    expect(await stripe.accounts.retrieve(seller.id)).toMatchObject({
      charges_enabled: false, payouts_enabled: false, capabilities: { transfers: "inactive" },
      requirements: { currently_due: ["individual.id_number"], disabled_reason: "requirements.past_due" },
    })
    const transfer = stripe.transfers.create({ amount: 1, currency: "usd", destination: seller.id })
    await expect(transfer).rejects.toMatchObject({ code: "insufficient_capabilities_for_transfer" })
    await state({ state: "pending" })
    expect(await stripe.accounts.retrieve(seller.id)).toMatchObject({ capabilities: { transfers: "pending" }, requirements: { currently_due: [], disabled_reason: "requirements.pending_verification" } })
    await state({ state: "active" })
    expect(await stripe.accounts.retrieve(seller.id)).toMatchObject({ charges_enabled: true, payouts_enabled: true, requirements: { disabled_reason: null } })
    await expect(state({ state: "odd" })).rejects.toThrow(/state/)
  })

  it("ends by rejection", async () => {
    const seller = await aSeller(stripe)
    expect(await stripe.accounts.reject(seller.id, { reason: "fraud" })).toMatchObject({ charges_enabled: false, payouts_enabled: false, requirements: { disabled_reason: "rejected.fraud" } })
    await expect(stripe.accounts.reject(seller.id, { reason: "fraud" })).rejects.toThrow(/rejected already/)
    await expect(stripe.accounts.reject(seller.id, { reason: "dislike" })).rejects.toMatchObject({ param: "reason" })
    const session = sold(bench, { payment_intent_data: { transfer_data: { destination: seller.id } } })
    await expect(session).rejects.toMatchObject({ code: "insufficient_capabilities_for_transfer" })
  })

  it("ends by deletion, once the balance is zero; then it is nobody's", async () => {
    const seller = await aSeller(stripe)
    const charge = await sold(bench, { payment_intent_data: { transfer_data: { destination: seller.id } } })
    await expect(stripe.accounts.del(seller.id)).rejects.toThrow(/balance is not zero \(\$40\.00 usd\)/)
    await stripe.transfers.createReversal(String(charge.transfer))
    expect(await stripe.accounts.del(seller.id)).toEqual(expect.objectContaining({ id: seller.id, object: "account", deleted: true }))
    await expect(stripe.accounts.retrieve(seller.id)).rejects.toMatchObject({ statusCode: 403, code: "account_invalid" })
    await expect(stripe.balance.retrieve({}, { stripeAccount: seller.id })).rejects.toMatchObject({ statusCode: 403 })
  })
})

type ExternalAccount = Parameters<Stripe["accounts"]["createExternalAccount"]>[1]

describe("bank accounts", () => {
  it("are added, chosen and removed by a platform that collects the details itself", async () => {
    const account = await ownAccount()
    const add = (params: ExternalAccount) => stripe.accounts.createExternalAccount(account.id, params)
    const first = (await add({ external_account: "btok_us_verified" })) as Stripe.BankAccount
    expect(first).toMatchObject({ object: "bank_account", last4: "6789", default_for_currency: true, country: "US", currency: "usd" })
    const details = { object: "bank_account", country: "US", currency: "usd", account_number: "000222222227", routing_number: "110000000", account_holder_name: "Ana" }
    const second = (await add({ external_account: details } as unknown as ExternalAccount)) as Stripe.BankAccount
    expect(second).toMatchObject({ last4: "2227", default_for_currency: false, account_holder_name: "Ana" })
    await expect(stripe.accounts.deleteExternalAccount(account.id, first.id)).rejects.toThrow(/default external account/)
    await stripe.accounts.updateExternalAccount(account.id, second.id, { default_for_currency: true, metadata: { by: "test" } })
    expect(await stripe.accounts.retrieveExternalAccount(account.id, first.id)).toMatchObject({ default_for_currency: false })
    expect(await stripe.accounts.deleteExternalAccount(account.id, first.id)).toEqual(expect.objectContaining({ deleted: true, id: first.id }))
    const left = await stripe.accounts.listExternalAccounts(account.id, { object: "bank_account", limit: 5 })
    expect(left.data.map(({ id, metadata }) => [id, metadata])).toEqual([[second.id, { by: "test" }]])
    await expect(add({ external_account: "btok_nope" })).rejects.toMatchObject({ param: "external_account", code: "resource_missing" })
    expect(await types(account.id)).toEqual(expect.arrayContaining(["account.external_account.created", "account.external_account.updated", "account.external_account.deleted"]))
  })

  it("are Stripe's business where Stripe collects the details: the platform reads them", async () => {
    const seller = await aSeller(stripe)
    const [bank] = (await stripe.accounts.listExternalAccounts(seller.id, { limit: 5 })).data
    expect(bank).toMatchObject({ object: "bank_account", last4: "6789" })
    const refusal = { statusCode: 403, code: "oauth_not_supported" }
    await expect(stripe.accounts.createExternalAccount(seller.id, { external_account: "btok_us_verified" })).rejects.toMatchObject(refusal)
    await expect(stripe.accounts.deleteExternalAccount(seller.id, String(bank?.id))).rejects.toMatchObject(refusal)
  })
})

describe("debts of accounts", () => {
  it("arise where the platform stands for losses, and Stripe names what it holds back for them", async () => {
    const seller = await aSeller(stripe)
    const charge = await sold(bench, { payment_intent_data: { transfer_data: { destination: seller.id } } })
    await stripe.payouts.create({ amount: 3500, currency: "usd" }, { stripeAccount: seller.id })
    await stripe.transfers.createReversal(String(charge.transfer), { amount: 1500 })
    expect(await available(bench, seller.id)).toBe(-1000)
    expect((await stripe.balance.retrieve()).connect_reserved).toEqual([{ amount: 1000, currency: "usd" }])
    expect("connect_reserved" in (await stripe.balance.retrieve({}, { stripeAccount: seller.id }))).toBe(false)
    await sold(bench, { payment_intent_data: { transfer_data: { destination: seller.id } } })
    expect((await stripe.balance.retrieve()).connect_reserved).toEqual([{ amount: 0, currency: "usd" }])
    expect(await available(bench, seller.id)).toBe(3000)
  })

  it("are refused where Stripe stands for losses", async () => {
    const account = await stripe.accounts.create({ capabilities: { card_payments: { requested: true }, transfers: { requested: true } }, controller: { stripe_dashboard: { type: "full" }, losses: { payments: "stripe" }, fees: { payer: "account" } } })
    const link = await stripe.accountLinks.create({ account: account.id, type: "account_onboarding", return_url: "http://shop.test/r", refresh_url: "http://shop.test/again" })
    await onboard(link.url)
    const charge = await sold(bench, { payment_intent_data: { transfer_data: { destination: account.id } } })
    await stripe.payouts.create({ amount: 3500, currency: "usd" }, { stripeAccount: account.id })
    await expect(stripe.transfers.createReversal(String(charge.transfer), { amount: 501 })).rejects.toMatchObject({ code: "balance_insufficient" })
    await expect(stripe.transfers.createReversal(String(charge.transfer), { amount: 500 })).resolves.toMatchObject({ amount: 500 })
    expect(await sumOfBooks(bench.url)).toEqual({ usd: 0 })
  })
})
