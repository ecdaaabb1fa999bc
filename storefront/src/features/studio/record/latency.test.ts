import { describe, expect, it } from "vitest"
import { chirp, find, guessed, judge, Measured, median } from "./latency"

const RATE = 48_000
const pattern = chirp(RATE)
/** Noise between -1 and 1 that is the same each time. */
const noise = (() => { let state = 7; return () => { state = (state * 48_271) % 2_147_483_647; return (state / 2_147_483_647) * 2 - 1 } })()
const room = (at: number, level: number, loud: number) => {
  const samples = Float32Array.from({ length: 20_000 }, () => loud * noise())
  pattern.forEach((sample, n) => { samples[at + n] = (samples[at + n] ?? 0) + level * sample })
  return samples
}

describe("a chirp that comes back", () => {
  it("is found to the sample, quiet, turned round and in noise", () => {
    for (const [at, level, loud] of [[0, 1, 0], [1_776, 0.01, 0.0001], [5_760, -0.5, 0.02], [14_400, 0.3, 0.1]] as const) {
      const found = find(pattern, room(at, level, loud))
      expect(found?.frame).toBe(at)
      expect(found?.likeness).toBeGreaterThan(0.3)
    }
  })

  it("is not found in noise or silence", () => {
    expect(find(pattern, room(0, 0, 0.5))?.likeness).toBeLessThan(0.15)
    expect(find(pattern, new Float32Array(5_000))).toBeUndefined()
  })

  it("counts by its median; one try that failed is no matter, most of them are said", () => {
    const at = (seconds: number, likeness = 0.9) => ({ seconds, likeness })
    expect(judge([at(0.037), at(0.0372), at(0.0371), at(0.5), undefined])).toEqual({ seconds: 0.03715, spreadMs: expect.closeTo(0.2, 6) })
    expect(judge([at(0.037), undefined, at(0.04, 0.1), at(0.04)])).toMatchObject({ refused: expect.stringContaining("did not come back") })
    expect(judge([at(0.01), at(0.05), at(0.1)])).toMatchObject({ refused: expect.stringContaining("different times") })
    expect(median([3, 1, 2])).toBe(2)
  })
})

describe("the latency", () => {
  it("is at first what the browser says, and nothing for what it does not say", () => {
    expect(guessed({ baseLatency: 0.01, outputLatency: 0.02 }, 0.005)).toEqual({ seconds: expect.closeTo(0.035, 9), isMeasured: false })
    expect(guessed({ baseLatency: Number.NaN }).seconds).toBe(0)
  })

  it("is kept by input, output and rate, and what is not understood counts as not measured", () => {
    const kept = new Map<string, string>()
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value) } }
    new Measured(store).set("usb", "speakers", RATE, 0.0371)
    expect([new Measured(store).get("usb", "speakers", RATE), new Measured(store).get("usb", "headphones", RATE), new Measured(store).get("usb", "speakers", 44_100)]).toEqual([0.0371, undefined, undefined])
    for (const text of ["", "{", "[]", "null", "7", JSON.stringify({ "usb | speakers | 48000": "soon" })]) {
      kept.set("studio-latency", text)
      expect(new Measured(store).get("usb", "speakers", RATE)).toBeUndefined()
    }
  })
})
