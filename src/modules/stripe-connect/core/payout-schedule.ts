/** Days on which Stripe starts weekly payouts for a new setting; banks rest at weekends. */
export const payoutDays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const
const week = ["sunday", ...payoutDays, "saturday"] as const

/** When Stripe sends a seller's balance to the bank. `anchor`: the weekday, or the day of the month (1 to 31; a short month's last day stands for those it lacks). */
export type PayoutSchedule =
  | { interval: "daily" } | { interval: "manual" }
  | { interval: "weekly"; anchor: (typeof week)[number] }
  | { interval: "monthly"; anchor: number }

/** A schedule as Stripe returns it, or null when it is of a kind that we do not know. */
export function toSchedule(stripe: { interval: string; weekly_anchor?: string | undefined; monthly_anchor?: number | undefined } | null | undefined): PayoutSchedule | null {
  switch (stripe?.interval) {
    case "daily": case "manual": return { interval: stripe.interval }
    case "weekly": {
      const anchor = week.find((day) => day === stripe.weekly_anchor)
      return anchor ? { interval: "weekly", anchor } : null
    }
    case "monthly": return stripe.monthly_anchor ? { interval: "monthly", anchor: stripe.monthly_anchor } : null
    default: return null
  }
}

/** The day (UTC, `2026-11-30`) of the next payout after today; null when payouts are asked for by hand. */
export function nextPayoutOn(schedule: PayoutSchedule, now: Date): string | null {
  if (schedule.interval === "manual") return null
  for (let ahead = 1; ahead <= 62; ahead += 1) {
    const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + ahead))
    if (isPayoutDay(schedule, day)) return day.toISOString().slice(0, 10)
  }
  return null
}

function isPayoutDay(schedule: Exclude<PayoutSchedule, { interval: "manual" }>, day: Date): boolean {
  switch (schedule.interval) {
    case "daily": return day.getUTCDay() !== 0 && day.getUTCDay() !== 6
    case "weekly": return week[day.getUTCDay()] === schedule.anchor
    case "monthly": {
      const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
      return day.getUTCDate() === Math.min(schedule.anchor, last)
    }
  }
}
