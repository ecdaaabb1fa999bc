import { capNames, prohibitions, type CapName, type LicenseTerms, type SoldCaps } from "@max-booster/api-contract"
import type { GrantFacts, LicenseType, UsedLicense } from "@max-booster/extension-api"
import { termOf } from "./term"
import { limitsOf, type UsageReport } from "./usage"
import { stageName } from "./words"

/** A license with what its licensee reported, as far as a release looks at it. */
type Held = { id: string; number: string; label: string; type: string; state: UsedLicense["state"]; recording_id: string; paid_at: Date | string; facts: GrantFacts; caps: SoldCaps; reports: readonly UsageReport[] }

/** A license as a release looks at it. @param type null: it is not installed any more, and then everything is taken for forbidden that a license may forbid */
export function toUsed({ id, number, label, type: typeId, state, recording_id, paid_at, facts, caps, reports }: Held, type: LicenseType | null): UsedLicense {
  const terms = { ...(type?.defaults as object | undefined), ...facts.terms } as LicenseTerms
  const limits = new Map(limitsOf(caps).map(({ cap, limit }) => [cap, limit]))
  return {
    id, number, label, type: typeId, state, recording_id, beat_title: facts.beat_title, producer: stageName(facts.licensor), ends_on: termOf({ paid_at, facts }).ends_on,
    terms: { ...terms, years: terms.years ?? null, territory: terms.territory ?? null, producerShare: terms.producerShare ?? 0, creditLine: terms.creditLine ?? "Prod. by {producer}" },
    caps: Object.fromEntries(capNames.map((cap) => [cap, limits.get(cap) ?? null])) as UsedLicense["caps"],
    prohibited: [...(type?.prohibited ?? prohibitions)], used: newest(reports), exclusive: type?.exclusive ?? false,
  }
}

/** Of each use what was reported of it last. */
function newest(reports: readonly UsageReport[]): Partial<Record<CapName, number>> {
  return Object.assign({}, ...reports.map(({ totals }) => totals)) as Partial<Record<CapName, number>>
}
