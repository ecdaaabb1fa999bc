import { genreIds } from "@max-booster/music"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compressorCurve, correctionFor, describeStage, eqResponse, intensities, interpolate, linearPhaseFir, logSpaced, masteringChain, plainChain, presetFor, ranges, refineCorrection, saturationCurve, spectralDistance, stages, thirdOctaveLevels, thirdOctaves, toDecibels, type EqBand, type MidSide } from "./index"

const everyPreset = genreIds.flatMap((genre) => intensities.map((intensity) => ({ genre, intensity, chain: presetFor(genre, intensity) })))
const bins = 8_193
const rate = 44_100
const hzOf = (bin: number) => (bin * rate) / 2 / (bins - 1)
/** A spectrum with a slope, dB an octave from 1 kHz; a side of its own. */
const spectrum = (slope: number, sideDb: number | null): MidSide => {
  const mid = Float64Array.from({ length: bins }, (_, bin) => (bin === 0 ? 0 : 10 ** ((slope * Math.log2(hzOf(bin) / 1_000)) / 10)))
  return { mid, side: mid.map((power) => (sideDb === null ? 0 : power * 10 ** (sideDb / 10))), sampleRate: rate }
}
const both = ({ mid, side }: MidSide) => Float64Array.from(mid, (power, bin) => power + (side[bin] ?? 0))

describe("presets", () => {
  it("are valid chains for every genre and intensity, no two genres alike", () => {
    for (const { chain } of everyPreset) expect(masteringChain.parse(chain)).toEqual(chain)
    expect(new Set(everyPreset.map(({ chain }) => JSON.stringify(chain))).size).toBe(everyPreset.length)
  })
  it("do more and get louder with intensity", () => {
    for (const genre of genreIds) {
      const [gentle, balanced, loud] = intensities.map((intensity) => presetFor(genre, intensity)) as [typeof plainChain, typeof plainChain, typeof plainChain]
      expect(gentle.loudness.targetLufs).toBeLessThan(balanced.loudness.targetLufs)
      expect(balanced.loudness.targetLufs).toBeLessThan(loud.loudness.targetLufs)
      loud.multiband.bands.forEach(({ ratio }, band) => { expect(ratio).toBeGreaterThanOrEqual(gentle.multiband.bands[band]?.ratio ?? 9) })
      expect(loud.saturation.driveDb).toBeGreaterThanOrEqual(gentle.saturation.driveDb)
    }
  })
  it("have a word for every stage", () => {
    for (const { chain } of everyPreset) for (const stage of stages) expect(describeStage(stage, chain)).not.toBe("")
    expect(describeStage("eq", presetFor("trap", "balanced"))).toBe("nothing below 24 Hz, +2 dB below 90 Hz, +0.6 dB at 3 kHz, +1.2 dB above 10 kHz")
    expect(describeStage("limiter", plainChain)).toBe("−14 LUFS under −1 dBTP")
  })
})

describe("a chain", () => {
  it("is refused with a number out of range, an unknown key, or crossovers that do not rise", () => {
    const { multiband } = plainChain
    expect(masteringChain.safeParse({ ...plainChain, loudness: { targetLufs: 0 } }).success).toBe(false)
    expect(masteringChain.safeParse({ ...plainChain, limiter: { ceilingDbtp: 1, releaseMs: 60 } }).success).toBe(false)
    expect(masteringChain.safeParse({ ...plainChain, filter: "volume=9" }).success).toBe(false)
    expect(masteringChain.safeParse({ ...plainChain, multiband: { ...multiband, crossoversHz: [500, 400, 6_000] } }).success).toBe(false)
    expect(masteringChain.safeParse({ ...plainChain, version: 2 }).success).toBe(false)
  })
})

describe("the EQ's curve", () => {
  it("is the gain at the centre of a bell, half of it at a shelf's corner, and -3 dB at a cut with q 0.707", () => {
    const at = (shape: EqBand["shape"], gainDb: number, hz: number, q = Math.SQRT1_2) => eqResponse([{ shape, hz: 1_000, gainDb, q }], [hz])[0]
    expect(at("peaking", 6, 1_000)).toBeCloseTo(6, 6)
    expect(at("peaking", 6, 20)).toBeCloseTo(0, 1)
    expect(at("lowshelf", 6, 1_000)).toBeCloseTo(3, 6)
    expect(at("lowshelf", 6, 20)).toBeCloseTo(6, 2)
    expect(at("highshelf", -4, 1_000)).toBeCloseTo(-2, 6)
    expect(at("highshelf", -4, 20_000)).toBeCloseTo(-4, 1)
    expect(at("highpass", 0, 1_000)).toBeCloseTo(-3.01, 2)
    expect(at("lowpass", 9, 1_000)).toBeCloseTo(-3.01, 2)
  })
  it("is undone by the same bands turned over", () => {
    const band = fc.record({ shape: fc.constantFrom("peaking", "lowshelf", "highshelf" as const), hz: fc.double({ min: 20, max: 20_000, noNaN: true }), gainDb: fc.double({ min: -12, max: 12, noNaN: true }), q: fc.double({ min: 0.3, max: 8, noNaN: true }) })
    fc.assert(fc.property(fc.array(band, { maxLength: 8 }), (bands) => {
      const flat = eqResponse([...bands, ...bands.map((each) => ({ ...each, gainDb: -each.gainDb }))], logSpaced(20, 20_000, 30))
      expect(Math.max(...flat.map(Math.abs))).toBeLessThan(1e-6)
    }))
  })
})

describe("static curves", () => {
  it("of a compressor leave quiet sound, never expand, never cross, and follow the ratio above the knee", () => {
    fc.assert(fc.property(fc.double({ min: -60, max: 0, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }), fc.double({ min: -90, max: 0, noNaN: true }), (thresholdDb, ratio, level) => {
      const out = compressorCurve({ thresholdDb, ratio }, level)
      expect(out).toBeLessThanOrEqual(level + 0.05)
      expect(compressorCurve({ thresholdDb, ratio }, level + 0.5)).toBeGreaterThanOrEqual(out - 1e-9)
    }))
    expect(compressorCurve({ thresholdDb: -24, ratio: 4 }, -60)).toBe(-60)
    expect(compressorCurve({ thresholdDb: -24, ratio: 4 }, -4)).toBeCloseTo(-19)
  })
  it("of saturation keep quiet sound, round loud sound, and are odd", () => {
    expect(saturationCurve(6, 0.001)).toBeCloseTo(0.001, 6)
    expect(saturationCurve(12, 1)).toBeLessThan(0.26)
    expect(saturationCurve(0, 0.9)).toBe(0.9)
    expect(saturationCurve(6, -0.5)).toBe(-saturationCurve(6, 0.5))
  })
})

describe("third octaves", () => {
  it("are 31 from 20 Hz to 20 kHz, flat for pink noise, rising 1 dB each for white", () => {
    expect([thirdOctaves.length, Math.round(thirdOctaves[17] ?? 0)]).toEqual([31, 1_000])
    const pink = thirdOctaveLevels(spectrum(-3.0103, null).mid, rate).slice(3, 30)
    expect(Math.max(...pink) - Math.min(...pink)).toBeLessThan(0.2)
    const white = thirdOctaveLevels(spectrum(0, null).mid, rate)
    expect((white[20] ?? 0) - (white[17] ?? 0)).toBeCloseTo(3, 0)
  })
  it("have no distance from themselves, at whatever level", () => {
    const levels = thirdOctaveLevels(spectrum(-4, -6).mid, rate)
    expect(spectralDistance(levels, levels.map((level) => level - 20))).toBeCloseTo(0, 9)
  })
})

/** What a filter does at a frequency, dB. */
function gainOf(fir: Float32Array, hz: number): number {
  const w = (2 * Math.PI * hz) / rate
  let [re, im] = [0, 0]
  fir.forEach((tap, n) => { re += tap * Math.cos(w * n); im -= tap * Math.sin(w * n) })
  return toDecibels(Math.hypot(re, im))
}

describe("a match", () => {
  it("takes a dark spectrum to a bright one, mid and side each, within a third of a decibel where it is trusted", () => {
    const correction = correctionFor(spectrum(-6, -12), spectrum(-4.5, -6), 1)
    const gain = (hz: number, part: "midDb" | "sideDb") => interpolate(correction.hz, correction[part], hz)
    for (const hz of [60, 250, 1_000, 4_000, 12_000]) {
      expect(gain(hz, "midDb") - gain(1_000, "midDb")).toBeCloseTo(1.5 * Math.log2(hz / 1_000), 0)
      expect(gain(hz, "sideDb") - gain(hz, "midDb")).toBeCloseTo(6, 1)
    }
    expect(gain(20_000, "midDb")).toBeCloseTo(gain(17_000, "midDb"), 0)
  })
  it("goes half the way at half the strength, and nowhere at none", () => {
    const [whole, half, none] = [1, 0.5, 0].map((strength) => correctionFor(spectrum(-6, -12), spectrum(-4.5, -6), strength)) as [ReturnType<typeof correctionFor>, ReturnType<typeof correctionFor>, ReturnType<typeof correctionFor>]
    whole.midDb.forEach((db, at) => { expect(half.midDb[at]).toBeCloseTo(db / 2, 2) })
    expect(none.midDb.every((db) => Math.abs(db) === 0)).toBe(true)
  })
  it("never passes 18 dB, and gives a mono track the whole of a wide reference", () => {
    const steep = correctionFor(spectrum(-12, -10), spectrum(6, null), 1)
    expect(Math.max(...steep.midDb, ...steep.sideDb.map(Math.abs))).toBeLessThanOrEqual(18)
    const mono = correctionFor(spectrum(-3, null), spectrum(-5, 0), 1)
    expect(mono.sideDb.every((db) => db === 0)).toBe(true)
    const made = spectrum(-3, null)
    const after = Float64Array.from(made.mid, (power, bin) => power * 10 ** (interpolate(mono.hz, mono.midDb, hzOf(bin)) / 10))
    expect(spectralDistance(thirdOctaveLevels(after, rate), thirdOctaveLevels(both(spectrum(-5, 0)), rate))).toBeLessThan(0.3)
  })
  it("adds what was left to what was done", () => {
    expect(refineCorrection({ hz: [1], midDb: [2], sideDb: [17] }, { hz: [1], midDb: [0.5], sideDb: [3] })).toEqual({ hz: [1], midDb: [2.5], sideDb: [18] })
  })
})

describe("the filter of a curve", () => {
  const hz = [20, 100, 1_000, 5_000, 20_000]
  const db = [3, -6, 0, 4, -3]
  const fir = linearPhaseFir(hz, db, rate)
  it("has the curve's gains", () => {
    for (const at of [60, 100, 300, 1_000, 3_000, 12_000]) expect(Math.abs(gainOf(fir, at) - interpolate(hz, db, at))).toBeLessThan(0.3)
  })
  it("is symmetrical: it bends no phase", () => {
    for (let n = 0; n < fir.length; n++) expect(fir[n]).toBe(fir[fir.length - 1 - n])
  })
  it("is one sample where the curve is flat", () => {
    const flat = linearPhaseFir([20, 20_000], [0, 0], 48_000, 1_023)
    expect(flat[511]).toBeCloseTo(1, 6)
    expect(Math.max(...flat.map((tap, n) => (n === 511 ? 0 : Math.abs(tap))))).toBeLessThan(1e-6)
  })
})

it("keeps every range of a number within what its schema takes", () => {
  for (const { min, max, step } of Object.values(ranges)) expect([min < max, step > 0]).toEqual([true, true])
})
