import type { Clause, GrantFacts } from "@max-booster/extension-api"
import { formatMoney, ok, refuse, type Result } from "@max-booster/kernel"

/** Variables that a contract's text may name, and what each stands for. */
export const variables = {
  "licensor.name": (f: GrantFacts) => f.licensor.name,
  "licensor.alias": (f: GrantFacts) => f.licensor.alias ?? f.licensor.name,
  "licensor.address": (f: GrantFacts) => oneLine(f.licensor.address) || "address on file with the store",
  "licensee.name": (f: GrantFacts) => f.licensee.name,
  "licensee.address": (f: GrantFacts) => oneLine(f.licensee.address),
  "licensee.email": (f: GrantFacts) => f.licensee.email,
  "beat.title": (f: GrantFacts) => f.beat_title,
  "license.price": (f: GrantFacts) => formatMoney(f.price),
} as const satisfies Record<string, (facts: GrantFacts) => string>

/** What every contract must say: each slot by the variable or marker that fills it. `{{terms}}` takes the license type's own clauses. */
export const mandatory = ["licensor.name", "licensee.name", "beat.title", "license.price", "terms"] as const

const PLACE = /\{\{\s*([\w.]+)\s*\}\}/g
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim()

/** Whether a text may become a template: unknown variables and missing slots refuse it, by name. */
export function checkTemplate(clauses: readonly Clause[]): Result<true> {
  const used = new Set(clauses.flatMap(({ heading, text }) => [...`${heading} ${text}`.matchAll(PLACE)].map(([, name = ""]) => name)))
  const unknown = [...used].filter((name) => name !== "terms" && !(name in variables))
  if (unknown.length > 0) return refuse("unknown_variable", `Unknown in the text: ${unknown.map((n) => `{{${n}}}`).join(", ")}. Known are ${[...Object.keys(variables), "terms"].map((n) => `{{${n}}}`).join(", ")}.`)
  const missing = mandatory.filter((name) => !used.has(name))
  if (missing.length > 0) return refuse("missing_slot", `The text must name ${missing.map((n) => `{{${n}}}`).join(", ")}.`)
  return ok(true)
}

/** Fills a template for one grant. Values stand literally, whatever they contain; a clause that is only `{{terms}}` gives way to the type's clauses. */
export function renderClauses(template: readonly Clause[], facts: GrantFacts, ofType: readonly Clause[]): Clause[] {
  return template.flatMap(({ heading, text }) =>
    text.trim() === "{{terms}}" ? [...ofType] : [{ heading: fill(heading, facts, ofType), text: fill(text, facts, ofType) }],
  )
}

function fill(text: string, facts: GrantFacts, ofType: readonly Clause[]): string {
  return text.replace(PLACE, (whole, name: string) => {
    if (name === "terms") return ofType.map((c) => c.text).join(" ")
    return name in variables ? variables[name as keyof typeof variables](facts) : whole
  })
}
