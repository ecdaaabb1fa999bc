import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { aGrant, typeOf } from "../testing/grants"
import { shippedTypes } from "../types"
import { defaultTemplate } from "./default-template"
import { contentDisposition, humanFileName } from "./file-name"
import { blockedBy, faultOf, inCurrency, tiersOf } from "./license-type"
import { licenseNumber } from "./number"
import { draftContract, faultsOf, refusalOf, renderTemplate } from "./template"
import { termsHash } from "./terms-hash"

const wav = typeOf("wav")
const usd = (amount: string) => ({ amount, currency: "usd" })
const text = (body: string) => ({ title: "T", clauses: [{ heading: "H", text: body }] })

describe("a contract template", () => {
  it("is accepted as the shop starts with it", () => { expect(refusalOf(defaultTemplate)).toBeNull() })

  it("is refused by the names of unknown variables and of missing slots", () => {
    expect(faultsOf(text("{{buyer.shoe}} {{licensor.name}} {{beat.title}}"))).toEqual({ unknown: ["buyer.shoe"], missing: ["licensee.name", "license.price", "license.terms"] })
    expect(refusalOf(text("{{buyer.shoe}}"))).toMatch(/Nothing fills \{\{buyer\.shoe\}\}\..*A contract must name .*\{\{licensee\.name\}\}/)
  })

  it("is refused for braces that never close", () => { expect(faultsOf(text("Dear {{licensee.name")).unknown).toEqual(["{{licensee.name"]) })

  it("is refused when the terms do not stand alone in a clause", () => {
    expect(faultsOf({ ...defaultTemplate, clauses: [...defaultTemplate.clauses, { heading: "x", text: "As {{license.terms}} say" }] }).unknown).toEqual(["license.terms"])
  })

  it("takes values literally, even those that look like variables", () => {
    const facts = aGrant({ beat_title: "{{licensor.name}} $& <b>" })
    expect(renderTemplate(text("“{{ beat.title }}” at {{license.price}}"), { facts, type: wav }).clauses[0]?.text).toBe("“{{licensor.name}} $& <b>” at $49.99 USD")
  })

  it("never loses or invents a value, whatever people are called", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => {
      const facts = aGrant({ licensee: { ...aGrant().licensee, name } })
      expect(renderTemplate(text("[{{licensee.name}}]"), { facts, type: wav }).clauses[0]?.text).toBe(`[${name}]`)
    }))
  })

  it("gives the license type's own clauses the place of the terms", () => {
    const draft = draftContract({ ...defaultTemplate, number: 3 }, { facts: aGrant(), type: wav })
    expect(draft).toMatchObject({ template_version: 3, line_id: "cali_1", delivers: ["mp3", "wav"] })
    expect(draft.clauses.find(({ heading }) => heading === "Limits of use")?.text).toContain("up to 100,000")
  })
})

describe("the hash of terms", () => {
  const facts = [aGrant(), aGrant({ line_id: "cali_2", beat_title: "Other" })]
  const drafts = facts.map((fact) => draftContract({ ...defaultTemplate, number: 1 }, { facts: fact, type: wav }))

  it("is the same in any order of lines and keys", () => {
    const shuffled = facts.map((fact) => Object.fromEntries(Object.entries(fact).reverse()) as typeof fact).reverse()
    expect(termsHash([...drafts].reverse(), shuffled)).toBe(termsHash(drafts, facts))
  })

  it("changes with a price, a name, a clause", () => {
    const before = termsHash(drafts, facts)
    expect(termsHash(drafts, [aGrant({ price: usd("5000") }), ...facts.slice(1)])).not.toBe(before)
    expect(termsHash(drafts.map((draft) => ({ ...draft, clauses: draft.clauses.slice(1) })), facts)).not.toBe(before)
  })
})

describe("a license plan", () => {
  it("offers every type but the exclusive one at its own price while there is none, cheapest first", () => {
    expect(tiersOf(shippedTypes, null, "usd").map(({ type, price, enabled }) => [type, price.amount, enabled])).toEqual([["mp3", "2999", true], ["wav", "4999", true], ["premium", "9999", true], ["unlimited", "19999", true], ["exclusive", "99999", false]])
  })

  it("switches off what it does not name and ignores types that are gone", () => {
    const tiers = tiersOf(shippedTypes, [{ type: "wav", price: usd("3500"), enabled: true }, { type: "gone", price: usd("1"), enabled: true }], "usd")
    expect(tiers.filter(({ enabled }) => enabled).map(({ type, price }) => [type, price.amount])).toEqual([["wav", "3500"]])
  })

  it("names the file that a tier waits for", () => {
    expect(blockedBy(["mp3", "wav"], ["mp3", "wav"])).toBeNull()
    expect(blockedBy(["mp3", "wav", "stems"], ["mp3", "wav"])).toMatch(/stems/)
  })

  it.each([
    ["an unknown type", [{ type: "exotic", price: usd("100"), enabled: true }], /no license type "exotic"/],
    ["a type named twice", [{ type: "mp3", price: usd("100"), enabled: true }, { type: "mp3", price: usd("200"), enabled: true }], /twice/],
    ["a foreign currency", [{ type: "mp3", price: { amount: "100", currency: "eur" }, enabled: true }], /EUR.*USD/],
    ["a price that Stripe would refuse", [{ type: "mp3", price: usd("49"), enabled: true }], /must be 0 \(free\), or from 50/],
    ["a negative price, even switched off", [{ type: "mp3", price: usd("-1"), enabled: false }], /must be 0/],
  ])("refuses %s", (_name, tiers, words) => { expect(faultOf(tiers, shippedTypes, "usd")).toMatch(words) })

  it("takes any honest price", () => {
    fc.assert(fc.property(fc.oneof(fc.constant(0n), fc.bigInt({ min: 50n, max: 99_999_999n })), (amount) => { expect(faultOf([{ type: "mp3", price: usd(String(amount)), enabled: true }], shippedTypes, "usd")).toBeNull() }))
  })

  it.each([["eur", "2999"], ["jpy", "30"], ["kwd", "29990"]])("keeps the figure in %s", (currency, amount) => { expect(inCurrency(usd("2999"), currency)).toEqual({ amount, currency }) })
})

describe("names", () => {
  it("number licenses by the year of payment in UTC", () => {
    expect(licenseNumber("2026-12-31T23:59:59.000Z", "123")).toBe("MB-2026-000123")
    expect(licenseNumber("2027-01-01T00:30:00.000+01:00", 1234567)).toBe("MB-2026-1234567")
  })

  it("make file names without what file systems forbid", () => {
    expect(humanFileName({ producer: "Ana/Beats", beat_title: "..Night:\u202E Drive?", number: "MB-2026-000001" }, "wav", ".wav")).toBe("Ana-Beats - Night- Drive- (WAV).wav")
    expect(humanFileName({ producer: "Ana", beat_title: "Night", number: "MB-2026-000001" }, "contract", ".pdf")).toBe("Ana - Night (License MB-2026-000001).pdf")
  })

  it("give a header that is ASCII, whatever the name", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (title) => {
      expect(contentDisposition(humanFileName({ producer: "P", beat_title: title, number: "N" }, "mp3", ".mp3"))).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\x21-\x7e]+$/)
    }))
  })
})
