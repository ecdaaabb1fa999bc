import { describe, expect, it } from "vitest"
import { breachOf, breachRefusal } from "./breach"

const noticed = { kind: "breach_noticed", words: "Registered with Content ID", at: "2028-01-30T23:30:00.000Z" } as const
const now = (day: string) => new Date(`${day}T12:00:00.000Z`)

describe("a breach", () => {
  it("is given notice of, and has thirty days to be put right, over a leap day too", () => {
    expect(breachOf([noticed])).toEqual({ state: "noticed", reason: "Registered with Content ID", at: noticed.at, remedy_by: "2028-02-29" })
    expect(breachRefusal("end", "valid", breachOf([noticed]), now("2028-02-29"), false)).toContain("2028-02-29")
    expect(breachRefusal("end", "valid", breachOf([noticed]), now("2028-03-01"), false)).toBeNull()
  })
  it("ends a license without notice only when that is confirmed", () => {
    expect(breachRefusal("end", "valid", null, now("2028-03-01"), false)).toContain("Give notice first")
    expect(breachRefusal("end", "valid", null, now("2028-03-01"), true)).toBeNull()
    expect(breachRefusal("end", "revoked", null, now("2028-03-01"), true)).toContain("does not hold")
  })
  it("that was put right, or that the operator did not see, is over", () => {
    const after = { words: "Taken down", at: "2028-02-02T00:00:00.000Z" }
    expect(breachOf([noticed, { kind: "breach_remedied", ...after }])).toBeNull()
    expect(breachOf([{ ...noticed, kind: "breach_reported" }, { kind: "breach_declined", ...after }])).toBeNull()
    expect(breachRefusal("remedy", "valid", null, now("2028-03-01"), false)).toContain("no notice")
    expect(breachRefusal("notice", "valid", breachOf([noticed]), now("2028-02-01"), false)).toContain("already")
  })
})
