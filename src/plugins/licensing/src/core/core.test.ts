import { locales, soldCapsSchema, type TextBlock } from "@max-booster/api-contract"
import type { ContractDraft, LicenseType } from "@max-booster/extension-api"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { aContract, aGrant, typeOf } from "../testing/grants"
import { shippedTypes } from "../types"
import { layOut } from "./document"
import { contentDisposition } from "@max-booster/kernel/content-disposition"
import { humanFileName } from "./file-name"
import { resolveType } from "./license-type"
import { licenseNumber } from "./number"
import { draftContract, faultsOf, refusalOf, renderTemplate } from "./template"
import { withText } from "./clause"
import { defaultTemplates } from "./texts"
import { termsHash } from "./terms-hash"
import { capRows } from "./words"

const defaultTemplate = defaultTemplates.en
const wav = typeOf("wav")
const en = { type: wav, locale: "en" } as const
const usd = (amount: string) => ({ amount, currency: "usd" })
const text = (body: string) => ({ title: "T", clauses: [{ heading: "H", text: body }] })

describe("a contract template", () => {
  it.each(locales)("is accepted as the shop starts with it in the language %s", (locale) => { expect(refusalOf(defaultTemplates[locale])).toBeNull() })

  it("is refused by the names of unknown variables and of missing slots", () => {
    expect(faultsOf(text("{{buyer.shoe}} {{licensor.name}} {{beat.title}}"))).toEqual({ unknown: [{ where: "clause 1 (H)", name: "buyer.shoe" }], missing: ["licensee.name", "license.price", "license.terms"] })
    expect(refusalOf(text("{{buyer.shoe}}"))).toMatch(/Nothing fills \{\{buyer\.shoe\}\} in clause 1 \(H\)\..*A contract must name .*\{\{licensee\.name\}\}/)
  })

  it("is refused for braces that never close", () => { expect(faultsOf(text("Dear {{licensee.name")).unknown).toEqual([{ where: "clause 1 (H)", name: "{{licensee.name" }]) })

  it("is refused when the terms do not stand alone in a clause", () => {
    expect(faultsOf({ ...defaultTemplate, clauses: [...defaultTemplate.clauses, { heading: "x", text: "As {{license.terms}} say" }] }).unknown).toEqual([{ where: "clause 10 (x)", name: "license.terms" }])
  })

  it("takes values literally, even those that look like variables", () => {
    const facts = aGrant({ beat_title: "{{licensor.name}} $& <b>" })
    expect(renderTemplate(text("“{{ beat.title }}” at {{license.price}}"), { facts, ...en }).clauses[0]?.text).toBe("“{{licensor.name}} $& <b>” at $49.99 USD")
  })

  it("has a heading of the type's once, with what the text says under it as well", () => {
    const old = { ...defaultTemplate, clauses: [...defaultTemplate.clauses, { heading: "What is not  allowed", text: "Dancing." }] }
    const same = renderTemplate(old, { facts: aGrant(), ...en }).clauses.filter(({ heading }) => /not\s+allowed/.test(heading))
    expect(same).toHaveLength(1)
    expect(same[0]?.text).toMatch(/^The Licensee may not: [^]*\nDancing\.$/)
  })

  it("never loses or invents a value, whatever people are called", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => {
      const facts = aGrant({ licensee: { ...aGrant().licensee, name } })
      expect(renderTemplate(text("[{{licensee.name}}]"), { facts, ...en }).clauses[0]?.text).toBe(`[${name}]`)
    }))
  })

  it("keeps lists and emphasis, with values filled in literally, and is refused where a variable's braces are set in two styles", () => {
    const blocks: TextBlock[] = [{ kind: "paragraph", runs: [{ text: "For " }, { text: "{{licensee.name}}", bold: true }] }, { kind: "list", ordered: true, items: [[{ text: "“{{beat.title}}”" }], [{ text: "nothing else", italic: true }]] }]
    const rich = { title: "T", clauses: [withText({ heading: "H", text: "", blocks })] }
    expect(renderTemplate(rich, { facts: aGrant({ beat_title: "<b>{{x}}" }), ...en }).clauses[0]).toEqual({
      heading: "H", text: "For Łukasz Öström\n1. “<b>{{x}}”\n2. nothing else",
      blocks: [{ kind: "paragraph", runs: [{ text: "For " }, { text: "Łukasz Öström", bold: true }] }, { kind: "list", ordered: true, items: [[{ text: "“<b>{{x}}”" }], [{ text: "nothing else", italic: true }]] }],
    })
    const torn: TextBlock[] = [{ kind: "paragraph", runs: [{ text: "{{licensee." }, { text: "name}}", bold: true }] }]
    expect(refusalOf({ title: "T", clauses: [withText({ heading: "H", text: "", blocks: torn })] })).toMatch(/Nothing fills \{\{licensee\. in clause 1 \(H\), whose braces must close and stand in one style\./)
  })

  it("gives the license type's own clauses the place of the terms", () => {
    const draft = draftContract({ ...defaultTemplate, number: 3 }, { facts: aGrant(), ...en })
    expect(draft).toMatchObject({ template_version: 3, line_id: "cali_1", delivers: ["mp3", "wav"] })
    expect(draft.clauses.find(({ heading }) => heading === "Limits of use")?.text).toContain("up to 100,000")
  })
})

describe("the languages of contracts", () => {
  const { labels: _labels, ...spoken } = shippedTypes.find(({ id }) => id === "wav") as LicenseType
  const inGerman = (type: LicenseType) => draftContract({ ...defaultTemplates.de, number: 2 }, { facts: aGrant({ locale: "de" }), type: resolveType(type, {}, { locale: "de" }), locale: "de" })
  const words = (draft: ContractDraft) => draft.clauses.map(({ text }) => text).join(" ")

  it("say prices, countries, keys and limits as their readers do", () => {
    const text = words(inGerman({ ...spoken, labels: { de: "WAV" } }))
    for (const part of ["49,99 USD", "Spanien", "F#-Moll", "bis zu 100.000", "die ganze Welt", "Der Lizenznehmer darf nicht: den Beat"]) expect(text).toContain(part)
    expect(text).not.toMatch(/Licensee|Licensor/)
  })

  it("take a type's English clauses where it speaks no other, and say so", () => {
    const draft = inGerman(spoken)
    expect(draft.clauses.find(({ heading }) => heading === "Sprache")?.text).toMatch(/nur auf Englisch/)
    expect(words(draft)).toContain("The Licensor grants the Licensee")
  })
})

describe("the hash of terms", () => {
  const facts = [aGrant(), aGrant({ line_id: "cali_2", beat_title: "Other" })]
  const drafts = facts.map((fact) => draftContract({ ...defaultTemplate, number: 1 }, { facts: fact, ...en }))

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

describe("a license from before there were seven caps", () => {
  const first = { copies: 2_500, audioStreams: null, musicVideos: 1, radioStations: 0, paidPerformances: true }
  it("is read, and its contract says what it said", () => {
    expect(soldCapsSchema.parse(first)).toEqual(first)
    expect(capRows(first)).toEqual([
      { use: "Copies sold or given away, physical and downloads", limit: "Up to 2,500" }, { use: "Audio streams", limit: "Unlimited" }, { use: "Music videos", limit: "Up to 1" },
      { use: "Radio stations", limit: "Not included" }, { use: "Paid live performances", limit: "Included" },
    ])
    const rows = layOut({ ...aContract(aGrant()), caps: first }).license.map(({ label }) => label)
    expect(rows).not.toContain("Ends with")
  })
  it("says its last day when its terms do", () => {
    const facts = aGrant({ terms: wav.terms })
    expect(layOut({ ...aContract(facts), paid_at: "2028-02-29T12:00:00.000Z" }).license).toContainEqual({ label: "Ends with", value: "28 February 2038" })
  })
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
