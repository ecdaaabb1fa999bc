import type { Clause, DeliverableKind, LicenseTerms, Locale, Prohibition } from "@max-booster/extension-api"
import { german } from "./de"
import { english } from "./en"

/** What is kept from a licensee. */
export type Reserved = { prohibited: readonly Prohibition[]; aiTraining: "reserved" | "permitted" }

/** The clauses of beat licenses in a language. `limits`: the caps in one line; null when nothing is limited. */
export type BeatClauses = {
  beatLicense(of: { terms: LicenseTerms; delivers: readonly DeliverableKind[]; reserved: Reserved; exclusive: boolean; limits: string | null }): Clause[]
  nonProfit: Clause
}

export const beatClauses: Record<Locale, BeatClauses> = { en: english, de: german }
