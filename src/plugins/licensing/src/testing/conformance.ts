import type { LicenseType, Use } from "@max-booster/extension-api"
import { deliverableKinds } from "@max-booster/extension-api"
import { describe, expect, it } from "vitest"
import { defaultTemplate } from "../core/default-template"
import { resolveType } from "../core/license-type"
import { draftContract } from "../core/template"
import { aGrant } from "./grants"

const uses: Use["kind"][] = ["streams", "copies", "video", "radio", "performance", "synchronization"]

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

    it("delivers known files, each once, at a price", () => {
      expect(type.delivers.length).toBeGreaterThan(0)
      expect(new Set(type.delivers).size).toBe(type.delivers.length)
      for (const kind of type.delivers) expect(deliverableKinds).toContain(kind)
      expect(BigInt(type.defaultPrice.amount)).toBeGreaterThanOrEqual(0n)
    })

    it("is data once resolved, the same each time", () => {
      const resolved = resolveType(type)
      expect(JSON.parse(JSON.stringify(resolved))).toEqual(resolved)
      expect(resolveType(type)).toEqual(resolved)
    })

    it("permits what its caps say and not one more", () => {
      const { audioStreams, copies, musicVideos, radioStations } = type.caps(terms)
      for (const [kind, cap] of [["streams", audioStreams], ["copies", copies], ["video", musicVideos], ["radio", radioStations]] as const) {
        expect(type.permits({ kind, quantity: cap ?? 1_000_000_000 }, terms)).toEqual({ allowed: true })
        if (cap !== null) expect(type.permits({ kind, quantity: cap + 1 }, terms)).toMatchObject({ allowed: false })
      }
    })

    it("gives a reason for each refusal", () => {
      for (const kind of uses) {
        const verdict = type.permits({ kind, quantity: 10 ** 12 }, terms)
        if (!verdict.allowed) expect(verdict.reason.length).toBeGreaterThan(10)
      }
    })

    it("writes clauses that fit the template, with nothing left to fill", () => {
      const clauses = type.clauses(terms)
      for (const { heading, text } of clauses) expect(heading && text).toBeTruthy()
      const draft = draftContract({ ...defaultTemplate, number: 1 }, { facts: aGrant({ type: type.id }), type: resolveType(type) })
      for (const { heading } of clauses) expect(draft.clauses.map((clause) => clause.heading)).toContain(heading)
      expect(JSON.stringify(draft)).not.toContain("{{")
    })
  })
}
