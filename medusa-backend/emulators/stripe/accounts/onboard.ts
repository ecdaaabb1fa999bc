import type Stripe from "stripe"
import type { Context } from "../context"
import { newId } from "../ids"
import { draftBank } from "../payouts/banks"
import { PLATFORM, type PageLink } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { requirements, type CapabilityName } from "./draft-account"

/** What a person enters on the onboarding page. */
export interface OnboardingDetails {
  legalName: string
  country: string
  last4: string
}

const LINK_SECONDS = 300

/** A fresh link to a page of an account; it works once and for five minutes. */
export function createLink(context: Context, link: Omit<PageLink, "id" | "state" | "expiresAt">): PageLink {
  const expiresAt = context.now + LINK_SECONDS
  return context.store.put("page_link", PLATFORM, { ...link, id: newId("x", 32).slice(2), expiresAt, state: "fresh" })
}

/** Everything was told: charges and payouts become possible. */
export function finishOnboarding(context: Context, account: Stripe.Account, details: OnboardingDetails): Stripe.Account {
  const names = Object.keys(account.capabilities ?? {}) as CapabilityName[]
  const done = context.store.put("account", PLATFORM, {
    ...account,
    business_profile: account.business_profile
      ? { ...account.business_profile, name: details.legalName, product_description: "Licenses for music" }
      : account.business_profile,
    business_type: account.business_type ?? "individual",
    capabilities: Object.fromEntries(names.map((name) => [name, "active"])),
    charges_enabled: names.includes("card_payments"),
    country: account.country ?? details.country,
    details_submitted: true,
    external_accounts: { ...emptyList(account), data: [draftBank(account, { holder: details.legalName, country: details.country, currency: account.default_currency ?? "usd", last4: details.last4 })] },
    payouts_enabled: true,
    requirements: requirements([]),
    tos_acceptance: { date: context.now, ip: "127.0.0.1", user_agent: null },
  })
  report(context, account, done, names)
  return done
}

/** The person left before the end: Stripe knows the name, and still asks for the rest. */
export function leaveOnboarding(context: Context, account: Stripe.Account, details: OnboardingDetails): Stripe.Account {
  const left = context.store.put("account", PLATFORM, {
    ...account,
    business_profile: account.business_profile ? { ...account.business_profile, name: details.legalName } : account.business_profile,
    requirements: requirements(["external_account", "individual.verification.document"]),
  })
  report(context, account, left, [])
  return left
}

function report(context: Context, before: Stripe.Account, after: Stripe.Account, active: CapabilityName[]): void {
  const options = { account: after.id }
  for (const name of active) emit(context, "capability.updated", capabilityOf(after, name), options)
  const { charges_enabled, details_submitted, payouts_enabled, requirements: asked } = before
  emit(context, "account.updated", after, {
    ...options,
    previous: { charges_enabled, details_submitted, payouts_enabled, requirements: asked },
  })
}

/** A capability of an account as an object of its own. */
export function capabilityOf(account: Stripe.Account, name: CapabilityName): Stripe.Capability {
  return {
    id: name,
    object: "capability",
    account: account.id,
    future_requirements: whole(requirements([])),
    requested: account.capabilities?.[name] !== undefined,
    requested_at: account.created ?? null,
    requirements: whole(account.requirements ?? requirements([])),
    status: account.capabilities?.[name] ?? "unrequested",
  }
}

/** Requirements as a capability shows them: with lists that are never null. */
function whole(asked: Stripe.Account.Requirements) {
  const { currently_due, errors, eventually_due, past_due, pending_verification } = asked
  return {
    ...asked,
    currently_due: currently_due ?? [],
    errors: errors ?? [],
    eventually_due: eventually_due ?? [],
    past_due: past_due ?? [],
    pending_verification: pending_verification ?? [],
  }
}

function emptyList(account: Stripe.Account): NonNullable<Stripe.Account["external_accounts"]> {
  return { object: "list", data: [], has_more: false, url: `/v1/accounts/${account.id}/external_accounts` }
}
