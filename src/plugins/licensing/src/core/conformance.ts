import { capNames, capsSchema, locales, prohibitions } from "@max-booster/api-contract"
import { deliverableKinds, type LicenseType, type Use } from "@max-booster/extension-api"
import { boundsOf, faultOfTerms } from "./bounds"
import { resolveType, tailored } from "./license-type"
import { faultOfPrice } from "./price"
import { questionsOf, readAnswers } from "./questions"

/** Something that every license type owes: a sentence, and what is wrong with a type (nothing: undefined). */
export type Check = { says: string; faultOf(type: LicenseType): string | undefined }

const uses: Use["kind"][] = [...capNames, ...prohibitions, "synchronization", "ai-training"]
const termsOf = (type: LicenseType) => tailored(type).terms
const isTwice = (list: readonly unknown[]) => new Set(list).size !== list.length
/** The first fault that a list yields. */
const first = <T>(list: readonly T[], faultOf: (each: T) => string | false | null | undefined) => list.map(faultOf).find(Boolean) || undefined

const members: Record<string, string> = {
  id: "string", label: "string", summary: "string", rank: "number", exclusive: "boolean", delivers: "object", defaultPrice: "object", priceRules: "object", terms: "object", defaults: "object", adjustable: "object",
  prohibited: "object", aiTraining: "string", upgradesTo: "object", permits: "function", clauses: "function",
}

/** What every license type owes, in an order in which each may rely on those before it. */
export const checks: readonly Check[] = [
  {
    says: "is a definition made with defineLicenseType",
    faultOf: (type) => (typeof type !== "object" || type === null ? "It is no license type" : first(Object.entries(members), ([name, kind]) => typeof type[name as keyof LicenseType] !== kind && `Its "${name}" must be a ${kind}`)),
  },
  {
    says: "is named for machines and for people",
    faultOf: ({ id, label, summary }) => (!/^[a-z][a-z0-9-]{1,30}$/.test(id) ? `Its id "${id}" must be 2 to 31 small letters, digits and hyphens, and begin with a letter` : label.trim() === "" ? "Its label is empty" : !summary.endsWith(".") ? "Its summary must be a sentence" : undefined),
  },
  {
    says: "has defaults that its own schema takes, and refuses nonsense",
    faultOf: ({ terms, defaults }) => {
      const { error } = terms.safeParse(defaults)
      return error ? `Its defaults do not fit its terms: ${error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}` : terms.safeParse("nonsense").success ? "Its terms take nonsense" : undefined
    },
  },
  {
    says: "delivers known files, each once, at a price that its own rules permit",
    faultOf: (type) => {
      const { delivers, defaultPrice } = type
      if (delivers.length === 0 || isTwice(delivers)) return "It must deliver files, each once"
      return first(delivers, (kind) => !deliverableKinds.includes(kind) && `It delivers "${kind}", which no beat has`) ?? faultOfPrice(type, defaultPrice, defaultPrice.currency, true) ?? (faultOfPrice(type, { ...defaultPrice, amount: "-1" }, defaultPrice.currency, false) ? undefined : "It permits a negative price")
    },
  },
  {
    says: "asks what a form can ask, and takes its own example answers",
    faultOf: (type) => {
      if (questionsOf(type).length === 0) return undefined
      if (type.forContact) return "It is given for a name and an e-mail address, so nothing else can be asked"
      const { faults } = readAnswers(type, (type.exampleAnswers ?? {}) as Record<string, unknown>)
      return first(Object.entries(faults), ([name, words]) => `Its exampleAnswers do not answer "${name}": ${words}`)
    },
  },
  {
    says: "is data once resolved, the same each time",
    faultOf: (type) => {
      const [one, other] = [JSON.stringify(resolveType(type)), JSON.stringify(resolveType(type))]
      return one === other ? undefined : "It says something else each time it is asked"
    },
  },
  {
    says: "lets a producer change nothing but its own terms, each within bounds that hold its default and can be said",
    faultOf: (type) => {
      const terms = termsOf(type) as Record<string, unknown>
      const changeable = first(Object.keys(type.adjustable), (term) => {
        if (!(term in terms)) return `Its adjustable "${term}" is none of its terms`
        return faultOfTerms(type, { [term]: terms[term] }) ?? (faultOfTerms(type, { [term]: -1 }) === null && `Its adjustable "${term}" takes -1`)
      })
      return changeable ?? first(boundsOf(type), ({ term, lowest, highest }) => first([lowest, highest ?? lowest], (edge) => !type.terms.safeParse({ ...(type.defaults as object), [term]: edge }).success && `Its terms do not take ${edge} for "${term}", which is adjustable so far`))
    },
  },
  {
    says: "permits what its caps say and not one more",
    faultOf: (type) => {
      const caps = capsSchema.parse(termsOf(type))
      return first(capNames, (kind) => {
        const cap = caps[kind]
        if (cap !== 0 && !type.permits({ kind, quantity: cap ?? 1_000_000_000 }, termsOf(type)).allowed) return `It refuses ${kind} within its cap`
        return cap !== null && type.permits({ kind, quantity: cap + 1 }, termsOf(type)).allowed && `It permits ${cap + 1} ${kind}, over its cap`
      })
    },
  },
  {
    says: "permits nothing that it forbids or reserves",
    faultOf: (type) => first(type.prohibited, (kind) => type.permits({ kind }, termsOf(type)).allowed && `It permits ${kind}, which it prohibits`)
      ?? (type.permits({ kind: "ai-training" }, termsOf(type)).allowed === (type.aiTraining === "permitted") ? undefined : "Its permits and its aiTraining contradict each other"),
  },
  {
    says: "gives a reason for each refusal",
    faultOf: (type) => first(uses, (kind) => {
      const verdict = type.permits({ kind, quantity: 10 ** 12 }, termsOf(type))
      return !verdict.allowed && !(verdict.reason?.length > 10) && `It refuses ${kind} without a reason`
    }),
  },
  { says: "leads up to other licenses, each once", faultOf: ({ id, upgradesTo }) => (upgradesTo.includes(id) || isTwice(upgradesTo) ? "It must lead up to other licenses, each once" : undefined) },
  { says: "writes clauses in each language with nothing left to fill", faultOf: (type) => first(locales, (locale) => JSON.stringify(resolveType(type, {}, { locale }).clauses).includes("{{") && `Its clauses hold braces of a template in the language "${locale}"`) },
]

/** What is wrong with something that shall be a license type; null when nothing is. What its own code throws is its fault. */
export function faultOfType(type: LicenseType): string | null {
  for (const { faultOf } of checks) {
    const fault = attempt(() => faultOf(type))
    if (fault) return fault
  }
  return null
}

function attempt(work: () => string | undefined): string | undefined {
  try {
    return work()
  } catch (error) {
    return `Its code throws: ${error instanceof Error ? error.message : String(error)}`
  }
}
