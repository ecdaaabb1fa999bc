import { describe, expect, it } from "vitest"
import { barSizeOf, toBars } from "./bars"
import { spanOf } from "./range"

const now = new Date("2026-11-25T12:00:00Z") // a Wednesday
const aDay = (day: string, amount: string, sales = 1) => ({ day, earned: { amount, currency: "usd" }, sales })

describe("bars of earnings", () => {
  it("are days, weeks or months, so that the chart is readable", () => {
    expect([["2026-11-19", "2026-11-25"], ["2026-10-26", "2026-11-25"], ["2026-08-28", "2026-11-25"], ["2025-12-01", "2026-11-25"]].map(([from = "", to = ""]) => barSizeOf({ from, to }))).toEqual(["day", "day", "week", "month"])
  })
  it("hold every day once: days of nothing stand, weeks begin on Mondays, refunds take off", () => {
    expect(toBars([aDay("2026-11-23", "100")], { from: "2026-11-22", to: "2026-11-24" }).map(({ earned }) => earned)).toEqual([0n, 100n, 0n])
    const weeks = toBars([aDay("2026-11-22", "100"), aDay("2026-11-23", "250"), aDay("2026-11-24", "-50", 0)], { from: "2026-11-16", to: "2026-11-25" }, "week")
    expect(weeks).toEqual([{ from: "2026-11-16", earned: 100n, sales: 1 }, { from: "2026-11-23", earned: 200n, sales: 1 }])
    expect(toBars([aDay("2026-10-31", "1"), aDay("2026-11-01", "2")], { from: "2026-10-01", to: "2026-11-25" }, "month").map(({ from, earned }) => [from, earned])).toEqual([["2026-10-01", 1n], ["2026-11-01", 2n]])
  })
})

describe("a range", () => {
  it("ends today, and twelve months are whole ones", () => {
    expect(spanOf({}, now)).toMatchObject({ name: "30", span: { from: "2026-10-27", to: "2026-11-25" } })
    expect(spanOf({ range: "7" }, now).span).toEqual({ from: "2026-11-19", to: "2026-11-25" })
    expect(spanOf({ range: "year" }, now).span).toEqual({ from: "2025-12-01", to: "2026-11-25" })
    expect(spanOf({ range: "nonsense" }, now).name).toBe("30")
  })
  it("of one's own is taken either way round, and says what is wrong with it", () => {
    expect(spanOf({ range: "own", from: "2026-03-01", to: "2026-02-01" }, now)).toEqual({ name: "own", span: { from: "2026-02-01", to: "2026-03-01" }, problem: null })
    expect(spanOf({ range: "own", from: "2026-02-30", to: "2026-03-01" }, now).problem).toContain("first and a last day")
    expect(spanOf({ range: "own", from: "2000-01-01", to: "2026-03-01" }, now).problem).toContain("three years")
  })
})
