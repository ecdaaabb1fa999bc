import { describe, expect, it } from "vitest"
import { divide, faultOfPrice, parsePrice, toTyped } from "./price"

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
  it("that is none or too low is answered with what to write", () => {
    expect(["", "0.49", "0", "0.50", "29.95"].map((typed) => faultOfPrice(typed, "usd"))).toEqual(["Write it like 29.95", "Ask nothing, or at least $0.50", null, null, null])
    expect(faultOfPrice("1.5", "jpy")).toBe("Write it like 2995")
  })
  it("is divided without losing a cent between platform and producer", () => {
    expect(divide({ amount: "2995", currency: "usd" }, 1_000)).toEqual({ fee: { amount: "300", currency: "usd" }, share: { amount: "2695", currency: "usd" } })
    for (let cents = 50; cents < 1_000; cents += 1) {
      const { fee, share } = divide({ amount: String(cents), currency: "usd" }, 1_250)
      expect(BigInt(fee.amount) + BigInt(share.amount)).toBe(BigInt(cents))
    }
  })
})
