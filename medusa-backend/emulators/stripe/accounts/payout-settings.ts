import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid } from "../http/errors"
import { PLATFORM, type Owner } from "../store/kinds"

export type PayoutSettings = NonNullable<Stripe.Account.Settings["payouts"]>
type Schedule = PayoutSettings["schedule"]

/** What may be asked of a schedule; `minimum` is the shortest delay that Stripe allows. */
export interface ScheduleOrder {
  delay_days?: "minimum" | number
  interval?: "daily" | "manual" | "monthly" | "weekly"
  monthly_anchor?: number
  monthly_payout_days?: number[]
  weekly_anchor?: string
  weekly_payout_days?: string[]
}

/** Changes to the settings of payouts. */
export interface PayoutSettingsOrder {
  debit_negative_balances?: boolean
  schedule?: ScheduleOrder
  statement_descriptor?: string
}

const SHORTEST_DELAY = 2
const LONGEST_DELAY = 31
const WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]

/** The platform's own balance waits for a hand: a test shop should not lose its balance overnight. */
const PLATFORM_DEFAULT: PayoutSettings = {
  debit_negative_balances: true,
  schedule: { delay_days: SHORTEST_DELAY, interval: "manual" },
  statement_descriptor: null,
}

/** How an owner is paid out. */
export function payoutSettingsOf({ store }: Context, owner: Owner): PayoutSettings {
  if (owner === PLATFORM) return store.get("balance_choices", PLATFORM)?.payouts ?? PLATFORM_DEFAULT
  return store.get("account", owner)?.settings?.payouts ?? PLATFORM_DEFAULT
}

/** Applies changes. @param prefix of the schedule's parameters, for messages @throws {StripeError} a schedule that does not fit together */
export function changePayouts(before: PayoutSettings, asked: PayoutSettingsOrder | undefined, prefix: string): PayoutSettings {
  return {
    debit_negative_balances: asked?.debit_negative_balances ?? before.debit_negative_balances,
    schedule: asked?.schedule === undefined ? before.schedule : changeSchedule(before.schedule, asked.schedule, prefix),
    statement_descriptor: asked?.statement_descriptor ?? before.statement_descriptor,
  }
}

function changeSchedule(before: Schedule, asked: ScheduleOrder, prefix: string): Schedule {
  const interval = asked.interval ?? before.interval
  const refuse = (param: string, message: string) => invalid(message, { param: `${prefix}[${param}]` })
  for (const [field, of] of ANCHORS) {
    if (asked[field] !== undefined && interval !== of) throw refuse(field, `\`${field}\` can only be set when the payout interval is ${of}; it is ${interval}.`)
  }
  const base = { interval, delay_days: delayOf(before, asked, interval, refuse) }
  switch (interval) {
    case "weekly":
      return { ...base, ...weekly(before, asked, refuse) }
    case "monthly":
      return { ...base, ...monthly(before, asked, refuse) }
    default:
      return base
  }
}

const ANCHORS = [
  ["weekly_anchor", "weekly"],
  ["weekly_payout_days", "weekly"],
  ["monthly_anchor", "monthly"],
  ["monthly_payout_days", "monthly"],
] as const

type Refuse = (param: string, message: string) => Error

function weekly(before: Schedule, { weekly_anchor: anchor, weekly_payout_days: days }: ScheduleOrder, refuse: Refuse): Partial<Schedule> {
  if (anchor !== undefined && days !== undefined) throw refuse("weekly_anchor", "You may only specify one of `weekly_anchor` and `weekly_payout_days`.")
  const chosen = days ?? (anchor === undefined ? before.weekly_payout_days?.map(String) ?? kept(before.weekly_anchor) : [anchor])
  const [first] = chosen
  if (first === undefined) throw refuse("weekly_anchor", "You must provide `weekly_anchor` when the payout interval is weekly.")
  const workdays = chosen.filter((day) => WORKDAYS.includes(day))
  return { weekly_anchor: first, ...(workdays.length === chosen.length ? { weekly_payout_days: workdays } : {}) }
}

function monthly(before: Schedule, { monthly_anchor: anchor, monthly_payout_days: days }: ScheduleOrder, refuse: Refuse): Partial<Schedule> {
  if (anchor !== undefined && days !== undefined) throw refuse("monthly_anchor", "You may only specify one of `monthly_anchor` and `monthly_payout_days`.")
  const chosen = days ?? (anchor === undefined ? before.monthly_payout_days ?? kept(before.monthly_anchor) : [anchor])
  const [first] = chosen
  if (first === undefined) throw refuse("monthly_anchor", "You must provide `monthly_anchor` when the payout interval is monthly.")
  return { monthly_anchor: first, monthly_payout_days: chosen }
}

/** The delay stays as it was while payouts are manual. */
function delayOf(before: Schedule, { delay_days: days }: ScheduleOrder, interval: string, refuse: Refuse): number {
  if (days === undefined || interval === "manual") return before.delay_days
  if (days === "minimum") return SHORTEST_DELAY
  if (days < SHORTEST_DELAY) throw refuse("delay_days", `You cannot lower this merchant's delay below ${SHORTEST_DELAY}.`)
  if (days > LONGEST_DELAY) throw refuse("delay_days", `You cannot raise this merchant's delay above ${LONGEST_DELAY}.`)
  return days
}

function kept<T>(anchor: T | undefined): T[] {
  return anchor === undefined ? [] : [anchor]
}
