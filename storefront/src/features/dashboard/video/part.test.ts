import { describe, expect, it } from "vitest"
import { lengthsFor, loudestPart, within } from "./part"

describe("the part of a beat that a video shows", () => {
  it("may be as long as the beat, and three minutes at most", () => {
    expect(lengthsFor(200).map(({ label }) => label)).toEqual(["15 s", "30 s", "60 s", "3 minutes"])
    expect(lengthsFor(40)).toEqual([{ seconds: 15, label: "15 s" }, { seconds: 30, label: "30 s" }, { seconds: 40, label: "Whole beat" }])
    expect(lengthsFor(10)).toEqual([{ seconds: 10, label: "Whole beat" }])
  })

  it("stays inside the beat however it is moved", () => {
    expect(within({ start: 95, seconds: 15 }, 100)).toEqual({ start: 85, seconds: 15 })
    expect(within({ start: -3, seconds: 300 }, 100)).toEqual({ start: 0, seconds: 100 })
    expect(within({ start: 1, seconds: 1 }, 3)).toEqual({ start: 0, seconds: 3 })
  })

  it("begins where the beat is loudest", () => {
    const peaks = Array.from({ length: 100 }, (_, at) => (at >= 60 && at < 80 ? 1 : 0.2))
    expect(loudestPart(peaks, 20, 100)).toEqual({ start: 60, seconds: 20 })
    expect(loudestPart([], 20, 100)).toEqual({ start: 0, seconds: 20 })
  })
})
