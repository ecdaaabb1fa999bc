import { describe, expect, it } from "vitest"
import { sayChange, sayMeasured, sayTroubles } from "./words"

const measured = { lufs: -14.04, truePeakDbtp: -1, clipped: 0, wave: [] }

it("a sound is said in LUFS and dBTP", () => {
  expect(sayMeasured(measured)).toBe("−14.0 LUFS, true peak −1.0 dBTP")
  expect(sayMeasured({ ...measured, lufs: -0.02, truePeakDbtp: 0.31 })).toBe("0.0 LUFS, true peak 0.3 dBTP")
  expect(sayMeasured({ ...measured, lufs: -Infinity })).toMatch(/^Too short or quiet/)
  expect(sayMeasured({ ...measured, lufs: -Infinity, truePeakDbtp: -Infinity })).toBe("Silent")
})

it("what was done to it is gain and limiting", () => {
  expect(sayChange({ gainDb: 3.21, limitedDb: 1.04 })).toBe("+3.2 dB, limiter up to 1.0 dB")
  expect(sayChange({ gainDb: -2, limitedDb: 0 })).toBe("−2.0 dB")
  expect(sayChange({ gainDb: 0, limitedDb: 0 })).toBe("")
})

describe("a warning", () => {
  const loud = { measured: { ...measured, clipped: 1_234, truePeakDbtp: 1.62 }, shortLu: 0, limitedDb: 0 }

  it("says that whole numbers clip, and what to do; a float does not", () => {
    expect(sayTroubles(loud, { wav: 24 })).toEqual(["It clips: 1,234 samples lie over full scale. Turn the master down by 1.7 dB, bring it to a loudness or a peak, or take 32-bit float."])
    expect(sayTroubles(loud, { wav: 16 })).toHaveLength(1)
    expect(sayTroubles(loud, { wav: "32f" })).toEqual([])
  })

  it("says that a target was missed", () => {
    expect(sayTroubles({ measured, shortLu: 1.26, limitedDb: 0 }, { wav: 24 })[0]).toMatch(/1\.3 LU quieter/)
    expect(sayTroubles({ measured, shortLu: 0.05, limitedDb: 5 }, { wav: 24 })).toEqual([])
  })

  it("says that the limiter works hard", () => {
    expect(sayTroubles({ measured, shortLu: 0, limitedDb: 11.3 }, { wav: "32f" })[0]).toMatch(/up to 11\.3 dB/)
  })
})
