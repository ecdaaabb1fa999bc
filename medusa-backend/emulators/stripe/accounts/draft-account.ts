import type Stripe from "stripe"
import type { Context } from "../context"
import { newId } from "../ids"

/** What a fresh Express account still has to tell Stripe. */
export const ONBOARDING_REQUIREMENTS = [
  "business_profile.product_description",
  "business_type",
  "external_account",
  "individual.first_name",
  "individual.last_name",
  "tos_acceptance.date",
  "tos_acceptance.ip",
]

/** A capability by name: `card_payments`, `transfers`. */
export type CapabilityName = keyof Stripe.Account.Capabilities

/** A connected account before onboarding: it may do nothing yet. */
export function draftAccount(
  { now }: Context,
  given: {
    country: string
    email: string | null
    businessType: Stripe.Account.BusinessType | null
    capabilities: CapabilityName[]
    controller: Stripe.Account.Controller
    metadata: Record<string, string>
  },
): Stripe.Account {
  const id = newId("acct", 16)
  return {
    id,
    object: "account",
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: null,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: given.businessType,
    capabilities: Object.fromEntries(given.capabilities.map((name) => [name, "inactive"])),
    charges_enabled: false,
    controller: given.controller,
    country: given.country,
    created: now,
    default_currency: CURRENCY_BY_COUNTRY[given.country] ?? "eur",
    details_submitted: false,
    email: given.email,
    external_accounts: { object: "list", data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: requirements([]),
    metadata: given.metadata,
    payouts_enabled: false,
    requirements: requirements(ONBOARDING_REQUIREMENTS),
    settings: draftSettings(),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: given.controller.stripe_dashboard?.type === "express" ? "express" : "none",
  }
}

/** Requirements that ask for `due`, now. */
export function requirements(due: string[]): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: due.length > 0 ? "requirements.past_due" : null,
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  }
}

const CURRENCY_BY_COUNTRY: Record<string, string> = {
  US: "usd", GB: "gbp", CA: "cad", AU: "aud", NZ: "nzd", JP: "jpy", CH: "chf", SE: "sek", NO: "nok", DK: "dkk", PL: "pln", CZ: "czk", BR: "brl", MX: "mxn", IN: "inr", SG: "sgd", HK: "hkd",
}

function draftSettings(): Stripe.Account.Settings {
  return {
    bacs_debit_payments: { display_name: null, service_user_number: null },
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: null, timezone: "Etc/UTC" },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: null },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: "daily" }, statement_descriptor: null },
    sepa_debit_payments: {},
  }
}
