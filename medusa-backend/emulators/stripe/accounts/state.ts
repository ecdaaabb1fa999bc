import type Stripe from "stripe"
import type { Context } from "../context"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { requirements, type CapabilityName } from "./draft-account"
import { capabilityOf } from "./onboard"

type DisabledReason = NonNullable<Stripe.Account.Requirements["disabled_reason"]>

/** Why a platform rejects an account. */
export type RejectionReason = "fraud" | "other" | "terms_of_service"

/** What Stripe thinks of an account: asks for more, looks into it, or is content. */
export type AccountState = "restricted" | "pending" | "active"

/** Lets Stripe change its mind about an account. @param due what it asks for when restricted */
export function putState(context: Context, account: Stripe.Account, state: AccountState, due: string[]): Stripe.Account {
  const status = state === "active" ? "active" : state === "pending" ? "pending" : "inactive"
  const asked = state === "restricted" ? due : []
  return change(context, account, {
    capabilities: allAs(account, status),
    charges_enabled: state === "active" && account.capabilities?.card_payments !== undefined,
    payouts_enabled: state === "active",
    requirements: {
      ...requirements(asked),
      pending_verification: state === "pending" ? ["individual.verification.document"] : [],
      disabled_reason: DISABLED[state],
    },
  })
}

const DISABLED: Record<AccountState, DisabledReason | null> = {
  restricted: "requirements.past_due",
  pending: "requirements.pending_verification",
  active: null,
}

/** The platform ends with an account: it may do nothing any more. */
export function rejectAccount(context: Context, account: Stripe.Account, reason: RejectionReason): Stripe.Account {
  return change(context, account, {
    capabilities: allAs(account, "inactive"),
    charges_enabled: false,
    payouts_enabled: false,
    requirements: { ...requirements([]), disabled_reason: `rejected.${reason}` satisfies DisabledReason },
  })
}

/** An account leaves: the application hears that it is not authorized any more. */
export function deleteAccount(context: Context, account: Stripe.Account): object {
  emit(context, "account.application.deauthorized", { id: "ca_emulator", object: "application", name: "Max Booster" }, { account: account.id })
  context.store.delete("account", account.id)
  return { id: account.id, object: "account", deleted: true }
}

/** Asks for a capability, or no longer. */
export function requestCapability(context: Context, account: Stripe.Account, name: CapabilityName, requested: boolean): Stripe.Account {
  const others = Object.entries(account.capabilities ?? {}).filter(([one]) => one !== name)
  const status = account.capabilities?.[name] ?? (account.details_submitted ? "active" : "inactive")
  const capabilities: Stripe.Account.Capabilities = Object.fromEntries(requested ? [...others, [name, status]] : others)
  return change(context, account, { capabilities, charges_enabled: capabilities.card_payments === "active" })
}

/** A rejected account stays as it is. */
export function isRejected({ requirements: asked }: Stripe.Account): boolean {
  return asked?.disabled_reason?.startsWith("rejected.") === true
}

function change(context: Context, before: Stripe.Account, changes: Partial<Stripe.Account>): Stripe.Account {
  const after = context.store.put("account", PLATFORM, { ...before, ...changes })
  const names = new Set([...Object.keys(before.capabilities ?? {}), ...Object.keys(after.capabilities ?? {})] as CapabilityName[])
  for (const name of names) {
    if (before.capabilities?.[name] === after.capabilities?.[name]) continue
    emit(context, "capability.updated", capabilityOf(after, name), { account: after.id, previous: { status: before.capabilities?.[name] ?? "unrequested" } })
  }
  const { capabilities, charges_enabled, payouts_enabled, requirements: asked } = before
  emit(context, "account.updated", after, { account: after.id, previous: { capabilities, charges_enabled, payouts_enabled, requirements: asked } })
  return after
}

function allAs(account: Stripe.Account, status: "active" | "inactive" | "pending"): Stripe.Account.Capabilities {
  return Object.fromEntries(Object.keys(account.capabilities ?? {}).map((name) => [name, status]))
}
