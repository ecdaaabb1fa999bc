import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { listed } from "./metadata"

const id = fc.stringMatching(/^rec_[0-9A-Z]{26}$/)

describe("ids in Stripe's metadata", () => {
  it("stand in one value while they fit", () => {
    expect(listed("beat_ids", ["rec_1", "rec_2", "rec_1"])).toEqual({ beat_ids: "rec_1,rec_2" })
    expect(listed("beat_ids", [])).toEqual({})
  })

  it("are all there for as many beats as a checkout may hold, within Stripe's 500 characters a value", () => {
    fc.assert(fc.property(fc.uniqueArray(id, { maxLength: 100 }), (ids) => {
      const values = Object.values(listed("beat_ids", ids))
      expect(values.flatMap((value) => value.split(",")).filter(Boolean)).toEqual(ids)
      expect(values.every(({ length }) => length <= 500)).toBe(true)
    }))
  })

  it("never take more than twenty of the fifty keys", () => {
    const many = Array.from({ length: 1_000 }, (_, i) => `rec_${String(i).padStart(26, "0")}`)
    expect(Object.keys(listed("beat_ids", many))).toHaveLength(20)
  })
})
