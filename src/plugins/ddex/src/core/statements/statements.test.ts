import { decimalsOf } from "@max-booster/kernel"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { faultOf, guessMapping, headOf } from "./columns"
import { parseDecimal, PLACES, toMinor, writeDecimal } from "./decimal"
import { delimiterOf, isDecimalComma } from "./dialect"
import { EncodingEar, encodingOf } from "./encoding"
import type { Mapping, StatementLine } from "./line"
import { layouts } from "./layouts"
import { monthOf } from "./period"
import { byRecording, Summing, wholes } from "./sums"
import { lineReader } from "./to-line"

const utf16 = (text: string, order: "le" | "be", mark = true) => {
  const bytes = Buffer.from(`${mark ? "\uFEFF" : ""}${text}`, "utf16le")
  return order === "le" ? bytes : bytes.swap16()
}

describe("encoding", () => {
  const text = "Künstler;Titel;Betrag\r\nBjörk;Jóga;1,50\r\n"
  it.each([
    ["UTF-8", Buffer.from(text), "utf-8"], ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`), "utf-8"],
    ["UTF-16 LE", utf16(text, "le"), "utf-16le"], ["UTF-16 BE", utf16(text, "be"), "utf-16be"],
    ["UTF-16 LE without a mark", utf16(text, "le", false), "utf-16le"], ["UTF-16 BE without a mark", utf16(text, "be", false), "utf-16be"],
    ["Windows-1252", Buffer.from(text, "latin1"), "windows-1252"],
  ] as const)("hears %s", (_, bytes, encoding) => {
    expect(encodingOf(bytes)).toBe(encoding)
    expect(new TextDecoder(encoding).decode(bytes)).toBe(text)
  })

  it("hears it whatever pieces the bytes come in, and a letter of Windows-1252 at the very end", () => {
    const ear = new EncodingEar()
    for (const byte of Buffer.from(text)) ear.hear(Uint8Array.of(byte))
    expect(ear.verdict()).toBe("utf-8")
    expect(encodingOf(Buffer.from(`${"a,b\n".repeat(10_000)}Björk`, "latin1"))).toBe("windows-1252")
  })
})

describe("dialect", () => {
  it("finds what parts the cells, quoted ones aside", () => {
    expect(delimiterOf("a;b;c\n\"x,y,z,w\";2,5;3\n1;2,5;3\n")).toBe(";")
    expect(delimiterOf("a\tb\tc\n1, 2, 3\t4\t5\n")).toBe("\t")
    expect(delimiterOf("a,b,c\n1,2,3\n")).toBe(",")
  })

  it("tells decimal commas from those of thousands", () => {
    expect(isDecimalComma(["0,0034", "1,2", "12"], ";")).toBe(true)
    expect(isDecimalComma(["1.234,56"], "\t")).toBe(true)
    expect(isDecimalComma(["1,234.56", "0.5"], ",")).toBe(false)
    expect(isDecimalComma(["1,234", "5,678", "0.25"], ",")).toBe(false)
    expect(isDecimalComma(["12", "13"], ";")).toBe(true)
  })
})

describe("amounts", () => {
  it.each([
    ["0.0034567891", false, "0.0034567891"], ["1.234,56", true, "1234.56"], ["1,234.5", false, "1234.5"], ["(12.50)", false, "-12.5"], ["-3", false, "-3"], ["3-", false, "-3"], ["€ 4,20", true, "4.2"],
    ["$-1.5", false, "-1.5"], ["1.2E-05", false, "0.000012"], ["1,2e-5", true, "0.000012"], [".5", false, "0.5"], ["1 234,5", true, "1234.5"], ["-0.0", false, "0"],
  ] as const)("reads %s exactly (comma: %s)", (text, comma, value) => { expect(writeDecimal(parseDecimal(text, comma) ?? -999n)).toBe(value) })

  it.each([["1,23", false], ["1.23", true], ["12,34,56", false], ["abc", false], ["", false], ["1.2.3", false], ["-", false], ["0.0000000000000000001", false]] as const)("does not guess at %s (comma: %s)", (text, comma) => { expect(parseDecimal(text, comma)).toBeNull() })

  it("reads back what it writes", () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (amount) => {
      const text = writeDecimal(amount)
      expect(parseDecimal(text, false)).toBe(amount)
      expect(parseDecimal(text.replace(".", ","), true)).toBe(amount)
    }))
  })

  it("rounds a statement once: parts sum to the whole and each is within a minor unit", () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }), { maxLength: 40 }), fc.constantFrom("usd", "jpy", "kwd"), (parts, currency) => {
      const unit = 10n ** BigInt(PLACES - decimalsOf(currency))
      const minor = toMinor(parts, currency)
      const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
      const off = sum(minor) * unit - sum(parts)
      expect((off < 0n ? -off : off) * 2n <= unit).toBe(true)
      minor.forEach((part, i) => { expect(Math.abs(Number(part * unit - (parts[i] ?? 0n))) <= Number(unit)).toBe(true) })
    }))
  })
})

describe("columns", () => {
  it.each(layouts.map((layout) => [layout.label, layout] as const))("knows %s", (_, layout) => {
    const columns = [...new Set([...layout.known, ...Object.values(layout.columns)])]
    const guess = guessMapping(columns)
    expect(guess.layout?.id).toBe(layout.id)
    expect(guess.mapping).toMatchObject(layout.columns)
  })

  it("guesses other files by what columns are called, and takes the currency from a name", () => {
    const guess = guessMapping(["\uFEFFTrack Title", "Track ISRC", "Sales-Month", "Units", "Net Revenue (EUR)", "Territory"])
    expect(guess).toMatchObject({ layout: null, currency: "eur", mapping: { isrc: "Track ISRC", period: "Sales-Month", quantity: "Units", amount: "Net Revenue (EUR)", country: "Territory" } })
  })

  it("finds the head below notes, and says what is missing", () => {
    expect(headOf([["Account", "12"], [""], ["ISRC", "Title", "Period", "Streams"], ["USABC2600001", "A", "2026-10", "2"]])).toBe(2)
    const fault = (mapping: Mapping, period: string | null = "2026-10") => faultOf({ mapping, currency: null, period }, ["Title", "Net", "Streams"])
    expect(fault({ title: "Title" })).toContain("streams or sales")
    expect(fault({ amount: "Net" }, null)).toContain("month")
    expect(fault({ amount: "Net" })).toContain("currency")
    expect(fault({ amount: "Nett" })).toContain("no column")
    expect(fault({ quantity: "Streams" })).toBeNull()
  })

  it.each([
    ["2026-10", "2026-10"], ["2026-10-31", "2026-10"], ["202610", "2026-10"], ["20261031", "2026-10"], ["10/2026", "2026-10"], ["10/31/2026", "2026-10"], ["31/10/2026", "2026-10"], ["01.10.2026", "2026-10"],
    ["Oct 2026", "2026-10"], ["October-26", "2026-10"], ["2026M10", "2026-10"], ["2026-10-01 to 2026-10-31", "2026-10"], ["2026-13", null], ["soon", null], ["", null],
  ])("reads the month of %s", (text, month) => { expect(monthOf(text)).toBe(month) })
})

describe("lines", () => {
  const columns = ["ISRC", "Title", "Store", "Month", "Units", "Net"]
  const read = lineReader(columns, { mapping: { isrc: "ISRC", title: "Title", store: "Store", period: "Month", quantity: "Units", amount: "Net" }, comma: false, currency: "usd", store: null, period: null })

  it("reads a line, hyphens of the ISRC and parts of thousands aside", () => {
    expect(read(["us-abc-26-00001", "Tide", "Spotify", "2026-10", "1,200", "4.20"], 2)).toEqual({ line: { isrc: "USABC2600001", upc: null, title: "Tide", artist: "", store: "Spotify", country: "", period: "2026-10", quantity: 1_200n, amount: 42n * 10n ** 17n, currency: "usd" } })
  })

  it("says by line and field why it cannot, and passes rows of nothing and totals over", () => {
    expect(read(["US1", "Tide", "Spotify", "2026-10", "1", "4.20"], 7)).toMatchObject({ problem: { line: 7, field: "isrc" } })
    expect(read(["", "Tide", "Spotify", "later", "1", "4.20"], 8)).toMatchObject({ problem: { line: 8, field: "period" } })
    expect(read(["", "Tide", "Spotify", "2026-10", "1.5", "4.20"], 9)).toMatchObject({ problem: { line: 9, field: "quantity" } })
    expect(read(["", "Tide", "Spotify", "2026-10", "1", "4,2"], 10)).toMatchObject({ problem: { line: 10, field: "amount" } })
    expect(read(["", "", "", "", "", ""], 11)).toBeNull()
    expect(read(["Total", "", "", "", "10", "44.00"], 12)).toMatchObject({ problem: { field: "isrc" } })
  })
})

const aLine: fc.Arbitrary<StatementLine> = fc.record({
  isrc: fc.constantFrom(null, "USABC2600001", "USABC2600002", "USABC2600003"), upc: fc.constant(null), title: fc.constantFrom("A", "B"), artist: fc.constant(""), store: fc.constantFrom("Spotify", "Deezer"), country: fc.constantFrom("US", "DE"),
  period: fc.constantFrom("2026-09", "2026-10"), quantity: fc.bigInt({ min: -5n, max: 1_000n }), amount: fc.bigInt({ min: -(10n ** 17n), max: 10n ** 19n }), currency: fc.constantFrom("usd", "eur"),
})

it("recordings of a statement sum to its whole, in each currency, whatever is in it", () => {
  fc.assert(fc.property(fc.array(aLine, { maxLength: 60 }), (lines) => {
    const summing = new Summing()
    for (const line of lines) summing.add(line)
    const sums = summing.take()
    expect(sums.reduce((count, sum) => count + sum.lines, 0)).toBe(lines.length)
    const parts = byRecording(sums, ({ isrc }) => (isrc === "USABC2600003" ? null : isrc))
    for (const { currency, amount } of wholes(sums)) expect(parts.filter((part) => part.currency === currency).reduce((sum, part) => sum + part.amount, 0n)).toBe(amount)
  }))
})
