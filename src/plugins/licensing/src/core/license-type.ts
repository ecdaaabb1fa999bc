import { capsSchema } from "@max-booster/api-contract"
import type { Caps, Clause, DeliverableKind, LicenseTerms, LicenseType, Locale } from "@max-booster/extension-api"
import { wordsOf } from "./languages"

/** A license type with its terms filled in: all that a contract needs of it. */
export type Resolved = { id: string; label: string; exclusive: boolean; delivers: DeliverableKind[]; caps: Caps; terms: LicenseTerms; clauses: Clause[] }

/** Reads a type under its default terms and what is changed of them, in a language, or in English where it has no such clauses. @throws {ZodError} when that does not fit its schema */
export function resolveType(type: LicenseType, changed: Record<string, unknown> = {}, locale: Locale = "en"): Resolved {
  const terms = type.terms.parse({ ...(type.defaults as object), ...changed })
  const label = locale === "en" ? type.label : type.labels?.[locale]
  const clauses = label === undefined ? [wordsOf(locale).onlyEnglish, ...type.clauses(terms, "en")] : type.clauses(terms, locale)
  return { id: type.id, label: label ?? type.label, exclusive: type.exclusive, delivers: [...type.delivers], caps: capsSchema.parse(terms), terms, clauses }
}

/** Why a tier cannot be offered yet: the file it delivers that is not there; null when nothing is missing. */
export function blockedBy(delivers: readonly DeliverableKind[], available: readonly DeliverableKind[]): string | null {
  const missing = delivers.find((kind) => !available.includes(kind))
  if (missing === undefined) return null
  return missing === "stems" ? "Upload a zip of stems to offer this license" : `The ${missing.toUpperCase()} file is not ready yet`
}
