import fc from "fast-check"
import { expect, it } from "vitest"
import { lastDayOf } from "./term"

it.each([
  ["2026-11-24T02:45:10.000Z", 10, "2036-11-24"], ["2028-02-29T12:00:00.000Z", 1, "2029-02-28"], ["2028-02-29T12:00:00.000Z", 4, "2032-02-29"], ["2096-02-29T00:00:00.000Z", 4, "2100-02-28"],
  ["2027-02-28T23:59:59.000Z", 1, "2028-02-28"], ["2028-02-29T23:30:00.000-01:00", 1, "2029-03-01"], ["2026-12-31T23:59:59.999Z", 2, "2028-12-31"],
])("a term that begins %s and runs %i years ends with %s", (paid, years, last) => { expect(lastDayOf(paid, years)).toBe(last) })

it("has no end when it is without years, or these are not known", () => {
  expect(lastDayOf("2026-11-24T00:00:00.000Z", null)).toBeNull()
  expect(lastDayOf("2026-11-24T00:00:00.000Z", undefined)).toBeNull()
})

it("always ends in its month, so many years later, on its day or on the month's last", () => {
  fc.assert(fc.property(fc.date({ min: new Date("2000-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }), fc.integer({ min: 1, max: 99 }), (paid, years) => {
    const last = new Date(lastDayOf(paid, years) ?? "")
    expect([last.getUTCFullYear() - paid.getUTCFullYear(), last.getUTCMonth()]).toEqual([years, paid.getUTCMonth()])
    const next = new Date(last.getTime() + 86_400_000)
    expect(last.getUTCDate() === paid.getUTCDate() || (last.getUTCDate() < paid.getUTCDate() && next.getUTCDate() === 1)).toBe(true)
  }))
})
