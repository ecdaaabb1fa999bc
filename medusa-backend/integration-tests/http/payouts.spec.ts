import { listPayouts, payOutNow, readPayoutAccount, savePayoutSchedule, startOnboarding, type PayoutSchedule } from "@max-booster/api-contract"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { query } from "../support/database"
import { call, refusalOf, send } from "../support/http"
import { aPerson, aProducer, fund, type Producer } from "../support/people"
import { mailsTo } from "../support/mail"
import { ready, unique } from "../support/ready"
import { behave, fault, stripe } from "../support/stripe"
import { until } from "../support/until"

describe("a seller's payouts", () => {
  let seller: Producer
  let account: string
  beforeAll(async () => {
    seller = await aProducer({ name: "Payout Seller" })
    account = await fund(seller, 10_000)
  })
  afterEach(() => behave())
  const token = () => seller.sellerToken
  const payouts = async (of = token()) => call(listPayouts, { token: of })
  const save = async (schedule: PayoutSchedule) => (await call(savePayoutSchedule, { token: token(), body: schedule })).schedule
  const kept = async () => (await call(readPayoutAccount, { token: token() })).payout_account.schedule
  const payNow = async (currency = "usd") => (await call(payOutNow, { token: token(), body: { currency } })).payout

  it("are weekly until the seller says otherwise, and Stripe keeps each choice", async () => {
    await until("the schedule", async () => (await kept())?.interval === "weekly")
    expect(await kept()).toEqual({ interval: "weekly", anchor: "monday" })
    expect((await payouts()).next?.on).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const schedule of [{ interval: "daily" }, { interval: "monthly", anchor: 31 }, { interval: "weekly", anchor: "friday" }, { interval: "daily" }, { interval: "manual" }] as const) {
      expect(await save(schedule)).toEqual(schedule)
      expect(await kept()).toEqual(schedule)
      const { interval, weekly_anchor, monthly_anchor } = (await stripe.accounts.retrieve(account)).settings?.payouts?.schedule ?? {}
      expect({ interval, ...((weekly_anchor ?? monthly_anchor) !== undefined && { anchor: weekly_anchor ?? monthly_anchor }) }).toEqual(schedule)
    }
    await until("no next payout", async () => (await payouts()).next === null)
  })

  it("refuse a schedule that makes no sense, in words", async () => {
    const refused = async (body: unknown) => refusalOf(send("POST", "/sellers/me/payout-account/schedule", { token: token(), body }))
    expect(await refused({ interval: "weekly", anchor: "sunday" })).toMatchObject({ status: 400, words: expect.stringContaining("Monday to Friday") as string })
    expect(await refused({ interval: "monthly", anchor: 32 })).toMatchObject({ status: 400, words: expect.stringContaining("1 to 31") as string })
    expect(await refused({ interval: "hourly" })).toMatchObject({ status: 400, words: expect.stringContaining("daily, weekly, monthly") as string })
    const nobody = await aProducer({ onboarded: false })
    expect(await refusalOf(call(savePayoutSchedule, { token: nobody.sellerToken, body: { interval: "daily" } }))).toMatchObject({ status: 400, words: expect.stringContaining("Set up payouts") as string })
    expect((await payouts(nobody.sellerToken))).toEqual({ payouts: [], next: null, at_stripe: null, unreachable: false, paid: [] })
  })

  it("are sent by hand once, however often one presses, and arrive", async () => {
    expect((await payouts()).at_stripe?.available).toEqual([{ amount: "10000", currency: "usd" }])
    await fault("timeout_after_work", "POST /v1/payouts", { delayMs: 200 })
    const answers = await Promise.allSettled([payNow(), payNow(), payNow()])
    expect(answers.some(({ status }) => status === "fulfilled")).toBe(true)
    expect((await stripe.payouts.list({}, { stripeAccount: account })).data).toHaveLength(1)
    const { payouts: [only, ...more], at_stripe } = await payouts()
    expect(more).toEqual([])
    expect(only).toMatchObject({ amount: { amount: "10000", currency: "usd" }, automatic: false, failure: null })
    expect(at_stripe?.available).toEqual([{ amount: "0", currency: "usd" }])
    await until("its arrival", async () => (await payouts()).payouts[0]?.state === "paid")
    expect((await payouts()).paid).toEqual([{ amount: "10000", currency: "usd" }])
    expect(await refusalOf(payNow())).toMatchObject({ status: 400, words: expect.stringContaining("Nothing is available") as string })
    expect((await refusalOf(send("POST", "/sellers/me/payouts", { token: token(), body: { currency: "dollars" } }))).status).toBe(400)
  })

  it("by hand are finished by reconciliation when the process ended before Stripe answered", async () => {
    await fund(seller, 3_000)
    const id = `pord_${unique("interrupted")}`
    await query("insert into payout_order (id, seller_id, stripe_account_id, amount, currency, updated_at) values ($1, $2, $3, 3000, 'usd', now() - interval '5 minutes')", [id, seller.sellerId, account])
    await until("the payout", async () => (await payouts()).payouts.find(({ amount }) => amount.amount === "3000"), { seconds: 60 })
    // Stripe's event may come before its answer is noted.
    await until("the order to be noted as sent", async () => (await query<{ state: string }>("select state from payout_order where id = $1", [id]))[0]?.state === "sent")
  })

  it("are found by reconciliation when no event tells of them", async () => {
    await fund(seller, 2_000)
    await fault("drop_event", "payout\\.", { times: 2 })
    const made = await stripe.payouts.create({ amount: 2_000, currency: "usd" }, { stripeAccount: account })
    await query("update payout_account set payouts_checked_at = null where seller_id = $1", [seller.sellerId])
    await until("the payout that nobody told of", async () => (await payouts()).payouts.find(({ id }) => id === made.id), { seconds: 60 })
    await until("its arrival", async () => (await payouts()).payouts.find(({ id }) => id === made.id)?.state === "paid", { seconds: 90 })
  })

  it("that a bank sent back say why and what to do", async () => {
    const id = `po_failed_${seller.sellerId}`
    await query(
      "insert into payout (id, seller_id, stripe_account_id, amount, currency, state, automatic, arrival_date, started_at, failure_code, failure_message) values ($1, $2, $3, 500, 'usd', 'failed', true, now(), now(), 'account_closed', 'The bank account has been closed.')",
      [id, seller.sellerId, account],
    )
    const failed = (await payouts()).payouts.find((payout) => payout.id === id)
    expect(failed).toMatchObject({ state: "failed", failure: { message: "The bank account has been closed.", advice: expect.stringContaining("another bank account") as string } })
    const mail = await until("the mail", async () => (await mailsTo(seller.email, "came back"))[0], { seconds: 60 })
    expect(mail.text).toContain("$5.00 did not reach your bank. The bank account has been closed.")
  })

  it("stay in sight while Stripe does not answer; the balance is then unknown, not zero", async () => {
    await fault("server_error", "GET /v1/balance", { times: 1 })
    const seen = await payouts()
    expect(seen).toMatchObject({ unreachable: true, at_stripe: null })
    expect(seen.payouts.length).toBeGreaterThan(0)
  })

  it("are each seller's own", async () => {
    const other = await aProducer({ name: "Other Seller" })
    expect((await payouts(other.sellerToken)).payouts).toEqual([])
    const buyer = await aPerson()
    for (const [method, path] of [["GET", "/sellers/me/payouts"], ["POST", "/sellers/me/payouts"], ["POST", "/sellers/me/payout-account/schedule"]] as const)
      for (const wrong of [undefined, buyer.token]) expect((await refusalOf(send(method, path, { token: wrong, ...(method === "POST" && { body: { currency: "usd" } }) }))).status, path).toBe(401)
  })

  it("can be set up although the first link was used: it leads back to where a new one is made", async () => {
    const late = await aProducer({ onboarded: false })
    const begin = async () => (await call(startOnboarding, { token: late.sellerToken, body: { return_url: `${ready.storefront}/sell/payouts?from=stripe`, refresh_url: `${ready.storefront}/sell/payouts?from=expired` } })).url
    const first = await begin()
    expect((await fetch(first, { redirect: "manual" })).status).toBe(200)
    const again = await fetch(first, { redirect: "manual" })
    expect([again.status >= 300 && again.status < 400, again.headers.get("location")]).toEqual([true, `${ready.storefront}/sell/payouts?from=expired`])
    const second = await begin()
    expect(second).not.toBe(first)
    expect((await fetch(second, { redirect: "manual" })).status).toBe(200)
    expect((await query("select 1 from payout_account where seller_id = $1", [late.sellerId])).length).toBe(1)
  })
})
