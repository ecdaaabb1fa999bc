import { describe, expect, it } from "vitest"
import type { GrantFacts } from "@max-booster/extension-api"
import { builtInTypes } from "../types/tiers"
import { draftContract, licenseNumber, termsHash } from "./contract"
import { defaultTemplate } from "./default-template"
import { checkTemplate, renderClauses } from "./template"

const facts: GrantFacts = {
  line_id: "l1", recording_id: "rec_1", beat_title: "Night {{licensee.name}} <b>", bpm: 140, key: "A minor", type: "wav", price: { amount: "4999", currency: "usd" },
  licensor: { name: "Ana Lima", alias: "Velvet Static", email: "ana@example.com", address: "1 Side\nStreet", country: "pt" },
  licensee: { name: "Ben O'Neil", alias: null, email: "ben@example.com", address: "2 Road", country: "us" }, seller_id: "sel_1", customer_id: "cus_1",
}

describe("contract templates", () => {
  it("accepts the text that the shop starts with", () => {
    expect(checkTemplate(defaultTemplate.clauses)).toEqual({ ok: true, value: true })
  })
  it("refuses unknown variables and missing slots by name", () => {
    expect(checkTemplate([{ heading: "x", text: "{{buyer.shoe}}" }])).toMatchObject({ error: { code: "unknown_variable", message: expect.stringContaining("{{buyer.shoe}}") as string } })
    expect(checkTemplate([{ heading: "x", text: "{{licensor.name}} {{beat.title}} {{license.price}} {{terms}}" }])).toMatchObject({ error: { code: "missing_slot", message: "The text must name {{licensee.name}}." } })
  })
  it("inserts values literally, even when they look like variables or markup", () => {
    const [clause] = renderClauses([{ heading: "Beat", text: "\u201c{{beat.title}}\u201d at {{license.price}}, {{licensor.address}}" }], facts, [])
    expect(clause?.text).toBe("\u201cNight {{licensee.name}} <b>\u201d at $49.99, 1 Side Street")
  })
  it("gives the type's own clauses the place of {{terms}}", () => {
    const wav = builtInTypes[1]
    const draft = draftContract(wav, { number: 1, ...defaultTemplate }, facts)
    expect(draft.clauses.find((c) => c.heading === "Scope of this license")?.text).toContain("up to 100,000 audio streams")
    expect(JSON.stringify(draft.clauses)).not.toContain("{{terms}}")
  })
})

describe("the hash of terms", () => {
  const draft = draftContract(builtInTypes[1], { number: 1, ...defaultTemplate }, facts)
  it("is the same for the same terms in any key order and changes with a price", () => {
    const shuffled = Object.fromEntries(Object.entries(facts).reverse()) as GrantFacts
    expect(termsHash([shuffled], [draft])).toBe(termsHash([facts], [draft]))
    expect(termsHash([{ ...facts, price: { amount: "5000", currency: "usd" } }], [draft])).not.toBe(termsHash([facts], [draft]))
  })
})

describe("license types", () => {
  it("permit uses up to their caps and refuse past them with the way on", () => {
    const [mp3, , , unlimited] = builtInTypes
    expect(mp3.permits({ kind: "streams", quantity: 50_000 }, mp3.defaults as never)).toEqual({ allowed: true })
    expect(mp3.permits({ kind: "streams", quantity: 50_001 }, mp3.defaults as never)).toEqual({ allowed: false, reason: "This license covers 50,000; upgrade to go on" })
    expect(unlimited.permits({ kind: "streams", quantity: 10 ** 9 }, unlimited.defaults as never)).toEqual({ allowed: true })
    expect(unlimited.permits({ kind: "synchronization" }, unlimited.defaults as never)).toMatchObject({ allowed: false })
  })
  it("are numbered by year", () => {
    expect(licenseNumber(2026, 123)).toBe("MB-2026-000123")
  })
})
