import type Stripe from "stripe"
import { z } from "zod"
import { changePayouts, payoutSettingsOf, type PayoutSettings } from "../accounts/payout-settings"
import type { Context } from "../context"
import { amount, expansion, flag, integer, text } from "../http/params"
import { route } from "../http/routes"
import { bankOf } from "../payouts/create"
import { PLATFORM, type BalanceChoices } from "../store/kinds"
import { emit } from "../webhooks/emit"

const update = z.strictObject({
  ...expansion,
  payments: z
    .strictObject({
      debit_negative_balances: flag.optional(),
      payouts: z
        .strictObject({
          minimum_balance_by_currency: z.union([z.literal(""), z.record(z.string(), z.union([z.literal(""), amount]))]).optional(),
          schedule: z
            .strictObject({
              interval: z.enum(["daily", "manual", "monthly", "weekly"]).optional(),
              monthly_payout_days: z.array(integer.refine((day) => day >= 1 && day <= 31, "day_of_the_month")).min(1).optional(),
              weekly_payout_days: z.array(z.enum(["monday", "tuesday", "wednesday", "thursday", "friday"])).min(1).optional(),
            })
            .optional(),
          statement_descriptor: text.optional(),
        })
        .optional(),
      settlement_timing: z.strictObject({ delay_days_override: z.union([z.literal(""), integer]).optional() }).optional(),
    })
    .optional(),
})
type Minimum = NonNullable<NonNullable<z.output<typeof update>["payments"]>["payouts"]>["minimum_balance_by_currency"]

/** The settings of a balance: the same schedule that an account shows as `settings.payouts`. */
export const balanceSettingsRoutes = [
  route("GET", "/v1/balance_settings", z.strictObject(expansion), shownSettings),
  route("POST", "/v1/balance_settings", update, (call) => {
    const { debit_negative_balances, payouts, settlement_timing: timing } = call.params.payments ?? {}
    const override = timing?.delay_days_override
    const delay = override === "" ? ("minimum" as const) : override
    const schedule = payouts?.schedule === undefined && delay === undefined ? undefined : { ...payouts?.schedule, delay_days: delay }
    const order = { debit_negative_balances, schedule, statement_descriptor: payouts?.statement_descriptor }
    const changed = changePayouts(payoutSettingsOf(call, call.owner), order, "payments[payouts][schedule]")
    keep(call, changed, payouts?.minimum_balance_by_currency)
    const settings = shownSettings(call)
    emit(call, "balance_settings.updated", settings, { account: call.owner })
    return settings
  }),
]

function keep(context: Context, payouts: PayoutSettings, minimum: Minimum): void {
  const { store, owner } = context
  const before: BalanceChoices = store.get("balance_choices", owner) ?? { id: owner, minimumByCurrency: null }
  const minimumByCurrency = mergeMinimum(before.minimumByCurrency, minimum)
  store.put("balance_choices", owner, { ...before, minimumByCurrency, ...(owner === PLATFORM ? { payouts } : {}) })
  const account = store.get("account", owner)
  if (account?.settings == null) return
  const after = store.put("account", PLATFORM, { ...account, settings: { ...account.settings, payouts } })
  emit(context, "account.updated", after, { account: owner, previous: { settings: account.settings } })
}

function mergeMinimum(before: Record<string, number> | null, change: Minimum): Record<string, number> | null {
  if (change === undefined) return before
  if (change === "") return null
  const merged = Object.entries({ ...before, ...change }).filter((entry): entry is [string, number] => entry[1] !== "")
  return merged.length === 0 ? null : Object.fromEntries(merged)
}

function shownSettings(context: Context): Stripe.BalanceSettings {
  const { store, owner } = context
  const { debit_negative_balances, schedule, statement_descriptor } = payoutSettingsOf(context, owner)
  const account = store.get("account", owner)
  const enabled = owner === PLATFORM || (account?.payouts_enabled === true && bankOf(context, owner, account.default_currency ?? "usd") !== null)
  return {
    object: "balance_settings",
    payments: {
      debit_negative_balances,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: store.get("balance_choices", owner)?.minimumByCurrency ?? null,
        schedule: {
          interval: schedule.interval,
          ...(schedule.monthly_payout_days === undefined ? {} : { monthly_payout_days: schedule.monthly_payout_days }),
          ...(schedule.weekly_payout_days === undefined ? {} : { weekly_payout_days: schedule.weekly_payout_days }),
        },
        statement_descriptor,
        status: enabled ? "enabled" : "disabled",
      },
      settlement_timing: { delay_days: schedule.delay_days, start_of_day: null },
    },
  }
}
