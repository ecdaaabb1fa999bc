import { describe, expect, it } from "vitest"
import { majorOf, minorOf, percentOf, pointsOf } from "./amounts"

describe("amounts as an operator types them", () => {
  it.each([["12.5", "usd", "1250"], ["12,50", "eur", "1250"], ["0.01", "usd", "1"], ["500", "jpy", "500"], ["1.234", "kwd", "1234"]])("%s %s is %s minor units", (text, currency, minor) => { expect(minorOf(text, currency)).toBe(minor) })
  it.each([["0", "usd"], ["-1", "usd"], ["1.234", "usd"], ["1.5", "jpy"], ["ten", "usd"], ["", "usd"]])("%s %s is none", (text, currency) => { expect(minorOf(text, currency)).toBeNull() })
  it("are shown as they are typed", () => { expect(majorOf({ amount: "1250", currency: "usd" })).toBe("12.50") })
  it.each([["10", 1_000], ["12.5", 1_250], ["0", 0], ["100", 10_000], ["100.01", null], ["1.234", null], ["x", null]])("%s percent is %s basis points", (text, points) => { expect(pointsOf(text)).toBe(points) })
  it("shows basis points as percent", () => { expect(percentOf(1_250)).toBe("12.5") })
})
