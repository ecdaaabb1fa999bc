import type Stripe from "stripe"
import { z } from "zod"
import { draftAccount, type CapabilityName } from "../accounts/draft-account"
import { changePayouts } from "../accounts/payout-settings"
import { deleteAccount, isRejected, rejectAccount } from "../accounts/state"
import type { Context } from "../context"
import { invalid, missing, StripeError } from "../http/errors"
import { expansion, flag, ignored, integer, mergeMetadata, metadata, paging, text } from "../http/params"
import { pageOf } from "../http/lists"
import { route, type Call } from "../http/routes"
import { inWords } from "../money/currency"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"

const requested = z.strictObject({ requested: flag })
const monthday = integer.refine((day) => day >= 1 && day <= 31, "day_of_the_month")
const workdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const
const schedule = z.strictObject({
  delay_days: z.union([z.literal("minimum"), integer]).optional(),
  interval: z.enum(["daily", "manual", "monthly", "weekly"]).optional(),
  monthly_anchor: monthday.optional(),
  monthly_payout_days: z.array(monthday).min(1).optional(),
  weekly_anchor: z.enum([...workdays, "saturday", "sunday"]).optional(),
  weekly_payout_days: z.array(z.enum(workdays)).min(1).optional(),
})
const fields = {
  ...expansion,
  business_profile: z
    .strictObject({ mcc: text.optional(), name: text.optional(), product_description: text.optional(), support_email: text.optional(), url: text.optional() })
    .optional(),
  business_type: z.enum(["company", "government_entity", "individual", "non_profit"]).optional(),
  capabilities: z.strictObject({ card_payments: requested.optional(), transfers: requested.optional() }).optional(),
  email: text.optional(),
  individual: ignored.optional(),
  metadata: metadata.optional(),
  settings: z
    .strictObject({
      dashboard: z.strictObject({ display_name: text.optional(), timezone: text.optional() }).optional(),
      payments: z.strictObject({ statement_descriptor: text.optional() }).optional(),
      payouts: z
        .strictObject({ debit_negative_balances: flag.optional(), schedule: schedule.optional(), statement_descriptor: text.optional() })
        .optional(),
    })
    .optional(),
}
const create = z.strictObject({
  ...fields,
  controller: z
    .strictObject({
      fees: z.strictObject({ payer: z.enum(["account", "application"]) }).optional(),
      losses: z.strictObject({ payments: z.enum(["application", "stripe"]) }).optional(),
      requirement_collection: z.enum(["application", "stripe"]).optional(),
      stripe_dashboard: z.strictObject({ type: z.enum(["express", "full", "none"]) }).optional(),
    })
    .optional(),
  country: z.string().regex(/^[A-Z]{2}$/, "country").optional(),
  default_currency: text.optional(),
  type: z.enum(["express"]).optional(),
})
const update = z.strictObject(fields)

/** Connected accounts: create, update, get, list, reject, delete. What they may do changes by onboarding only. */
export const accountRoutes = [
  route("POST", "/v1/accounts", create, (call) => {
    const { params } = call
    const account = draftAccount(call, {
      country: params.country ?? "US",
      email: params.email ?? null,
      businessType: params.business_type ?? null,
      capabilities: capabilitiesOf(params.capabilities),
      controller: controllerOf(call),
      metadata: {},
    })
    const made = call.store.put("account", PLATFORM, change(account, params))
    emit(call, "account.updated", made, { account: made.id })
    return made
  }),
  route("POST", "/v1/accounts/:id", update, (call) => {
    const before = accountOf(call)
    const after = call.store.put("account", PLATFORM, change(before, call.params))
    emit(call, "account.updated", after, { account: after.id, previous: { settings: before.settings } })
    return after
  }),
  route("POST", "/v1/accounts/:id/reject", z.strictObject({ ...expansion, reason: z.enum(["fraud", "other", "terms_of_service"]) }), (call) => {
    const account = accountOf(call)
    if (account.controller?.losses?.payments === "stripe") throw invalid("You cannot reject this account: Stripe is responsible for its losses.")
    if (isRejected(account)) throw invalid(`The account ${account.id} was rejected already.`)
    return rejectAccount(call, account, call.params.reason)
  }),
  route("DELETE", "/v1/accounts/:id", z.strictObject({}), (call) => {
    const account = accountOf(call)
    checkEmpty(call, account)
    return deleteAccount(call, account)
  }),
  route("GET", "/v1/accounts/:id", z.strictObject(expansion), accountOf),
  route("GET", "/v1/accounts", z.strictObject(paging), (call) => pageOf(call.store.list("account"), "/v1/accounts", call.params)),
  route("GET", "/v1/account", z.strictObject(expansion), (call) => {
    if (call.owner !== PLATFORM) return accountOf({ ...call, path: { id: call.owner } })
    return { id: "acct_platform", object: "account", charges_enabled: true, country: "US", default_currency: "usd", details_submitted: true, email: "platform@example.com", payouts_enabled: true, type: "standard" }
  }),
]

/** The account that a path names. @throws {StripeError} 403 as Stripe, when it is unknown */
export function accountOf(call: Call<unknown>): Stripe.Account {
  const id = call.path.id ?? ""
  const account = call.store.get("account", id)
  const isOther = call.owner !== PLATFORM && call.owner !== id
  if (account !== undefined && !isOther) return account
  if (!id.startsWith("acct_")) throw missing("account", id)
  throw new StripeError(403, {
    type: "invalid_request_error",
    code: "account_invalid",
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  })
}

/** An account with money in it, or with a debt, stays. */
function checkEmpty({ store }: Context, { id }: Stripe.Account): void {
  const left = store.list("book", id).filter(({ amount }) => amount !== 0)
  if (left.length === 0) return
  throw invalid(`The account ${id} cannot be deleted while its balance is not zero (${left.map(({ amount, currency }) => inWords(amount, currency)).join(", ")}).`, { param: "id" })
}

function controllerOf({ params }: Call<z.output<typeof create>>): Stripe.Account.Controller {
  const { controller, type } = params
  if (controller !== undefined && type !== undefined) {
    throw invalid("You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually exclusive.", { param: "type" })
  }
  const isExpress = type === "express"
  return {
    type: "application",
    fees: { payer: controller?.fees?.payer ?? (isExpress ? "application_express" : "account") },
    is_controller: true,
    losses: { payments: controller?.losses?.payments ?? (isExpress ? "application" : "stripe") },
    requirement_collection: controller?.requirement_collection ?? "stripe",
    stripe_dashboard: { type: controller?.stripe_dashboard?.type ?? (isExpress ? "express" : "full") },
  }
}

function capabilitiesOf(given: z.output<typeof update>["capabilities"]): CapabilityName[] {
  const names = (["card_payments", "transfers"] as const).filter((name) => given?.[name]?.requested === true)
  if (names.includes("transfers") && !names.includes("card_payments")) {
    throw invalid(
      "When requesting the `transfers` capability without the `card_payments` capability, the recipient service agreement is required; the emulator does not offer it. Request both.",
      { param: "capabilities" },
    )
  }
  return names
}

function change(account: Stripe.Account, params: z.output<typeof update>): Stripe.Account {
  const { settings } = account
  const { settings: asked } = params
  const added = capabilitiesOf(params.capabilities).filter((name) => account.capabilities?.[name] === undefined)
  const status = account.details_submitted ? "active" : "inactive"
  return {
    ...account,
    business_profile: account.business_profile ? { ...account.business_profile, ...params.business_profile } : null,
    business_type: params.business_type ?? account.business_type,
    capabilities: { ...account.capabilities, ...Object.fromEntries(added.map((name) => [name, status])) },
    email: params.email ?? account.email,
    metadata: mergeMetadata(account.metadata ?? {}, params.metadata),
    settings: settings && {
      ...settings,
      dashboard: { ...settings.dashboard, ...asked?.dashboard },
      payments: { ...settings.payments, ...asked?.payments },
      payouts: settings.payouts && changePayouts(settings.payouts, asked?.payouts, "settings[payouts][schedule]"),
    },
  }
}
