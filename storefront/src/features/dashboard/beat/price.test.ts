import { describe, expect, it } from "vitest"
import { parsePrice, shareOf, toTyped } from "./price"

describe("a typed price", () => {
  it.each([["29.95", "2995"], ["29,95", "2995"], ["$ 30", "3000"], ["30.", "3000"], [" 0.5 ", "50"]])("%j is %s cents", (typed, amount) => {
    expect(parsePrice(typed, "usd")).toEqual({ amount, currency: "usd" })
  })
  it.each(["", "free", "-1", "1.999", "1.2.3", "99999999"])("%j is none", (typed) => { expect(parsePrice(typed, "usd")).toBeNull() })
  it("follows the decimals of its currency", () => {
    expect(parsePrice("500", "jpy")).toEqual({ amount: "500", currency: "jpy" })
    expect(parsePrice("5.5", "jpy")).toBeNull()
    expect(parsePrice("1.234", "kwd")).toEqual({ amount: "1234", currency: "kwd" })
  })
  it("is written as it is read", () => { expect(toTyped({ amount: "2995", currency: "usd" })).toBe("29.95") })
  it("leaves the producer what the platform's fee leaves", () => { expect(shareOf({ amount: "2995", currency: "usd" })).toEqual({ amount: "2695", currency: "usd" }) })
})
