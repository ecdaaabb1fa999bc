import { describe, expect, it } from "vitest"
import { missingFor } from "./missing"

type Given = { confirmed?: boolean; state?: "draft" | "published" | "withdrawn"; enabled?: boolean; facts?: boolean; prices?: boolean; signed?: boolean }
const missing = ({ confirmed = true, state = "draft", enabled = true, facts = false, prices = false, signed = true }: Given) =>
  missingFor({ recording: { facts_confirmed: confirmed, listing: { state, handle: null } }, tiers: [{ enabled, blocked_by: null }, { enabled: true, blocked_by: "Needs stems" }], isSigned: signed, unsaved: { facts, prices } })

describe("what stands between a beat and the shop", () => {
  it("is nothing with facts confirmed and a tier that can be delivered", () => { expect(missing({})).toBeNull() })
  it("is the producer's word on the facts first", () => { expect(missing({ confirmed: false, enabled: false, prices: true })).toBe("Confirm the facts, then publish.") })
  it("is a tier when the only one switched on lacks its file", () => { expect(missing({ enabled: false })).toBe("Offer at least one license tier, then publish.") })
  it("is what was typed and not saved, so that nothing goes on sale at an old price", () => {
    expect(missing({ prices: true })).toBe("Save the prices that you changed, then publish.")
    expect(missing({ facts: true })).toBe("Save the facts that you changed, then publish.")
  })
  it("is the signature at last, but not for a beat that is on sale", () => {
    expect(missing({ signed: false })).toMatch(/^Sign the license text, then publish/)
    expect(missing({ signed: false, state: "published" })).toBeNull()
  })
  it("says on a beat on sale that buyers see the old figures", () => { expect(missing({ state: "published", prices: true })).toBe("You changed prices. Buyers see them once you save them.") })
})
