import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

export const payoutDays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const
export const payoutIntervals = ["daily", "weekly", "monthly", "manual"] as const

/** When Stripe sends the balance to the bank. `anchor`: the weekday, or the day of the month (a short month's last day stands for those it lacks). */
export const payoutScheduleSchema = z.discriminatedUnion("interval", [
  z.object({ interval: z.literal("daily") }), z.object({ interval: z.literal("manual") }),
  z.object({ interval: z.literal("weekly"), anchor: z.enum(payoutDays, "Choose a day from Monday to Friday") }),
  z.object({ interval: z.literal("monthly"), anchor: z.number("Choose a day of the month").int().min(1, "Choose a day from 1 to 31").max(31, "Choose a day from 1 to 31") }),
], "Choose daily, weekly, monthly or by hand")
export type PayoutSchedule = z.infer<typeof payoutScheduleSchema>

/** As read: Stripe may keep a weekend day that we would not set. */
export const storedScheduleSchema = z.union([payoutScheduleSchema, z.object({ interval: z.literal("weekly"), anchor: z.enum(["saturday", "sunday"]) })])

export const payoutStages = ["pending", "in_transit", "paid", "failed", "canceled"] as const
/** Money on its way to the bank. `failure`: what the bank said, and what to do. */
export const payoutSchema = z.object({
  id: z.string(), amount: moneySchema, state: z.enum(payoutStages), automatic: z.boolean(), started_at: z.string(), arrival_date: z.string(),
  failure: z.object({ message: z.string(), advice: z.string() }).nullable(),
})
export type PayoutView = z.infer<typeof payoutSchema>

/** The balance at Stripe, as Stripe says now; `null` when there is no account, or when Stripe does not answer (then `unreachable`). */
const atStripe = z.object({ available: z.array(moneySchema), pending: z.array(moneySchema) })
export const listPayouts = route({
  method: "GET", path: "/sellers/me/payouts", who: "seller", summary: "Payouts newest first, the balance at Stripe, and when the next payout is due",
  response: z.object({
    payouts: z.array(payoutSchema), next: z.object({ on: z.string(), about: z.array(moneySchema) }).nullable(), at_stripe: atStripe.nullable(), unreachable: z.boolean(),
    /** What arrived at the bank in all, by currency. */
    paid: z.array(moneySchema),
  }),
})
export type PayoutsView = z.infer<typeof listPayouts.response>
export const savePayoutSchedule = route({ method: "POST", path: "/sellers/me/payout-account/schedule", who: "seller", summary: "Sets when Stripe pays out", body: payoutScheduleSchema, response: z.object({ schedule: storedScheduleSchema.nullable() }) })
export const payOutNow = route({
  method: "POST", path: "/sellers/me/payouts", who: "seller", summary: "Sends everything available in a currency to the bank now; twice is once",
  body: z.object({ currency: z.string().regex(/^[a-z]{3}$/, "Write a currency in three lower-case letters, like usd") }), response: z.object({ payout: payoutSchema }),
})
