import { createHash } from "node:crypto"
import type { ContractDraft, GrantFacts, LicenseType } from "@max-booster/extension-api"
import { renderClauses } from "./template"

/** A template version as contracts use it. */
export type Template = { number: number; title: string; clauses: { heading: string; text: string }[] }

/** The contract for one grant, as it will be. */
export function draftContract(type: LicenseType, template: Template, facts: GrantFacts): ContractDraft {
  const terms = type.terms.parse(type.defaults)
  return {
    line_id: facts.line_id, title: template.title, template_version: template.number,
    clauses: renderClauses(template.clauses, facts, type.clauses(terms)), caps: type.caps(terms), delivers: [...type.delivers],
  }
}

/** One hash over contracts and the facts they rest on; changes when anything a buyer read changes. */
export function termsHash(facts: readonly GrantFacts[], drafts: readonly ContractDraft[]): string {
  return createHash("sha256").update(canonical({ facts, drafts })).digest("hex")
}

/** JSON with sorted keys: the same data gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`
  }
  return JSON.stringify(value)
}

/** The number that stands on a license: `MB-2026-000123`. */
export const licenseNumber = (year: number, sequence: number): string => `MB-${year}-${String(sequence).padStart(6, "0")}`
