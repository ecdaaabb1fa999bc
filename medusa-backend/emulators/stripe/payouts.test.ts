import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type Stripe from "stripe"
import { aBench, advance, aSeller, aStateFile, available, control, onboard, sold, sumOfBooks, timeOf, type Bench } from "./testing/harness"
import { paysOn } from "./payouts/schedule"

let bench: Bench
let stripe: Stripe
let ana: Stripe.Account
beforeEach(async () => {
  bench = await aBench()
  stripe = bench.stripe
  ana = await aSeller(stripe)
})
afterEach(async () => {
  for (const sum of Object.values(await sumOfBooks(bench.url))) expect(sum).toBe(0)
  await bench.emulator.close()
})

type Schedule = Stripe.AccountUpdateParams.Settings.Payouts.Schedule
const as = (account = ana) => ({ stripeAccount: account.id })
const schedule = (value: Schedule) => stripe.accounts.update(ana.id, { settings: { payouts: { schedule: value } } })
const earn = (amount: number) => sold(bench, { line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: amount, product_data: { name: "Beat" } } }], payment_intent_data: { transfer_data: { destination: ana.id } } })
const payouts = async (): Promise<Stripe.Payout[]> => (await stripe.payouts.list({ limit: 100 }, as())).data
const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)
const tomorrow = async (): Promise<number> => (Math.floor((await timeOf(bench)) / 86_400) + 1) * 86_400
/** Types of the account's payout events, oldest first. */
async function told(): Promise<string[]> {
  const events = (await stripe.events.list({ limit: 100 }, as())).data.filter(({ type }) => String(type).startsWith("payout."))
  return events.map(({ type }) => String(type)).reverse()
}

describe("payouts by schedule", () => {
  it("leave every day, take everything with them, and arrive", async () => {
    await schedule({ interval: "daily" })
    await earn(2000)
    const midnight = await tomorrow()
    await advance(bench, { to: midnight })
    expect(await payouts()).toMatchObject([{ amount: 2000, automatic: true, created: midnight, reconciliation_status: "in_progress" }])
    expect(await available(bench, ana.id)).toBe(0)
    await advance(bench, { seconds: 60 })
    expect(await payouts()).toMatchObject([{ status: "paid", reconciliation_status: "completed" }])
    await earn(3000)
    await advance(bench, { days: 3 })
    expect((await payouts()).map(({ amount, status }) => [amount, status])).toEqual([[3000, "paid"], [2000, "paid"]])
    expect(await told()).toEqual(["payout.created", "payout.updated", "payout.paid", "payout.created", "payout.updated", "payout.paid"])
    expect((await stripe.payouts.list()).data).toEqual([])
  })

  it("name the transactions that they carry, which add up to the payout, manual ones included", async () => {
    await schedule({ interval: "daily" })
    const first = await earn(2000)
    await stripe.refunds.create({ charge: first.id, amount: 500, reverse_transfer: true })
    await earn(700)
    const byHand = await stripe.payouts.create({ amount: 100, currency: "usd" }, as())
    await advance(bench, { days: 2 })
    const [payout] = await payouts()
    const carried = await stripe.balanceTransactions.list({ payout: String(payout?.id), limit: 100 }, as())
    const others = carried.data.filter(({ id }) => id !== payout?.balance_transaction)
    expect(others).toHaveLength(4)
    expect(others.reduce((sum, { net }) => sum + net, 0)).toBe(payout?.amount)
    expect(payout?.amount).toBe(2100)
    await expect(stripe.balanceTransactions.list({ payout: byHand.id }, as())).rejects.toThrow(/only be filtered on automatic/)
    const sent = (await stripe.balanceTransactions.list({ type: "payout" }, as())).data
    expect(sent.map(({ amount, reporting_category }) => [amount, reporting_category])).toEqual([[-2100, "payout"], [-100, "payout"]])
  })

  it("leave on the day of the week, or of the month, that the schedule names", async () => {
    await schedule({ interval: "weekly", weekly_anchor: "friday" })
    await earn(1000)
    await advance(bench, { days: 8 })
    const [weekly] = await payouts()
    expect(new Date((weekly?.created ?? 0) * 1000).getUTCDay()).toBe(5)
    await schedule({ interval: "monthly", monthly_anchor: 31 })
    await earn(1000)
    await advance(bench, { days: 32 })
    const [monthly] = await payouts()
    const nextDay = new Date(((monthly?.created ?? 0) + 86_400) * 1000)
    expect(nextDay.getUTCDate()).toBe(1)
    await schedule({ interval: "manual" })
    await earn(1000)
    await advance(bench, { days: 40 })
    expect(await payouts()).toHaveLength(2)
  })

  it("know the shorter months", () => {
    const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000
    const plan = { interval: "monthly", delay_days: 2, monthly_anchor: 30 }
    expect(["2027-02-27", "2027-02-28", "2027-03-28", "2027-03-30", "2027-03-31"].map((day) => paysOn(plan, at(day)))).toEqual([false, true, false, true, false])
    expect(paysOn({ interval: "weekly", delay_days: 2, weekly_anchor: "sunday" }, at("2027-02-28"))).toBe(true)
    expect(paysOn({ interval: "monthly", delay_days: 2, monthly_anchor: 1, monthly_payout_days: [1, 15] }, at("2027-02-15"))).toBe(true)
  })

  it("bring the money back when the bank refuses, and wait for another bank account", async () => {
    await schedule({ interval: "daily" })
    await control(bench, `accounts/${ana.id}/bank`, { account_number: "000111111116" })
    await earn(2000)
    await advance(bench, { days: 2 })
    const [failed, ...others] = await payouts()
    expect(others).toEqual([])
    expect(failed).toMatchObject({ status: "failed", failure_code: "no_account", failure_balance_transaction: expect.stringMatching(/^txn_/) })
    expect(failed?.failure_message).toContain("No bank account could be located")
    expect(await available(bench, ana.id)).toBe(2000)
    expect(await told()).toEqual(["payout.created", "payout.updated", "payout.failed"])
    const stopped = await stripe.accounts.retrieve(ana.id)
    expect(stopped).toMatchObject({ payouts_enabled: false, charges_enabled: true, requirements: { currently_due: ["external_account"] } })
    expect((await stripe.accounts.listExternalAccounts(ana.id, { limit: 1 })).data[0]).toMatchObject({ last4: "6789" })
    await expect(stripe.payouts.create({ amount: 1, currency: "usd" }, as())).rejects.toMatchObject({ code: "payouts_not_allowed" })

    const link = await stripe.accountLinks.create({ account: ana.id, type: "account_onboarding", return_url: "http://shop.test/r", refresh_url: "http://shop.test/again" })
    await onboard(link.url)
    await advance(bench, { days: 2 })
    expect((await payouts()).map(({ status }) => status)).toEqual(["paid", "failed"])
    const [paid] = await payouts()
    const carried = (await stripe.balanceTransactions.list({ payout: String(paid?.id), limit: 100 }, as())).data
    expect(carried.filter(({ id }) => id !== paid?.balance_transaction).reduce((sum, { net }) => sum + net, 0)).toBe(2000)
  })

  it("do not leave an account that Stripe restricts, or whose balance is below zero", async () => {
    await schedule({ interval: "daily" })
    const charge = await earn(2000)
    await control(bench, `accounts/${ana.id}/state`, { state: "restricted", due: ["individual.id_number"] })
    await advance(bench, { days: 2 })
    expect(await payouts()).toEqual([])
    await control(bench, `accounts/${ana.id}/state`, { state: "active" })
    await advance(bench, { days: 1 })
    expect(await payouts()).toHaveLength(1)
    await stripe.refunds.create({ charge: charge.id, reverse_transfer: true })
    await advance(bench, { days: 2 })
    expect(await available(bench, ana.id)).toBe(-2000)
    expect(await payouts()).toHaveLength(1)
  })
})

describe("payouts by hand", () => {
  it("can be canceled until the bank has them, not afterwards", async () => {
    await earn(2000)
    const payout = await stripe.payouts.create({ amount: 500, currency: "usd", metadata: { key: "1" } }, as())
    expect(payout).toMatchObject({ status: "pending", automatic: false, reconciliation_status: "not_applicable" })
    const canceled = await stripe.payouts.cancel(payout.id, {}, as())
    expect(canceled.status).toBe("canceled")
    expect(await available(bench, ana.id)).toBe(2000)
    await expect(stripe.payouts.cancel(payout.id, {}, as())).rejects.toThrow(/only be canceled while they are pending/)
    expect((await told()).at(-1)).toBe("payout.canceled")
    const found = await stripe.payouts.list({ status: "canceled", arrival_date: { gte: payout.arrival_date } }, as())
    expect(found.data.map(({ id }) => id)).toEqual([payout.id])
  })

  it("are another account's business when asked for without its name", async () => {
    await earn(2000)
    const payout = await stripe.payouts.create({ amount: 500, currency: "usd" }, as())
    await expect(stripe.payouts.retrieve(payout.id)).rejects.toMatchObject({ statusCode: 404 })
  })
})

describe("schedules", () => {
  it("are refused when they do not fit together", async () => {
    const param = (name: string) => ({ statusCode: 400, param: `settings[payouts][schedule][${name}]` })
    await expect(schedule({ interval: "weekly" })).rejects.toMatchObject(param("weekly_anchor"))
    await expect(schedule({ interval: "monthly" })).rejects.toMatchObject(param("monthly_anchor"))
    await expect(schedule({ interval: "daily", weekly_anchor: "monday" })).rejects.toMatchObject(param("weekly_anchor"))
    await expect(schedule({ interval: "monthly", monthly_anchor: 32 })).rejects.toMatchObject(param("monthly_anchor"))
    await expect(schedule({ interval: "weekly", weekly_anchor: "someday" as "monday" })).rejects.toMatchObject(param("weekly_anchor"))
    await expect(schedule({ interval: "yearly" as "daily" })).rejects.toMatchObject(param("interval"))
    await expect(schedule({ interval: "daily", delay_days: 1 })).rejects.toMatchObject(param("delay_days"))
    const kept = await stripe.accounts.retrieve(ana.id)
    expect(kept.settings?.payouts?.schedule).toEqual({ delay_days: 2, interval: "daily" })
    const weekly = await schedule({ interval: "weekly", weekly_anchor: "monday", delay_days: 7 })
    expect(weekly.settings?.payouts?.schedule).toEqual({ delay_days: 7, interval: "weekly", weekly_anchor: "monday", weekly_payout_days: ["monday"] })
    const daily = await schedule({ interval: "daily", delay_days: "minimum" })
    expect(daily.settings?.payouts?.schedule).toEqual({ delay_days: 2, interval: "daily" })
  })

  it("are the same in the account and in its balance settings", async () => {
    const changed = await stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: "weekly", weekly_payout_days: ["tuesday", "thursday"] }, minimum_balance_by_currency: { usd: 300 } } } }, as())
    expect(changed.payments).toMatchObject({ payouts: { schedule: { interval: "weekly", weekly_payout_days: ["tuesday", "thursday"] }, minimum_balance_by_currency: { usd: 300 }, status: "enabled" }, settlement_timing: { delay_days: 2 } })
    expect((await stripe.accounts.retrieve(ana.id)).settings?.payouts?.schedule).toMatchObject({ interval: "weekly", weekly_anchor: "tuesday" })
    await schedule({ interval: "monthly", monthly_anchor: 5 })
    expect((await stripe.balanceSettings.retrieve({}, as())).payments.payouts?.schedule).toEqual({ interval: "monthly", monthly_payout_days: [5] })
    await expect(stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: "weekly" } } } }, as())).rejects.toMatchObject({ param: "payments[payouts][schedule][weekly_anchor]" })
    await schedule({ interval: "daily" })
    await earn(1000)
    await advance(bench, { days: 1 })
    expect((await payouts()).map(({ amount }) => amount)).toEqual([700])
  })

  it("of the platform are by hand until told otherwise", async () => {
    await earn(1000)
    await sold(bench)
    await advance(bench, { days: 2 })
    expect((await stripe.payouts.list()).data).toEqual([])
    await stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: "daily" } } } })
    const before = await available(bench)
    await advance(bench, { days: 1 })
    expect((await stripe.payouts.list()).data).toMatchObject([{ amount: before, destination: "ba_platform" }])
  })
})

describe("pending funds", () => {
  it("can be transferred with their charge, but be used only after days: paid out, or transferred without it", async () => {
    const slow = await aBench({ pendingDays: 2 })
    const seller = await aSeller(slow.stripe)
    const balanceOf = async (account?: string): Promise<number[]> => {
      const { available: now, pending } = await slow.stripe.balance.retrieve({}, account === undefined ? {} : { stripeAccount: account })
      return [now[0]?.amount ?? 0, pending[0]?.amount ?? 0]
    }
    const charge = await sold(slow)
    expect(await balanceOf()).toEqual([0, 3854])
    const without = slow.stripe.transfers.create({ amount: 100, currency: "usd", destination: seller.id })
    await expect(without).rejects.toMatchObject({ code: "balance_insufficient" })
    await slow.stripe.transfers.create({ amount: 3000, currency: "usd", destination: seller.id, source_transaction: charge.id })
    expect([await balanceOf(), await balanceOf(seller.id)]).toEqual([[0, 854], [0, 3000]])
    expect((await slow.stripe.balanceTransactions.list({}, { stripeAccount: seller.id })).data).toMatchObject([{ status: "pending" }])
    await expect(slow.stripe.payouts.create({ amount: 1, currency: "usd" }, { stripeAccount: seller.id })).rejects.toMatchObject({ code: "balance_insufficient" })
    await slow.stripe.accounts.update(seller.id, { settings: { payouts: { schedule: { interval: "daily" } } } })
    await advance(slow, { days: 1 })
    expect((await slow.stripe.payouts.list({}, { stripeAccount: seller.id })).data).toEqual([])
    await advance(slow, { days: 1 })
    expect([await balanceOf(), await balanceOf(seller.id)]).toEqual([[854, 0], [0, 0]])
    expect((await slow.stripe.payouts.list({}, { stripeAccount: seller.id })).data).toMatchObject([{ amount: 3000 }])
    const [usable] = [await sold(slow, {}, "0077")]
    expect((await slow.stripe.balanceTransactions.retrieve(String(usable.balance_transaction))).status).toBe("available")
    expect(await sumOfBooks(slow.url)).toEqual({ usd: 0 })
    await slow.emulator.close()
  })
})

describe("the clock", () => {
  it("goes forward only, and survives a restart", async () => {
    const stateFile = aStateFile()
    const before = await aBench({ stateFile })
    const start = await timeOf(before)
    await advance(before, { days: 10 })
    await expect(advance(before, { to: start })).rejects.toThrow(/forward only/)
    await expect(advance(before, { days: 401 })).rejects.toThrow(/at most 400 days/)
    await expect(advance(before, { days: 1, seconds: 1 })).rejects.toThrow(/one of seconds, days, to/)
    await before.emulator.close()
    const after = await aBench({ stateFile })
    expect(dayOf(await timeOf(after))).toBe(dayOf(start + 10 * 86_400))
    expect((await after.stripe.customers.create({})).created).toBeGreaterThanOrEqual(start + 10 * 86_400)
    await after.emulator.close()
  })

  it("expires what was open, and lets idempotency keys be forgotten after a day", async () => {
    const { id } = await stripe.checkout.sessions.create({ mode: "payment", success_url: "http://shop.test/done", line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 900, product_data: { name: "Beat" } } }] })
    const make = () => stripe.customers.create({ email: "a@example.com" }, { idempotencyKey: "k" })
    const first = await make()
    expect((await make()).id).toBe(first.id)
    await advance(bench, { days: 2 })
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe("expired")
    expect((await make()).id).not.toBe(first.id)
  })
})
