import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, advance, aFault, aSeller, aSession, control, onboard, sdkFor, sold, timeOf, type Bench } from "./testing/harness"

let bench: Bench
let stripe: Stripe
beforeAll(async () => {
  bench = await aBench()
  stripe = bench.stripe
})
afterAll(() => bench.emulator.close())

describe("errors", () => {
  it("refuse live keys and missing keys", async () => {
    await expect(sdkFor(bench.emulator.port, "sk_live_abc").balance.retrieve()).rejects.toMatchObject({ statusCode: 401, message: expect.stringContaining("live key") })
    expect((await fetch(`${bench.url}/v1/balance`)).status).toBe(401)
  })

  it("name an unknown parameter, however deep", async () => {
    const wrong = { payment_intent_data: { transfer_data: { destinaton: "acct_1" } } } as unknown as Stripe.Checkout.SessionCreateParams
    await expect(aSession(stripe, wrong)).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      code: "parameter_unknown",
      param: "payment_intent_data[transfer_data][destinaton]",
    })
    const removed = { amount: 500, currency: "usd", payment_method_types: ["card"] } as unknown as Stripe.PaymentIntentCreateParams
    await expect(stripe.paymentIntents.create(removed)).rejects.toMatchObject({ code: "parameter_unknown", param: "payment_method_types" })
  })

  it("name what is missing, too small, not a number or not there", async () => {
    const { paymentIntents, refunds, charges } = stripe
    await expect(paymentIntents.create({ currency: "usd" } as Stripe.PaymentIntentCreateParams)).rejects.toMatchObject({ code: "parameter_missing", param: "amount" })
    await expect(paymentIntents.create({ amount: 49, currency: "usd" })).rejects.toMatchObject({ code: "amount_too_small" })
    await expect(paymentIntents.create({ amount: 10.5, currency: "usd" })).rejects.toMatchObject({ code: "parameter_invalid_integer", param: "amount" })
    await expect(aSession(stripe, { client_reference_id: "x", customer_email: "" })).rejects.toMatchObject({ code: "parameter_invalid_empty", param: "customer_email" })
    await expect(charges.retrieve("ch_nope")).rejects.toMatchObject({ statusCode: 404, code: "resource_missing", param: "id" })
    await expect(refunds.create({ charge: "ch_nope" })).rejects.toMatchObject({ statusCode: 400, code: "resource_missing", param: "charge" })
    await expect(paymentIntents.create({ amount: 500, currency: "usd", application_fee_amount: 50 })).rejects.toMatchObject({ param: "application_fee_amount" })
    await expect(stripe.balance.retrieve({}, { stripeAccount: "acct_nope" })).rejects.toMatchObject({ statusCode: 403, code: "account_invalid" })
    await expect(stripe.coupons.list()).rejects.toMatchObject({ statusCode: 404 })
    await expect(charges.list({ expand: ["data.nonsense"] })).resolves.toMatchObject({ data: [] })
  })

  it("decline a card with 402 and keep the attempt on the intent", async () => {
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: "usd" })
    const confirmed = stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_chargeDeclined" })
    await expect(confirmed).rejects.toMatchObject({ type: "StripeCardError", statusCode: 402, code: "card_declined", decline_code: "generic_decline" })
    const after = await stripe.paymentIntents.retrieve(intent.id)
    expect(after).toMatchObject({ status: "requires_payment_method", last_payment_error: { code: "card_declined" } })
    expect(await stripe.charges.retrieve(String(after.latest_charge))).toMatchObject({ status: "failed", failure_code: "card_declined" })
  })
})

describe("idempotency", () => {
  it("replays the stored answer and does the work once", async () => {
    const options = { idempotencyKey: "session:1" }
    const [first, second] = [await aSession(stripe, {}, options), await aSession(stripe, {}, options)]
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true")
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined()
  })

  it("refuses the same key with other parameters", async () => {
    const options = { idempotencyKey: "session:2" }
    await aSession(stripe, {}, options)
    await expect(aSession(stripe, { client_reference_id: "x" }, options)).rejects.toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 })
  })

  it("replays a decline, and does not keep a request whose parameters were wrong", async () => {
    const decline = { amount: 500, currency: "usd", payment_method: "pm_card_chargeDeclined", confirm: true }
    const options = { idempotencyKey: "pi:1" }
    for (let time = 0; time < 2; time++) await expect(stripe.paymentIntents.create(decline, options)).rejects.toMatchObject({ statusCode: 402 })
    expect((await stripe.charges.list({ limit: 100 })).data.filter(({ amount }) => amount === 500)).toHaveLength(2)

    const again = { idempotencyKey: "pi:2" }
    await expect(stripe.paymentIntents.create({ amount: 5.5, currency: "usd" }, again)).rejects.toMatchObject({ statusCode: 400 })
    await expect(stripe.paymentIntents.create({ amount: 550, currency: "usd" }, again)).resolves.toMatchObject({ amount: 550 })
  })

  it("keeps keys apart by account", async () => {
    const seller = await aSeller(stripe)
    const options = { idempotencyKey: "customer:1" }
    const mine = await stripe.customers.create({ email: "a@example.com" }, options)
    const theirs = await stripe.customers.create({ email: "b@example.com" }, { ...options, stripeAccount: seller.id })
    expect(theirs.id).not.toBe(mine.id)
    await expect(stripe.customers.retrieve(theirs.id)).rejects.toMatchObject({ statusCode: 404 })
  })

  it("answers 409 while the first request is in flight", async () => {
    await aFault(bench.url, { kind: "slow", match: "POST /v1/customers", delayMs: 400 })
    const options = { idempotencyKey: "customer:2" }
    const first = stripe.customers.create({}, options)
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(stripe.customers.create({}, options)).rejects.toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" })
    await expect(first).resolves.toMatchObject({ object: "customer" })
  })
})

describe("faults", () => {
  it("break off after the work was done: the retry with the same key finds it", async () => {
    await aFault(bench.url, { kind: "timeout_after_work", match: "^POST /v1/customers$", times: 2 })
    const options = { idempotencyKey: "customer:3" }
    // The SDK itself tries a broken connection once more.
    await expect(stripe.customers.create({ email: "late@example.com" }, options)).rejects.toMatchObject({ type: "StripeConnectionError" })
    const retried = await stripe.customers.create({ email: "late@example.com" }, options)
    expect(retried.lastResponse.headers["idempotent-replayed"]).toBe("true")
    expect((await stripe.customers.list({ email: "late@example.com" })).data).toHaveLength(1)
  })

  it("lose the answer behind a 500 after the work: a retry finds it, or the 500 that Stripe keeps under a key", async () => {
    const { customers } = stripe
    const count = async (email: string): Promise<number> => (await customers.list({ email })).data.length
    await aFault(bench.url, { kind: "error_after_work", match: "^POST /v1/customers$" })
    const make = (email: string) => customers.create({ email }, { idempotencyKey: email })
    await expect(make("lost@example.com")).rejects.toMatchObject({ statusCode: 500 })
    expect(await count("lost@example.com")).toBe(1)
    await expect(make("lost@example.com")).resolves.toMatchObject({ email: "lost@example.com" })
    expect(await count("lost@example.com")).toBe(1)

    await aFault(bench.url, { kind: "stored_error_after_work", match: "^POST /v1/customers$" })
    for (let time = 0; time < 3; time++) await expect(make("kept@example.com")).rejects.toMatchObject({ statusCode: 500 })
    expect(await count("kept@example.com")).toBe(1)
  })

  it("lock an object, and refuse in the words of a test", async () => {
    const { balance } = stripe
    await aFault(bench.url, { kind: "lock_timeout", match: "/v1/balance$" })
    await expect(balance.retrieve()).rejects.toMatchObject({ statusCode: 429, code: "lock_timeout" })
    await aFault(bench.url, { kind: "refusal", match: "/v1/balance$", status: 402, code: "balance_insufficient", message: "Nothing here." })
    await expect(balance.retrieve()).rejects.toMatchObject({ statusCode: 402, code: "balance_insufficient", message: expect.stringContaining("Nothing here.") })
    await expect(balance.retrieve()).resolves.toMatchObject({ object: "balance" })
    await expect(aFault(bench.url, { kind: "flood" })).rejects.toThrow(/kind/)
    await expect(aFault(bench.url, { kind: "slow", match: "(" })).rejects.toThrow(/regular expression/)
  })

  it("answer 429 and 500 as often as asked, then work", async () => {
    await aFault(bench.url, { kind: "rate_limit", match: "/v1/balance", times: 2 })
    await aFault(bench.url, { kind: "server_error", match: "/v1/balance" })
    for (const statusCode of [429, 429, 500]) await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode })
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({ object: "balance" })
  })
})

describe("accounts", () => {
  it("may do nothing before onboarding, and everything after", async () => {
    const account = await stripe.accounts.create({
      email: "new@example.com",
      controller: { stripe_dashboard: { type: "express" }, fees: { payer: "application" }, losses: { payments: "application" }, requirement_collection: "stripe" },
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      settings: { payouts: { schedule: { interval: "weekly", weekly_anchor: "friday" } } },
    })
    expect(account).toMatchObject({ charges_enabled: false, details_submitted: false, type: "express", capabilities: { transfers: "inactive" } })
    expect(account.settings?.payouts?.schedule).toMatchObject({ interval: "weekly", weekly_anchor: "friday" })
    await expect(stripe.accounts.createLoginLink(account.id)).rejects.toMatchObject({ statusCode: 400 })

    const make = () => stripe.accountLinks.create({ account: account.id, type: "account_onboarding", return_url: "http://shop.test/r", refresh_url: "http://shop.test/again" })
    expect((await onboard((await make()).url, "leave")).location).toBe("http://shop.test/r")
    const left = await stripe.accounts.retrieve(account.id)
    expect(left).toMatchObject({ details_submitted: false, payouts_enabled: false })
    expect(left.requirements?.currently_due).toContain("external_account")

    const link = await make()
    expect((await onboard(link.url)).location).toBe("http://shop.test/r")
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
      charges_enabled: true,
      details_submitted: true,
      payouts_enabled: true,
      capabilities: { card_payments: "active", transfers: "active" },
      requirements: { currently_due: [], disabled_reason: null },
    })
    const used = await fetch(link.url, { redirect: "manual" })
    expect([used.status, used.headers.get("location")]).toEqual([303, "http://shop.test/again"])
  })

  it("change their payout schedule, and refuse a weekly one without a day", async () => {
    const seller = await aSeller(stripe)
    const schedule = (value: Stripe.AccountUpdateParams.Settings.Payouts.Schedule) => stripe.accounts.update(seller.id, { settings: { payouts: { schedule: value } } })
    expect((await schedule({ interval: "manual" })).settings?.payouts?.schedule.interval).toBe("manual")
    await expect(schedule({ interval: "weekly" })).rejects.toMatchObject({ param: "settings[payouts][schedule][weekly_anchor]" })
    expect((await schedule({ interval: "monthly", monthly_anchor: 5 })).settings?.payouts?.schedule).toMatchObject({ monthly_anchor: 5 })
  })

  it("open their dashboard by a link that works once", async () => {
    const seller = await aSeller(stripe)
    const { url } = await stripe.accounts.createLoginLink(seller.id)
    const entered = await fetch(url, { redirect: "manual" })
    const cookie = String(entered.headers.get("set-cookie")).split(";")[0] ?? ""
    const dashboard = await fetch(`${bench.url}/express/${seller.id}`, { headers: { cookie } })
    expect(await dashboard.text()).toContain("Payouts enabled")
    expect((await fetch(url, { redirect: "manual" })).status).toBe(403)
    expect((await fetch(`${bench.url}/express/${seller.id}`)).status).toBe(403)
  })
})

describe("lists", () => {
  it("go back from a cursor, keep to a span of time, and refuse two cursors", async () => {
    const { customers } = stripe
    const ids: string[] = []
    for (const name of ["one", "two", "three", "four"]) {
      ids.unshift((await customers.create({ name, email: "span@example.com" })).id)
      await advance(bench, { seconds: 100 })
    }
    const filter = { email: "span@example.com" }
    const found = async (more: Stripe.CustomerListParams): Promise<string[]> => (await customers.list({ ...filter, ...more })).data.map(({ id }) => id)
    expect(await found({ ending_before: ids[3], limit: 2 })).toEqual([ids[1], ids[2]])
    const { created } = await customers.retrieve(String(ids[2])) as Stripe.Customer
    expect(await found({ created: { gte: created } })).toEqual(ids.slice(0, 3))
    expect(await found({ created: { gt: created } })).toEqual(ids.slice(0, 2))
    expect(await found({ created: { lt: created } })).toEqual([ids[3]])
    expect(await found({ created })).toEqual([ids[2]])
    await expect(found({ starting_after: "cus_nope" })).rejects.toMatchObject({ code: "resource_missing", param: "starting_after" })
    await expect(found({ starting_after: ids[0], ending_before: ids[3] })).rejects.toThrow(/only one/)
    await expect(found({ limit: 101 })).rejects.toMatchObject({ param: "limit" })
  })

  it("of everything that money leaves behind can be paged to the end, by time", async () => {
    const seller = await aSeller(stripe)
    for (let time = 0; time < 3; time++) await sold(bench)
    const start = await timeOf(bench)
    const lists = ["charges", "refunds", "transfers", "disputes", "payouts", "events", "balanceTransactions", "paymentIntents", "applicationFees"] as const
    for (let time = 0; time < 3; time++) {
      await advance(bench, { seconds: 10 })
      const charge = await sold(bench, { payment_intent_data: { application_fee_amount: 100, transfer_data: { destination: seller.id } } })
      await stripe.refunds.create({ charge: charge.id, amount: 100 })
      await control(bench, "disputes", { charge: charge.id, amount: 1000 })
      await stripe.transfers.create({ amount: 100, currency: "usd", destination: seller.id })
      await stripe.payouts.create({ amount: 5, currency: "usd" })
    }
    for (const name of lists) {
      const all: string[] = []
      for await (const { id } of stripe[name].list({ limit: 2, created: { gt: start } })) all.push(id)
      const whole = await stripe[name].list({ limit: 100, created: { gt: start } })
      expect([name, all]).toEqual([name, whole.data.map(({ id }) => id)])
      expect(new Set(all).size).toBeGreaterThanOrEqual(3)
      expect((await stripe[name].list({ created: { lte: start - 100_000 } })).data).toEqual([])
    }
  })

  it("are paged by cursor, newest first", async () => {
    for (const name of ["one", "two", "three"]) await stripe.customers.create({ name, email: "paged@example.com" })
    const first = await stripe.customers.list({ email: "paged@example.com", limit: 2 })
    expect([first.data.map(({ name }) => name), first.has_more]).toEqual([["three", "two"], true])
    const all: (string | null | undefined)[] = []
    for await (const { name } of stripe.customers.list({ email: "paged@example.com", limit: 1 })) all.push(name)
    expect(all).toEqual(["three", "two", "one"])
  })
})
