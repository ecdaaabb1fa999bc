import type { PlanTier } from "@max-booster/api-contract"
import type { MoneyJson } from "@max-booster/kernel"
import { faultOfPrice, parsePrice, toTyped } from "./price"

/** What was typed since the page was opened, by license type. News from the backend never overwrite it. */
export type TierEdits = Readonly<Record<string, { readonly typed?: string; readonly enabled?: boolean }>>

/** A tier as the form shows it: the backend's word with what was typed over it. */
export type TierRow = { tier: PlanTier; typed: string; enabled: boolean; fault: string | null; isChanged: boolean }

/** The backend's tiers under the typed edits. */
export function toTierRows(tiers: readonly PlanTier[], edits: TierEdits): TierRow[] {
  return tiers.map((tier) => {
    const { typed = toTyped(tier.price), enabled = tier.enabled } = edits[tier.type] ?? {}
    const price = parsePrice(typed, tier.price.currency)
    return {
      tier, typed, enabled, isChanged: enabled !== tier.enabled || price?.amount !== tier.price.amount,
      // A price of a tier that nobody can buy harms nobody.
      fault: enabled && tier.blocked_by === null ? faultOfPrice(typed, tier.price.currency) : null,
    }
  })
}

/** Rows as the backend takes them; a price that cannot be read stays as it was. */
export const toPlan = (rows: readonly TierRow[]): { type: string; price: MoneyJson; enabled: boolean }[] =>
  rows.map(({ tier, typed, enabled }) => ({ type: tier.type, price: parsePrice(typed, tier.price.currency) ?? tier.price, enabled }))
