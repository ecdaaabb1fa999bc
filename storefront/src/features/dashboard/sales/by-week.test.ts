import { describe, expect, it } from "vitest"
import { byWeek } from "./by-week"

const now = new Date("2026-11-25T12:00:00Z") // a Wednesday
const aSale = (created_at: string, amount: string, state: "pending" | "transferred" | "refunded" = "pending", currency = "usd") => ({ created_at, state, seller_amount: { amount, currency } })

describe("sales by week", () => {
  it("end with the week of today and begin on Mondays", () => {
    expect(byWeek([], "usd", now, 3).map(({ from }) => from)).toEqual(["2026-11-09", "2026-11-16", "2026-11-23"])
  })
  it("put Sunday night and Monday morning into different weeks", () => {
    const weeks = byWeek([aSale("2026-11-22T23:59:59Z", "100"), aSale("2026-11-23T00:00:00Z", "250"), aSale("2026-11-24T00:00:00Z", "50")], "usd", now, 2)
    expect(weeks.map(({ earned, sales }) => [earned, sales])).toEqual([[100n, 1], [300n, 2]])
  })
  it("leave out what was refunded, what is older, and other currencies", () => {
    const weeks = byWeek([aSale("2026-11-24T10:00:00Z", "100", "refunded"), aSale("2026-11-24T10:00:00Z", "100", "pending", "eur"), aSale("2025-01-01T10:00:00Z", "100")], "usd", now, 2)
    expect(weeks.map(({ earned }) => earned)).toEqual([0n, 0n])
  })
})
