import { limitOf, rangeWords, typedLimit, type Bound, type PlanTier, type TierChange } from "@max-booster/api-contract"
import { formatMoney, type MoneyJson } from "@max-booster/kernel"
import { faultOfPrice, parsePrice, toTyped } from "./price"

/** What was typed of one tier; `terms` by name, an empty number is unlimited. */
export type TierEdit = { readonly typed?: string; readonly enabled?: boolean; readonly offer?: string; readonly threshold?: string; readonly terms?: Readonly<Record<string, string>> }

/** What was typed since the page was opened, by license type. News from the backend never overwrite it. */
export type TierEdits = Readonly<Record<string, TierEdit>>

/** A number among the terms as the form shows it. `value`: as it would be saved; undefined when it cannot be read. */
export type TermField = { bound: Bound; typed: string; value: number | null | undefined; fault: string | null; isOverride: boolean }

/** A tier as the form shows it: the backend's word with what was typed over it. `overrides`: what differs from the plan below, as it stands in the form. */
export type TierRow = { tier: PlanTier; typed: string; enabled: boolean; fault: string | null; offer: string; offerFault: string | null; threshold: string; thresholdFault: string | null; terms: TermField[]; overrides: string[]; isChanged: boolean }

/** The backend's tiers under the typed edits. */
export const toTierRows = (tiers: readonly PlanTier[], edits: TierEdits): TierRow[] => tiers.map((tier) => toTierRow(tier, edits[tier.type] ?? {}))

function toTierRow(tier: PlanTier, edit: TierEdit): TierRow {
  const { currency } = tier.price
  const old = tier.details.minimum_offer
  const { typed = toTyped(tier.price), enabled = tier.enabled, offer = old ? toTyped(old) : "", threshold = tier.accept_from ? toTyped(tier.accept_from) : "" } = edit
  const price = parsePrice(typed, currency)
  const minimum = offer.trim() === "" ? null : parsePrice(offer, currency)
  const acceptFrom = threshold.trim() === "" ? null : parsePrice(threshold, currency)
  const terms = tier.bounds.map((bound) => toTermField(tier, bound, edit.terms?.[bound.term]))
  const isSold = enabled && tier.blocked_by === null
  return {
    tier, typed, enabled, offer, threshold, terms,
    // What nobody can buy harms nobody.
    fault: isSold ? faultOfPrice(typed, currency) : null,
    offerFault: offer.trim() === "" ? null : faultOfOffer(minimum, price, currency),
    thresholdFault: threshold.trim() === "" ? null : faultOfThreshold(acceptFrom, minimum, price, currency),
    overrides: [
      ...(price && price.amount !== tier.below.price.amount ? ["price"] : []), ...(enabled === tier.below.enabled ? [] : ["enabled"]),
      ...(minimum?.amount === tier.below.minimum_offer?.amount ? [] : ["minimum_offer"]), ...(acceptFrom?.amount === tier.below.accept_from?.amount ? [] : ["accept_from"]), ...terms.filter(({ isOverride }) => isOverride).map(({ bound }) => bound.term),
    ],
    isChanged: enabled !== tier.enabled || price?.amount !== tier.price.amount || (offer.trim() === "" ? old !== null : minimum?.amount !== old?.amount) || (threshold.trim() === "" ? tier.accept_from !== null : acceptFrom?.amount !== tier.accept_from?.amount) || terms.some(({ bound, value }) => value !== valueOf(tier, bound)),
  }
}

function toTermField(tier: PlanTier, bound: Bound, edited: string | undefined): TermField {
  const typed = edited ?? typedLimit(valueOf(tier, bound))
  const value = limitOf(bound, typed)
  return { bound, typed, value, fault: value === undefined ? `Write ${rangeWords(bound)}` : null, isOverride: value !== undefined && value !== tier.below.terms[bound.term] }
}

const valueOf = ({ details }: PlanTier, { term }: Bound) => (details.terms as Record<string, unknown>)[term] as number | null

function faultOfOffer(offer: MoneyJson | null, price: MoneyJson | null, currency: string): string | null {
  if (!offer) return `Write it like ${toTyped({ amount: "1500", currency })}, or nothing`
  if (BigInt(offer.amount) < 50n) return `At least ${formatMoney({ amount: "50", currency })}, or nothing`
  return price && BigInt(offer.amount) > BigInt(price.amount) ? "Not above the price" : null
}

function faultOfThreshold(threshold: MoneyJson | null, minimum: MoneyJson | null, price: MoneyJson | null, currency: string): string | null {
  if (!threshold) return `Write it like ${toTyped({ amount: "1500", currency })}, or nothing`
  if (!minimum) return "Set a minimum offer, too"
  if (BigInt(threshold.amount) < BigInt(minimum.amount)) return "Not below the minimum offer"
  return price && BigInt(threshold.amount) > BigInt(price.amount) ? "Not above the price" : null
}

/** The first thing that keeps rows from being saved, in a sentence; null when nothing does. */
export function faultOfRows(rows: readonly TierRow[]): string | null {
  const wrong = rows.find(({ fault, offerFault, thresholdFault, terms }) => fault ?? offerFault ?? thresholdFault ?? terms.some((term) => term.fault))
  if (!wrong) return null
  return wrong.fault ? `Look at the price of ${wrong.tier.label}.` : `Look at the limits and offers of ${wrong.tier.label}.`
}

/** Rows as the backend takes them; what cannot be read stays as it was. */
export const toPlan = (rows: readonly TierRow[]): TierChange[] =>
  rows.map(({ tier, typed, enabled, offer, threshold, terms }) => ({
    type: tier.type, price: parsePrice(typed, tier.price.currency) ?? tier.price, enabled, minimum_offer: offer.trim() === "" ? null : (parsePrice(offer, tier.price.currency) ?? tier.details.minimum_offer),
    accept_from: threshold.trim() === "" || offer.trim() === "" ? null : (parsePrice(threshold, tier.price.currency) ?? tier.accept_from),
    terms: termsOf(terms),
  }))

/** Terms as they stand in the form, for a preview or to be saved. */
export const termsOf = (terms: readonly TermField[]): Record<string, number | null> => Object.fromEntries(terms.flatMap(({ bound, value }) => (value === undefined ? [] : [[bound.term, value]])))

/** A tier's edit that puts it back to the plan below, wholly or in one thing. */
export function undone({ tier, terms }: TierRow, what?: string): TierEdit {
  const { price, enabled, minimum_offer, accept_from } = tier.below
  const isMeant = (name: string) => what === undefined || what === name
  const back = terms.filter(({ bound }) => isMeant(bound.term)).map(({ bound }) => [bound.term, typedLimit(tier.below.terms[bound.term])] as const)
  return {
    ...(isMeant("price") && { typed: toTyped(price) }), ...(isMeant("enabled") && { enabled }), ...(isMeant("minimum_offer") && { offer: minimum_offer ? toTyped(minimum_offer) : "" }),
    ...(isMeant("accept_from") && { threshold: accept_from ? toTyped(accept_from) : "" }),
    ...(back.length > 0 && { terms: Object.fromEntries(back) }),
  }
}

/** One edit over another. */
export const merged = (before: TierEdit = {}, to: TierEdit): TierEdit => ({ ...before, ...to, ...((before.terms ?? to.terms) && { terms: { ...before.terms, ...to.terms } }) })
