import { describe, expect, it } from "vitest"
import { sayTroubles } from "./say-measures"

type Heard = Parameters<typeof sayTroubles>[0]
const good: NonNullable<Heard["measures"]> = { plr_lu: 11, dynamic_range_dr: 9, clipping: { runs: 0, first_ms: [] }, silence_ms: { start: 20, end: 300 }, dc_offset: 0.0001, stereo_correlation: 0.8 }
const say = (measures: Partial<typeof good> = {}, heard: Partial<Heard> = {}) => sayTroubles({ measures: { ...good, ...measures }, true_peak_dbtp: -1, loudness_lufs: -12, channels: 2, ...heard })

describe("what is wrong with a recording, in words", () => {
  it("is nothing when nothing is, or when an old analysis did not look", () => {
    expect(say()).toEqual([])
    expect(sayTroubles({ measures: null, true_peak_dbtp: 3, loudness_lufs: -5, channels: 2 })).toEqual([])
  })
  it("counts clipped places and says where the first is", () => {
    expect(say({ clipping: { runs: 12, first_ms: [34_400, 35_000] } })[0]).toMatch(/^Clips in 12 places, first at 0:34/)
    expect(say({ clipping: { runs: 1, first_ms: [34_400] } })[0]).toMatch(/^Clips in 1 place, at 0:34/)
  })
  it("tells silence at the start from silence at the end", () => {
    expect(say({ silence_ms: { start: 2_100, end: 0 } })).toEqual(["2.1 s of silence at the start."])
    expect(say({ silence_ms: { start: 0, end: 5_000 } })).toEqual(["5.0 s of silence at the end."])
  })
  it("warns of an offset, of sides that cancel, and of density that is wasted", () => {
    expect(say({ dc_offset: -0.02 })[0]).toMatch(/2\.0%/)
    expect(say({ stereo_correlation: -0.4 })[0]).toMatch(/one speaker/)
    expect(say({ dynamic_range_dr: 3 }, { loudness_lufs: -6 })[0]).toMatch(/DR3/)
  })
})
