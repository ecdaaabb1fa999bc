import type { Caps, Clause, DeliverableKind, LicenseType, Tier } from "@max-booster/extension-api"
import { decimalsOf, stepOf, type MoneyJson } from "@max-booster/kernel"

/** A license type with its terms filled in: all that a contract needs of it. */
export type Resolved = { id: string; label: string; exclusive: boolean; delivers: DeliverableKind[]; caps: Caps; clauses: Clause[] }

/** Reads a type under its default terms. @throws {ZodError} when its defaults do not fit its own schema */
export function resolveType(type: LicenseType): Resolved {
  const terms = type.terms.parse(type.defaults)
  return { id: type.id, label: type.label, exclusive: type.exclusive, delivers: [...type.delivers], caps: type.caps(terms), clauses: type.clauses(terms) }
}

/** One tier as a producer set it. */
export type PlannedTier = { type: string; price: MoneyJson; enabled: boolean }

/**
 * The tiers of a plan, low rank first. Without a plan every type but an exclusive one is offered at its own price; with one, a type that the plan
 * does not name is off. What a plan says of a type that is gone is left alone.
 */
export function tiersOf(types: readonly LicenseType[], plan: readonly PlannedTier[] | null, currency: string): Tier[] {
  return [...types].sort((a, b) => a.rank - b.rank).map((type) => {
    const planned = plan?.find((tier) => tier.type === type.id)
    const { label, exclusive, delivers, caps } = resolveType(type)
    const price = planned && planned.price.currency === currency ? planned.price : inCurrency(type.defaultPrice, currency)
    return { type: type.id, label, summary: type.summary, price, caps, delivers, exclusive, rank: type.rank, enabled: plan ? planned?.enabled === true : !exclusive }
  })
}

/** The same figure in another currency: 29.99 USD becomes 29.99 EUR, 30 JPY. A start that the producer changes; no exchange rate is known here. */
export function inCurrency({ amount, currency }: MoneyJson, target: string): MoneyJson {
  if (currency === target) return { amount, currency }
  const shift = decimalsOf(target) - decimalsOf(currency)
  const scaled = shift >= 0 ? BigInt(amount) * 10n ** BigInt(shift) : (BigInt(amount) + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift)
  return { amount: scaled.toString(), currency: target }
}

/** Why a tier cannot be offered yet: the file it delivers that is not there; null when nothing is missing. */
export function blockedBy(delivers: readonly DeliverableKind[], available: readonly DeliverableKind[]): string | null {
  const missing = delivers.find((kind) => !available.includes(kind))
  if (missing === undefined) return null
  return missing === "stems" ? "Upload a zip of stems to offer this license" : `The ${missing.toUpperCase()} file is not ready yet`
}

/** Stripe takes no less and no more, in minor units of a two-decimal currency. */
const LOWEST = 50n
const HIGHEST = 99_999_999n

/** What is wrong with tiers that a producer wants to save, or null. */
export function faultOf(tiers: readonly PlannedTier[], types: readonly LicenseType[], currency: string): string | null {
  const seen = new Set<string>()
  for (const { type, price, enabled } of tiers) {
    const known = types.find((t) => t.id === type)
    if (!known) return `There is no license type "${type}". Known are ${types.map((t) => t.id).join(", ")}.`
    if (seen.has(type)) return `The license type "${type}" is named twice.`
    seen.add(type)
    if (price.currency !== currency) return `${known.label} is priced in ${price.currency.toUpperCase()}, but this shop sells in ${currency.toUpperCase()}.`
    const amount = BigInt(price.amount)
    if (amount < 0n || (enabled && amount !== 0n && amount < LOWEST) || amount > HIGHEST) return `The price of ${known.label} must be 0 (free), or from ${LOWEST} to ${HIGHEST} in the smallest unit of ${currency.toUpperCase()}; it is ${amount}.`
    if (amount % stepOf(currency) !== 0n) return `The price of ${known.label} must end with 0: in ${currency.toUpperCase()} cards are charged in steps of ${stepOf(currency)} of its smallest unit; it is ${amount}.`
  }
  return null
}
