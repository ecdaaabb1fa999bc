import { describe, expect, it } from "vitest"
import { renewalRefusal } from "./renewal"

const license = { state: "valid", ends_on: "2028-02-29", isSucceeded: false }

describe("a renewal", () => {
  it("is had from sixty days before the end, and after it", () => {
    expect(renewalRefusal(license, "2027-12-30")).toContain("60 days before")
    expect(renewalRefusal(license, "2027-12-31")).toBeNull()
    expect(renewalRefusal({ ...license, state: "expired" }, "2029-01-01")).toBeNull()
  })
  it("is refused for what has no end, does not hold, or was renewed", () => {
    expect(renewalRefusal({ ...license, ends_on: null }, "2028-02-01")).toContain("no end")
    expect(renewalRefusal({ ...license, state: "revoked" }, "2028-02-01")).toContain("does not hold")
    expect(renewalRefusal({ ...license, isSucceeded: true }, "2028-02-01")).toContain("already")
  })
})
