import { describe, expect, it } from "vitest"
import { formatLeft, nextPace, secondsLeft, startPace } from "./pace"

describe("the pace of an upload", () => {
  it("knows nothing before a first measurement", () => {
    expect(secondsLeft(startPace(0, 0), 0, 1_000)).toBeNull()
  })

  it("takes the first measurement as it is", () => {
    const pace = nextPace(startPace(0, 0), 1_000, 500_000)
    expect(pace.speed).toBe(500_000)
    expect(secondsLeft(pace, 500_000, 1_500_000)).toBe(2)
  })

  it("follows a change slowly, so that the time left does not jump", () => {
    const steady = nextPace(startPace(0, 0), 1_000, 1_000_000)
    const slower = nextPace(steady, 2_000, 1_000_000)
    expect(slower.speed).toBeGreaterThan(700_000)
    expect(slower.speed).toBeLessThan(1_000_000)
  })

  it("counts what was sent before a resume as nothing", () => {
    expect(nextPace(startPace(0, 9_000_000), 1_000, 9_100_000).speed).toBe(100_000)
  })

  it("ignores measurements that are too close", () => {
    const pace = startPace(0, 0)
    expect(nextPace(pace, 100, 10_000_000)).toBe(pace)
  })

  it("writes the time left in words", () => {
    expect([3, 42, 100, 7_000].map(formatLeft)).toEqual(["a few seconds left", "50 seconds left", "2 minutes left", "2 hours left"])
  })
})
