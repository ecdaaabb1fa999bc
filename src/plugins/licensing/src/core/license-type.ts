import { capsSchema, clauseSchema, valuesOf, type Answer } from "@max-booster/api-contract"
import type { Caps, Clause, DeliverableKind, LicenseTerms, LicenseType, Locale } from "@max-booster/extension-api"
import { z } from "zod"
import { wordsOf } from "./languages"
import { readAnswers } from "./questions"

/** A license type under its terms: all that a price card needs of it. */
export type Tailored = { id: string; label: string; exclusive: boolean; delivers: DeliverableKind[]; caps: Caps; terms: LicenseTerms }
/** The same with its clauses: all that a contract needs of it. */
export type Resolved = Tailored & { clauses: Clause[] }

/** Reads a type under its default terms and what is changed of them. @throws {ZodError} when that does not fit its schema */
export function tailored({ id, label, exclusive, delivers, ...type }: LicenseType, changed: Record<string, unknown> = {}): Tailored {
  const terms = type.terms.parse({ ...(type.defaults as object), ...changed })
  return { id, label, exclusive, delivers: [...delivers], caps: capsSchema.parse(terms), terms }
}

const clausesSchema = z.array(clauseSchema.extend({ heading: z.string().min(1).max(300), text: z.string().min(1).max(50_000) }))

/** The same with the clauses that the type writes for these answers, in a language, or in English where it speaks no other. @throws when the type's code does, or writes what are no clauses */
export function resolveType(type: LicenseType, changed?: Record<string, unknown>, { answers = exampleOf(type), locale = "en" }: { answers?: readonly Answer[]; locale?: Locale } = {}): Resolved {
  const plain = tailored(type, changed)
  const label = locale === "en" ? type.label : type.labels?.[locale]
  const clauses = clausesSchema.parse(type.clauses(plain.terms, valuesOf(answers), label === undefined ? "en" : locale))
  return { ...plain, label: label ?? type.label, clauses: label === undefined ? [wordsOf(locale).onlyEnglish, ...clauses] : clauses }
}

/** The answers that a type gives as an example. */
export const exampleOf = (type: LicenseType): Answer[] => readAnswers(type, (type.exampleAnswers ?? {}) as Record<string, unknown>).answers

/** Why a tier cannot be offered yet: the file it delivers that is not there; null when nothing is missing. */
export function blockedBy(delivers: readonly DeliverableKind[], available: readonly DeliverableKind[]): string | null {
  const missing = delivers.find((kind) => !available.includes(kind))
  if (missing === undefined) return null
  return missing === "stems" ? "Upload a zip of stems to offer this license" : `The ${missing.toUpperCase()} file is not ready yet`
}
