import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toCsv } from "./csv"
import { fromMajor, money, toDecimal } from "./money"

describe("money in a file", () => {
  it("is exact, in major units, for currencies with 0, 2 and 3 decimals", () => {
    expect([money(1_999, "usd"), money(5, "usd"), money(-5, "kwd"), money(1_200, "jpy"), money(0, "usd"), money(-12_345_678_901_234_567_890n, "usd")].map(toDecimal))
      .toEqual(["19.99", "0.05", "-0.005", "1200", "0.00", "-123456789012345678.90"])
  })
  it("reads back as it was", () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.constantFrom("usd", "jpy", "kwd"), (amount, currency) => {
      expect(fromMajor(toDecimal(money(amount, currency)), currency).amount).toBe(amount)
    }))
  })
})

describe("a table for spreadsheets", () => {
  it("quotes what needs it, ends lines as RFC 4180 says, and says that it is UTF-8", () => {
    expect(toCsv(["Beat", "Price"], [["Say \"hi\", twice", money(2_995, "usd")], ["Zweite\nZeile", 3]])).toBe("\uFEFFBeat,Price\r\n\"Say \"\"hi\"\", twice\",29.95\r\n\"Zweite\nZeile\",3\r\n")
  })
  it("never lets somebody's words run as a formula, while our own negative amounts stay numbers", () => {
    for (const evil of ["=HYPERLINK(\"http://x\")", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "＝1"]) {
      const cell = toCsv([], [[evil]]).split("\r\n").slice(1).join("\r\n").replace(/^"/, "")
      expect(cell.startsWith("'"), evil).toBe(true)
    }
    expect(toCsv(["a"], [[money(-500, "usd")]])).toContain("\r\n-5.00\r\n")
  })
})
