import type { Clause, ContractDraft } from "@max-booster/extension-api"
import { isSameName } from "@max-booster/kernel"
import { blocksOf, filled, stretchesOf } from "./clause"
import { offerOf } from "./offer"
import { successionClause } from "./succession-clause"
import { mandatory, TERMS_SLOT, variables, type TemplateInput } from "./variables"

/** A contract's text with named variables, `{{licensee.name}}`; numbered once published. */
export type Template = { title: string; clauses: Clause[] }

/** Why a text cannot be published. Both empty: it can. */
export type TemplateFaults = { unknown: { where: string; name: string }[]; missing: string[] }

/** Any opening braces, with what follows up to the closing ones: so that a slip of the pen is found, too. */
const BRACES = /\{\{([^{}]*)(\}\}|)/g
const SLOT_ONLY = new RegExp(`^\\s*\\{\\{\\s*${TERMS_SLOT.replace(".", "\\.")}\\s*\\}\\}\\s*$`)

type Name = keyof typeof variables
const isName = (name: string): name is Name => Object.hasOwn(variables, name)

/** Looks for unknown variables and for mandatory slots that are not filled. */
export function faultsOf({ title, clauses }: Template): TemplateFaults {
  const used = new Set<string>()
  const unknown: TemplateFaults["unknown"] = []
  const read = (where: string, parts: readonly string[]) => {
    for (const [whole, inner = "", closing] of parts.flatMap((part) => [...part.matchAll(BRACES)])) {
      const name = inner.trim()
      if (closing && isName(name)) used.add(name)
      else unknown.push({ where, name: closing ? name : whole.slice(0, 40).trim() })
    }
  }
  read("the title", [title])
  clauses.forEach((clause, i) => { read(`clause ${i + 1} (${clause.heading})`, SLOT_ONLY.test(clause.text) ? [clause.heading] : [clause.heading, ...stretchesOf(clause)]) })
  if (clauses.some(({ text }) => SLOT_ONLY.test(text))) used.add(TERMS_SLOT)
  return { unknown, missing: mandatory.filter((name) => !used.has(name)) }
}

/** What is wrong with a text, in a sentence an editor can act on; null when it may be published. Without a colon: the CMS would show it as a list. */
export function refusalOf(template: Template): string | null {
  const { unknown, missing } = faultsOf(template)
  const braces = (names: readonly string[]) => names.map((name) => (name.startsWith("{{") ? name : `{{${name}}}`)).join(", ")
  const [first] = unknown
  const parts = [
    ...unknown.map(({ where, name }) => `Nothing fills ${braces([name])} in ${where}${name === TERMS_SLOT ? ", for it must stand alone in a clause" : name.startsWith("{{") ? ", whose braces must close and stand in one style" : ""}.`),
    first ? `Known are ${braces(Object.keys(variables))} and ${braces([TERMS_SLOT])}.` : "",
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
  const own = template.clauses.map((clause) => (SLOT_ONLY.test(clause.text) ? null : filled(clause, fill)))
  const isOfType = ({ heading }: Clause) => input.type.clauses.some((clause) => isSameName(clause.heading, heading))
  const ofType = input.type.clauses.map((clause) => joined([clause, ...own.filter((each) => each !== null).filter(({ heading }) => isSameName(heading, clause.heading))]))
  return { title: fill(template.title), clauses: own.flatMap((clause) => (clause === null ? ofType : isOfType(clause) ? [] : [clause])) }
}

/** Clauses of one heading as one: texts from before types said what they forbid say it, too. */
function joined(clauses: readonly Clause[]): Clause {
  const [first = { heading: "", text: "" }] = clauses
  return clauses.length < 2 ? first : { heading: first.heading, text: clauses.map(({ text }) => text).join("\n"), ...(clauses.some(({ blocks }) => blocks) && { blocks: clauses.flatMap(blocksOf) }) }
}

/** The contract of one license as it will be. */
export function draftContract(template: Template & { number: number }, { facts, type, locale }: TemplateInput): ContractDraft {
  const { caps, delivers, label } = type
  const { line_id, answers, replaces } = facts
  const { title, clauses } = renderTemplate(template, { facts, type, locale })
  return { line_id, locale, title, clauses: replaces ? [...clauses, successionClause(replaces, locale)] : clauses, template_version: template.number, caps, delivers, label, ...(answers && { answers }), offer: offerOf(facts, template.number, locale) }
}
