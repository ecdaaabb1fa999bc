import { capsSchema } from "@max-booster/api-contract"
import type { Caps, Clause, DeliverableKind, LicenseTerms, LicenseType } from "@max-booster/extension-api"

/** A license type with its terms filled in: all that a contract needs of it. */
export type Resolved = { id: string; label: string; exclusive: boolean; delivers: DeliverableKind[]; caps: Caps; terms: LicenseTerms; clauses: Clause[] }

/** Reads a type under its default terms and what is changed of them. @throws {ZodError} when that does not fit its schema */
export function resolveType(type: LicenseType, changed: Record<string, unknown> = {}): Resolved {
  const terms = type.terms.parse({ ...(type.defaults as object), ...changed })
  return { id: type.id, label: type.label, exclusive: type.exclusive, delivers: [...type.delivers], caps: capsSchema.parse(terms), terms, clauses: type.clauses(terms) }
}

/** Why a tier cannot be offered yet: the file it delivers that is not there; null when nothing is missing. */
export function blockedBy(delivers: readonly DeliverableKind[], available: readonly DeliverableKind[]): string | null {
  const missing = delivers.find((kind) => !available.includes(kind))
  if (missing === undefined) return null
  return missing === "stems" ? "Upload a zip of stems to offer this license" : `The ${missing.toUpperCase()} file is not ready yet`
}
