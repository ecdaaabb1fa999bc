import { capNames, capsSchema, locales, prohibitions } from "@max-booster/api-contract"
import type { LicenseType, Use } from "@max-booster/extension-api"
import { deliverableKinds } from "@max-booster/extension-api"
import { describe, expect, it } from "vitest"
import { boundsOf, faultOfTerms } from "../core/bounds"
import { resolveType } from "../core/license-type"
import { faultOfPrice } from "../core/price"
import { draftContract } from "../core/template"
import { defaultTemplates } from "../core/texts"
import { aGrant } from "./grants"

const uses: Use["kind"][] = [...capNames, ...prohibitions, "synchronization", "ai-training"]

/** What every license type owes. Call it at the top of a test file. */
export function testLicenseType(type: LicenseType): void {
  describe(`license type ${type.id}`, () => {
    const terms = type.terms.parse(type.defaults)

    it("is named for machines and for people", () => {
      expect(type.id).toMatch(/^[a-z][a-z0-9-]{1,30}$/)
      expect(type.label.trim()).not.toBe("")
      expect(type.summary).toMatch(/\.$/)
    })

    it("has defaults that its own schema takes, and refuses nonsense", () => {
      expect(type.terms.safeParse(type.defaults).success).toBe(true)
      expect(type.terms.safeParse("nonsense").success).toBe(false)
    })

    it("delivers known files, each once, at a price that its own rules permit", () => {
      expect(type.delivers.length).toBeGreaterThan(0)
      expect(new Set(type.delivers).size).toBe(type.delivers.length)
      for (const kind of type.delivers) expect(deliverableKinds).toContain(kind)
      expect(faultOfPrice(type, type.defaultPrice, type.defaultPrice.currency, true)).toBeNull()
      expect(faultOfPrice(type, { ...type.defaultPrice, amount: "-1" }, type.defaultPrice.currency, false)).not.toBeNull()
    })

    it("is data once resolved, the same each time", () => {
      const resolved = resolveType(type)
      expect(JSON.parse(JSON.stringify(resolved))).toEqual(resolved)
      expect(resolveType(type)).toEqual(resolved)
    })

    it("lets a producer change nothing but its own terms, each within bounds that hold its default and can be said", () => {
      for (const term of Object.keys(type.adjustable)) {
        expect(Object.keys(terms)).toContain(term)
        expect(faultOfTerms(type, { [term]: (terms as Record<string, unknown>)[term] }), term).toBeNull()
        expect(faultOfTerms(type, { [term]: -1 }), term).toMatch(/must be .+; it is -1\.$/)
      }
      for (const { term, lowest, highest } of boundsOf(type)) for (const edge of [lowest, highest ?? lowest]) expect(() => resolveType(type, { [term]: edge }), term).not.toThrow()
    })

    it("permits what its caps say and not one more", () => {
      const caps = capsSchema.parse(terms)
      for (const kind of capNames) {
        const cap = caps[kind]
        if (cap !== 0) expect(type.permits({ kind, quantity: cap ?? 1_000_000_000 }, terms)).toEqual({ allowed: true })
        if (cap !== null) expect(type.permits({ kind, quantity: cap + 1 }, terms)).toMatchObject({ allowed: false })
      }
    })

    it("permits nothing that it forbids or reserves", () => {
      for (const kind of type.prohibited) expect(type.permits({ kind }, terms), kind).toMatchObject({ allowed: false })
      expect(type.permits({ kind: "ai-training" }, terms).allowed).toBe(type.aiTraining === "permitted")
    })

    it("gives a reason for each refusal", () => {
      for (const kind of uses) {
        const verdict = type.permits({ kind, quantity: 10 ** 12 }, terms)
        if (!verdict.allowed) expect(verdict.reason.length).toBeGreaterThan(10)
      }
    })

    it("leads up to other licenses, each once", () => {
      expect(type.upgradesTo).not.toContain(type.id)
      expect(new Set(type.upgradesTo).size).toBe(type.upgradesTo.length)
    })

    it.each(locales)("writes clauses that fit the template in the language %s, with nothing left to fill", (locale) => {
      const { clauses } = resolveType(type, {}, locale)
      for (const { heading, text } of clauses) expect(heading && text).toBeTruthy()
      const draft = draftContract({ ...defaultTemplates[locale], number: 1 }, { facts: aGrant({ type: type.id, locale }), type: resolveType(type, {}, locale), locale })
      for (const { heading } of clauses) expect(draft.clauses.map((clause) => clause.heading)).toContain(heading)
      expect(JSON.stringify(draft)).not.toContain("{{")
    })
  })
}
