import type { Clause, ContractDraft } from "@max-booster/extension-api"
import { successionClause } from "./succession-clause"
import { mandatory, TERMS_SLOT, variables, type TemplateInput } from "./variables"

/** A contract's text with named variables, `{{licensee.name}}`; numbered once published. */
export type Template = { title: string; clauses: Clause[] }

/** Why a text cannot be published. Both empty: it can. */
export type TemplateFaults = { unknown: string[]; missing: string[] }

/** Any opening braces, with what follows up to the closing ones: so that a slip of the pen is found, too. */
const BRACES = /\{\{([^{}]*)(\}\}|)/g
const SLOT_ONLY = new RegExp(`^\\s*\\{\\{\\s*${TERMS_SLOT.replace(".", "\\.")}\\s*\\}\\}\\s*$`)

type Name = keyof typeof variables
const isName = (name: string): name is Name => Object.hasOwn(variables, name)

/** Looks for unknown variables and for mandatory slots that are not filled. */
export function faultsOf({ title, clauses }: Template): TemplateFaults {
  const used = new Set<string>()
  const unknown = new Set<string>()
  const slots = clauses.filter(({ text }) => SLOT_ONLY.test(text)).length
  const readable = clauses.flatMap(({ heading, text }) => (SLOT_ONLY.test(text) ? [heading] : [heading, text]))
  for (const part of [title, ...readable]) {
    for (const [whole, inner = "", closing] of part.matchAll(BRACES)) {
      const name = inner.trim()
      if (closing && isName(name)) used.add(name)
      else unknown.add(closing ? name : whole.slice(0, 40).trim())
    }
  }
  if (slots > 0) used.add(TERMS_SLOT)
  return { unknown: [...unknown], missing: mandatory.filter((name) => !used.has(name)) }
}

/** What is wrong with a text, in a sentence an editor can act on; null when it may be published. Without a colon: the CMS would show it as a list. */
export function refusalOf(template: Template): string | null {
  const { unknown, missing } = faultsOf(template)
  const braces = (names: readonly string[]) => names.map((name) => (name.startsWith("{{") ? name : `{{${name}}}`)).join(", ")
  const parts = [
    unknown.length > 0 ? `Nothing fills ${braces(unknown)}${unknown.includes(TERMS_SLOT) ? " (it must stand alone in a clause)" : ""}. Known are ${braces(Object.keys(variables))} and ${braces([TERMS_SLOT])}.` : "",
    missing.length > 0 ? `A contract must name ${braces(missing)}.` : "",
  ]
  return parts.some(Boolean) ? parts.filter(Boolean).join(" ") : null
}

/** Fills a template. Values go in literally, in one pass: braces inside a value are text, not variables. */
export function renderTemplate(template: Template, input: TemplateInput): { title: string; clauses: Clause[] } {
  const fill = (text: string) => text.replace(BRACES, (whole, inner: string) => {
    const name = inner.trim()
    return isName(name) ? variables[name](input) : whole
  })
  return {
    title: fill(template.title),
    clauses: template.clauses.flatMap(({ heading, text }) =>
      SLOT_ONLY.test(text) ? input.type.clauses : [{ heading: fill(heading), text: fill(text) }]),
  }
}

/** The contract of one license as it will be. */
export function draftContract(template: Template & { number: number }, input: TemplateInput): ContractDraft {
  const { caps, delivers } = input.type
  const { title, clauses } = renderTemplate(template, input)
  const { line_id, replaces } = input.facts
  return { line_id, title, clauses: replaces ? [...clauses, successionClause(replaces)] : clauses, template_version: template.number, caps, delivers }
}
