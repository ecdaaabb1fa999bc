import type { LicenseType, Tier } from "@max-booster/extension-api"
import type { MoneyJson } from "@max-booster/kernel"
import { faultOfTerms, permitted } from "./bounds"
import { resolveType } from "./license-type"
import { faultOfOffer, faultOfPrice, faultOfThreshold, inCurrency } from "./price"

/** What a plan says of a type; what it leaves out is as the plan below has it. */
export type TierChange = {
  type: string; price?: MoneyJson | undefined; enabled?: boolean | undefined; minimum_offer?: MoneyJson | null | undefined
  /** Offers from here on are accepted at once. */
  accept_from?: MoneyJson | null | undefined
  /** Terms within what the type permits. */
  terms?: Record<string, unknown> | undefined
}

/** Plans one over the other: the operator's defaults, the shop's, the beat's. Null: there is none. */
export type Plans = { store: readonly TierChange[] | null; shop: readonly TierChange[] | null; beat: readonly TierChange[] | null }
export const noPlans: Plans = { store: null, shop: null, beat: null }

type Setting = { price: MoneyJson; enabled: boolean; minimum_offer: MoneyJson | null; accept_from: MoneyJson | null; terms: Record<string, unknown> }

/**
 * The tiers of a beat, low rank first. Types start with their own price and terms, on unless they are exclusive or given away; the store's,
 * the shop's and the beat's plans change that one after the other. A shop's plan that does not name a type has it off; a beat's follows the shop.
 * What a plan says of a type that is gone, in another currency, or beyond what the type permits, is left alone.
 */
export function tiersOf(types: readonly LicenseType[], plans: Plans, currency: string): Tier[] {
  return [...types].sort((a, b) => a.rank - b.rank).map((type) => toTier(type, settingOf(type, plans, currency)))
}

function settingOf(type: LicenseType, { store, shop, beat }: Plans, currency: string): Setting {
  const start: Setting = { price: inCurrency(type.defaultPrice, currency), enabled: !type.exclusive && !type.forContact, minimum_offer: null, accept_from: null, terms: {} }
  const inStore = changed(type, start, named(store, type), currency)
  const inShop = shop ? changed(type, { ...inStore, enabled: false }, named(shop, type), currency) : inStore
  const { price, minimum_offer, accept_from, ...rest } = changed(type, inShop, named(beat, type), currency)
  const atMost = (offer: MoneyJson | null) => (offer !== null && BigInt(offer.amount) > BigInt(price.amount) ? price : offer)
  return { ...rest, price, minimum_offer: atMost(minimum_offer), accept_from: minimum_offer === null ? null : atMost(accept_from) }
}

const named = (plan: readonly TierChange[] | null, { id }: LicenseType) => plan?.find(({ type }) => type === id)

function changed(type: LicenseType, below: Setting, change: TierChange | undefined, currency: string): Setting {
  if (!change) return below
  const { price, enabled = below.enabled, minimum_offer, accept_from, terms } = change
  const isReadable = price?.currency === currency && faultOfPrice(type, price, currency, false) === null
  return {
    enabled, price: isReadable ? price : below.price, terms: { ...below.terms, ...permitted(type, terms ?? {}) },
    minimum_offer: readable(minimum_offer, below.minimum_offer, currency), accept_from: readable(accept_from, below.accept_from, currency),
  }
}

const readable = (offer: MoneyJson | null | undefined, below: MoneyJson | null, currency: string) => (offer === undefined || (offer && offer.currency !== currency) ? below : offer)

function toTier(type: LicenseType, { price, enabled, minimum_offer, accept_from, terms: own }: Setting): Tier {
  const { label, exclusive, delivers, caps, terms } = resolveType(type, own)
  const { summary, rank, prohibited, aiTraining, upgradesTo, forContact = false } = type
  return {
    type: type.id, label, summary, price, caps, delivers, exclusive, rank, enabled, accept_from,
    details: { terms, prohibited: [...prohibited], ai_training: aiTraining, upgrades_to: [...upgradesTo], minimum_offer, for_contact: forContact },
  }
}

/** What is wrong with a plan that somebody wants to save over `below`, in a sentence he can act on; null when nothing is. */
export function faultOf(plan: readonly TierChange[], types: readonly LicenseType[], below: readonly Tier[], currency: string): string | null {
  const seen = new Set<string>()
  for (const change of plan) {
    const type = types.find(({ id }) => id === change.type)
    const tier = below.find((each) => each.type === change.type)
    if (!type || !tier) return `There is no license type "${change.type}". Known are ${types.map(({ id }) => id).join(", ")}.`
    if (seen.has(type.id)) return `The license type "${type.id}" is named twice.`
    seen.add(type.id)
    const { price = tier.price, enabled = tier.enabled, minimum_offer = tier.details.minimum_offer } = change
    const fault = faultOfPrice(type, price, currency, enabled) ?? (change.minimum_offer ? faultOfOffer(type, change.minimum_offer, price) : null) ?? (change.accept_from ? faultOfThreshold(type, change.accept_from, minimum_offer) : null) ?? faultOfTerms(type, change.terms ?? {})
    if (fault) return fault
  }
  return null
}

/** Of a plan only what differs from the tiers below it. */
export function differences(plan: readonly TierChange[], below: readonly Tier[]): TierChange[] {
  return plan.flatMap((change) => {
    const tier = below.find(({ type }) => type === change.type)
    if (!tier) return []
    const { price, enabled, minimum_offer, accept_from, terms = {} } = change
    const old = tier.details.terms as Record<string, unknown>
    const other = Object.fromEntries(Object.entries(terms).filter(([term, value]) => !same(value, old[term])))
    const rest: TierChange = {
      type: change.type, ...(price && !same(price, tier.price) && { price }), ...(enabled !== undefined && enabled !== tier.enabled && { enabled }),
      ...(minimum_offer !== undefined && !same(minimum_offer, tier.details.minimum_offer) && { minimum_offer }), ...(accept_from !== undefined && !same(accept_from, tier.accept_from) && { accept_from }), ...(Object.keys(other).length > 0 && { terms: other }),
    }
    return Object.keys(rest).length > 1 ? [rest] : []
  })
}

/** A plan that says everything: what stands, with the changes over it. Of the terms those that may be changed. */
export function whole(plan: readonly TierChange[], types: readonly LicenseType[], standing: readonly Tier[]): TierChange[] {
  return standing.map(({ type, price, enabled, accept_from, details: { minimum_offer, terms } }) => {
    const { terms: changedTerms, ...change } = plan.find((each) => each.type === type) ?? {}
    const names = Object.keys(types.find(({ id }) => id === type)?.adjustable ?? {})
    return { type, price, enabled, minimum_offer, accept_from, ...change, terms: { ...Object.fromEntries(names.map((name) => [name, (terms as Record<string, unknown>)[name]])), ...changedTerms } }
  })
}

/** The names of what differs between a tier and the same below it: `price`, `enabled`, `minimum_offer`, `accept_from`, and terms. */
export function overridesOf(tier: Tier, below: Tier): string[] {
  const [terms, other] = [tier.details.terms, below.details.terms] as Record<string, unknown>[]
  return [
    ...(same(tier.price, below.price) ? [] : ["price"]), ...(tier.enabled === below.enabled ? [] : ["enabled"]), ...(same(tier.details.minimum_offer, below.details.minimum_offer) ? [] : ["minimum_offer"]),
    ...(same(tier.accept_from, below.accept_from) ? [] : ["accept_from"]),
    ...Object.keys(terms ?? {}).filter((name) => !same(terms?.[name], other?.[name])),
  ]
}

const same = (a: unknown, b: unknown) => a === b || (isMoney(a) && isMoney(b) && a.amount === b.amount && a.currency === b.currency) || (Array.isArray(a) && Array.isArray(b) && a.join() === b.join())
const isMoney = (value: unknown): value is MoneyJson => typeof value === "object" && value !== null && "amount" in value
