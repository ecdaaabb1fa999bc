import type { DeliverableKind, LicenseType, Tier } from "@max-booster/extension-api"
import type { MoneyJson } from "@max-booster/kernel"

type Planned = { type: string; price: MoneyJson; enabled: boolean }

/** The tiers of a beat, by rank: a plan's prices over the types' defaults; a tier whose files are missing is off. */
export function toTiers(types: readonly LicenseType[], plan: readonly Planned[], available: readonly DeliverableKind[], currency: string): Tier[] {
  return [...types].sort((a, b) => a.rank - b.rank).map((type) => {
    const planned = plan.find((p) => p.type === type.id)
    return {
      type: type.id, label: type.label, summary: type.summary, exclusive: type.exclusive, rank: type.rank, delivers: [...type.delivers],
      caps: type.caps(type.terms.parse(type.defaults)), price: planned?.price ?? { ...type.defaultPrice, currency },
      enabled: (planned?.enabled ?? true) && missingFiles(type.delivers, available).length === 0,
    }
  })
}

/** Files that a tier promises and a beat does not have. */
export const missingFiles = (delivers: readonly DeliverableKind[], available: readonly DeliverableKind[]): DeliverableKind[] => delivers.filter((kind) => !available.includes(kind))
