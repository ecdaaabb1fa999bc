import { termName, type Bound } from "@max-booster/api-contract"
import type { LicenseType } from "@max-booster/extension-api"
import { z } from "zod"
import { jsonOf } from "./json-schema"
import { capWords } from "./words"

/** What a producer may set of a type's terms, as data for forms: its numbers. */
export function boundsOf({ adjustable }: LicenseType): Bound[] {
  return Object.entries(adjustable).flatMap(([term, schema]) => {
    const json = jsonOf(schema as z.ZodType)
    const parts = json.anyOf ?? [json]
    const number = parts.find(({ type }) => type === "integer" || type === "number")
    if (!number) return []
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = number
    return [{ term, lowest: Math.max(0, minimum), highest: maximum >= Number.MAX_SAFE_INTEGER ? null : maximum, unlimited: parts.some(({ type }) => type === "null") }]
  })
}

/** What is wrong with terms that somebody wants to set, in a sentence; null when the type permits them. */
export function faultOfTerms(type: LicenseType, changed: Record<string, unknown>): string | null {
  for (const [term, value] of Object.entries(changed)) {
    const schema = schemaOf(type, term)
    if (!schema) return `"${term}" of the ${type.label} license cannot be changed.`
    const { error } = schema.safeParse(value)
    if (error) return `${termName(term)} of the ${type.label} license must be ${boundWords(type, term) ?? z.prettifyError(error)}; it is ${value === null ? "unlimited" : typeof value === "number" ? capWords(value) : JSON.stringify(value)}.`
  }
  return null
}

/** Of changed terms those that the type (still) permits. */
export function permitted(type: LicenseType, changed: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changed).filter(([term, value]) => schemaOf(type, term)?.safeParse(value).success))
}

const schemaOf = ({ adjustable }: LicenseType, term: string) => (Object.hasOwn(adjustable, term) ? (adjustable as Record<string, z.ZodType>)[term] : undefined)

function boundWords(type: LicenseType, term: string): string | null {
  const bound = boundsOf(type).find((each) => each.term === term)
  if (!bound) return null
  const range = bound.highest === null ? `a whole number from ${capWords(bound.lowest)}` : `a whole number from ${capWords(bound.lowest)} to ${capWords(bound.highest)}`
  return bound.unlimited ? `${range}, or unlimited` : range
}
