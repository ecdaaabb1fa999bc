import type Stripe from "stripe"
import type { Context } from "../context"
import { payoutSettingsOf } from "../accounts/payout-settings"
import { availableOf } from "../money/books"
import { PLATFORM, type Owner } from "../store/kinds"
import { bankOf, createPayout } from "./create"

type Schedule = Stripe.Account.Settings.Payouts.Schedule

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

/** Whether a schedule pays out on a day (UTC). The 29th to 31st mean the last day of a shorter month. */
export function paysOn(schedule: Schedule, seconds: number): boolean {
  const date = new Date(seconds * 1000)
  switch (schedule.interval) {
    case "daily":
      return true
    case "weekly": {
      const today = WEEKDAYS[date.getUTCDay()] ?? ""
      return (schedule.weekly_payout_days ?? [schedule.weekly_anchor]).map(String).includes(today)
    }
    case "monthly": {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
      const days = schedule.monthly_payout_days ?? [schedule.monthly_anchor ?? 1]
      return days.some((day) => Math.min(day, last) === date.getUTCDate())
    }
    default:
      return false
  }
}

/** Pays out every owner whose schedule names today. */
export function runSchedules(context: Context): void {
  const owners = [PLATFORM, ...context.store.list("account").reverse().map(({ id }) => id)]
  for (const owner of owners) {
    if (paysOn(payoutSettingsOf(context, owner).schedule, context.now)) payOutAll({ ...context, owner })
  }
}

/** The transactions that an automatic payout carries, its own first. */
export function contentsOf({ store }: Context, payout: string): string[] {
  return store.get("payout_contents", payout)?.transactions ?? []
}

function payOutAll(context: Context): void {
  const { store, owner } = context
  if (owner !== PLATFORM && store.get("account", owner)?.payouts_enabled !== true) return
  for (const { currency } of store.list("book", owner)) {
    const amount = availableOf(context, owner, currency)
    const kept = store.get("balance_choices", owner)?.minimumByCurrency?.[currency] ?? 0
    if (amount - kept <= 0 || bankOf(context, owner, currency) === null) continue
    const carried = unpaidOf(context, owner, currency)
    const payout = createPayout(context, { amount: amount - kept, currency, automatic: true })
    store.put("payout_contents", owner, { id: payout.id, transactions: [String(payout.balance_transaction), ...carried] })
  }
}

/** What no automatic payout has carried yet, newest first. */
function unpaidOf({ store }: Context, owner: Owner, currency: string): string[] {
  const carried = new Set(store.list("payout_contents", owner).flatMap(({ transactions }) => transactions))
  return store.list("balance_transaction", owner).filter((one) => one.currency === currency && one.status === "available" && !carried.has(one.id)).map(({ id }) => id)
}
