import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TextBlock } from "@max-booster/api-contract"
import { afterAll, describe, expect, it } from "vitest"
import { aContract, aGrant, anAcceptance } from "../testing/grants"
import { shippedTypes } from "../types"
import { renderContract } from "../pdf/render-contract"

const folder = mkdtempSync(join(tmpdir(), "max-booster-contract-"))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const onDisk = (bytes: Uint8Array) => {
  const path = join(folder, "contract.pdf")
  writeFileSync(path, bytes)
  return path
}
const read = (bytes: Uint8Array) => execFileSync("pdftotext", ["-layout", onDisk(bytes), "-"], { encoding: "utf8" }).replace(/\s+/g, " ")

describe("a contract as PDF", { timeout: 60_000 }, () => {
  it("reads with names, beat, tier, price, number, caps, consents and page numbers", async () => {
    const text = read(await renderContract(aContract()))
    for (const part of ["Ana María Núñez", "known as Ana Beats", "Łukasz Öström", "Calle Mayor 1", "United Kingdom", "Night Drive", "WAV License Agreement", "$49.99 USD", "MB-2026-000123", "Up to 100,000", "142 BPM, F# minor",
      "24 November 2026, 02:40:05 UTC", "lose my right of withdrawal", "20 November 2026, 09:15:00 UTC", "Name as typed by the licensor", "mem_ana", "cus_lukasz", "b".repeat(64), "Prod. by Ana Beats", "not legal advice", "Page 1 of 4", "a".repeat(64)]) expect(text).toContain(part)
    expect(text).not.toContain("{{")
  })

  it("lists what the licensee said, in ten thousand characters, markup, several lines and other scripts, and nothing of it when he said nothing", async () => {
    const long = "Sentences of a long answer. ".repeat(400)
    const answers = [["Title of the film", "<b>Night</b> & {{licensor.name}}"], ["Scene", "One\nTwo"], ["Mood", "🌙 قطار"], ["Notes", long]].map(([label = "", words = ""], i) => ({ name: `a${i}`, label, value: words, words }))
    const text = read(await renderContract(aContract(aGrant({ answers }))))
    for (const part of ["What the licensee said", "Title of the film", "<b>Night</b> & {{licensor.name}}", "One", "🌙"]) expect(text).toContain(part)
    expect(text.match(/Sentences of a/g)?.length).toBeGreaterThan(390)
    expect(read(await renderContract(aContract()))).not.toContain("What the licensee said")
  })

  it("has the same bytes twice, and others for another license", async () => {
    const [first, again, other] = [await renderContract(aContract()), await renderContract(aContract()), await renderContract(aContract(aGrant(), { number: "MB-2026-000124" }))]
    expect(Buffer.compare(first, again)).toBe(0)
    expect(Buffer.compare(first, other)).not.toBe(0)
  })

  it.each(shippedTypes.map(({ id }) => id))("is a sound file with embedded fonts for the %s license", async (type) => {
    const path = onDisk(await renderContract(aContract(aGrant({ type }))))
    expect(execFileSync("qpdf", ["--check", path], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found")
    const fonts = execFileSync("pdffonts", [path], { encoding: "utf8" }).trim().split("\n").slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Inter-\w+ .*yes yes yes/)
    const info = execFileSync("pdfinfo", [path], { encoding: "utf8" })
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/)
    expect(info).toMatch(/Title:\s+[\w ]+ License Agreement, MB-2026-000123/i)
  })

  it("is tagged: who has it read aloud hears title, sections, tables and lists as such, and each line once", async () => {
    const path = onDisk(await renderContract(aContract()))
    expect(execFileSync("pdfinfo", [path], { encoding: "utf8" })).toMatch(/Tagged:\s+yes/)
    const tags = execFileSync("pdfinfo", ["-struct-text", path], { encoding: "utf8" }).replace(/\s+/g, " ")
    for (const part of ['H1 (block) "WAV License Agreement"', 'H2 (block) "What it permits"', 'H3 (block) "1." "Parties and beat" P (block) "This agreement', 'TR TH: /Scope /Row "Audio streams" TD "Up to 100,000"', 'L (block) LI (block) LBody (block) "MP3 (320 kbit/s)" LI']) expect(tags).toContain(part)
    for (const decoration of ["MAX BOOSTER", "Page 1 of 4"]) expect(tags).not.toContain(decoration)
  })

  it("keeps text that looks like markup or variables, and writes letters that the font lacks by their code points", async () => {
    const licensee = { ...aGrant().licensee, name: "<b>Bo</b> {{licensor.name}} & Co" }
    const text = read(await renderContract(aContract(aGrant({ licensee, beat_title: "Fire \u{13000} -> 3x4" }))))
    expect(text).toContain("<b>Bo</b> {{licensor.name}} & Co")
    expect(text).toContain("Fire [U+13000] -> 3x4")
  })

  it("names people in their own scripts, as they are read and not as they are drawn", async () => {
    const licensee = { ...aGrant().licensee, name: "محمد بن عبد الله", address: "王小明\n北京市朝阳区" }
    const facts = aGrant({ licensee, licensor: { ...aGrant().licensor, name: "דוד לוי" }, beat_title: "ليل 夜 🔥" })
    const text = read(await renderContract(aContract(facts, { acceptance: anAcceptance({ typed_name: licensee.name }) }))).replace(/[\u202a-\u202e]/g, "")
    for (const part of ["محمد بن عبد الله", "王小明", "北京市朝阳区", "דוד לוי", "夜 🔥"]) expect(text).toContain(part)
    expect(text).not.toContain("[U+")
  })

  it("sets lists and emphasis, a paragraph after the other, over as many lines as they need", async () => {
    const blocks: TextBlock[] = [
      { kind: "paragraph", runs: [{ text: "You may " }, { text: "never", bold: true }, { text: ", " }, { text: "not even once", italic: true }, { text: `, ${"sing it aloud ".repeat(30)}` }] },
      { kind: "list", ordered: true, items: [[{ text: "at weddings" }], [{ text: "at " }, { text: "funerals", bold: true, italic: true }]] }, { kind: "list", ordered: false, items: [[{ text: "in elevators" }]] },
    ]
    const path = onDisk(await renderContract(aContract(aGrant(), { clauses: [{ heading: "Silence", text: "", blocks }] })))
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/\s+/g, " ")
    for (const part of ["You may never, not even once, sing it aloud sing it", "1. at weddings 2. at funerals in elevators"]) expect(text).toContain(part)
    expect(execFileSync("pdffonts", [path], { encoding: "utf8" })).toMatch(/Inter-SemiBoldItalic/)
    expect(execFileSync("pdfinfo", ["-struct-text", path], { encoding: "utf8" }).replace(/\s+/g, " ")).toMatch(/L \(block\) LI \(block\) LBody \(block\) "1\." "at weddings" LI/)
  })

  it("of a license from before producers signed says who offered it, and nobody's signature", async () => {
    const { signature: _none, locale: _english, ...facts } = aGrant()
    const text = read(await renderContract(aContract(facts)))
    expect(text).toContain("Offered by Ana María Núñez, who published this license for sale.")
    expect(text).not.toContain("as typed by the licensor")
  })

  it.each([["W"], ["م"], ["👍🏽"]])("sets a name of ten thousand times %s and a long address over as many pages as they need", async (letter) => {
    const licensee = { ...aGrant().licensee, name: letter.repeat(10_000), address: Array.from({ length: 60 }, (_, i) => `Line ${i}`).join("\n") }
    const bytes = await renderContract(aContract(aGrant({ licensee }), { acceptance: anAcceptance({ typed_name: "W".repeat(200) }) }))
    expect(execFileSync("qpdf", ["--check", onDisk(bytes)], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found")
    expect(read(bytes)).toContain("Line 59")
  })
})
