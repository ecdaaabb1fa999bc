import { describe, expect, it } from "vitest"
import { envelopeOf, levelAt, rateOf, velocityDb, zoneOf, zonesFor } from "./zones"

const facts = { sampleRate: 44_100, originalKey: 60, pitchCorrection: 0, loopStart: 4_410, loopEnd: 8_820 }
/** Generators as the bank has them where nothing is said. */
const generators = (set: Record<number, number> = {}) => Int16Array.from({ length: 67 }, (_, n) => set[n] ?? ({ 8: 13_500, 33: -12_000, 34: -12_000, 35: -12_000, 36: -12_000, 38: -12_000, 56: 100, 58: -1 } as Record<number, number>)[n] ?? 0)

describe("a zone of a sound bank", () => {
  it("is tuned by its root, its cents and its correction", () => {
    const plain = zoneOf(generators(), facts, 0)
    expect([rateOf(plain, 60), rateOf(plain, 72)]).toEqual([1, 2])
    expect(rateOf(zoneOf(generators({ 58: 48, 52: 50, 51: 1 }), { ...facts, pitchCorrection: -50 }, 0), 48)).toBeCloseTo(2 ** (1 / 12))
    expect(rateOf(zoneOf(generators({ 56: 0 }), facts, 0), 90)).toBe(1)
  })

  it("loops where it says so, is quieter by its attenuation, and lies where it is panned", () => {
    expect(zoneOf(generators({ 54: 1, 48: 60, 17: -250 }), facts, 3)).toMatchObject({ sample: 3, loop: { from: 0.1, to: 0.2 }, gainDb: -6, pan: -0.5 })
    expect(zoneOf(generators(), facts, 0).loop).toBeNull()
  })

  it("rises, holds, decays by equal ratios, and stays at its sustain", () => {
    const zone = zoneOf(generators({ 34: 0, 35: 0, 36: 1_200, 37: 500 }), facts, 0)
    const parts = envelopeOf(zone, 60)
    expect([0.5, 1, 1.9, 2.5, 3, 9].map((time) => levelAt(parts, time))).toEqual([0.5, 1, 1, expect.closeTo(10 ** -1.25), expect.closeTo(10 ** -2.5), expect.closeTo(10 ** -2.5)])
    expect(envelopeOf({ ...zone, decayByKey: 100 / 1_200 }, 72).at(-1)?.until).toBeCloseTo(2 + 0.5)
  })

  it("is found by key and velocity, and a soft note is quieter", () => {
    const zone = { ...zoneOf(generators(), facts, 0), keys: [40, 60] as [number, number], velocities: [1, 80] as [number, number] }
    expect([zonesFor({ zones: [zone] }, 50, 80), zonesFor({ zones: [zone] }, 61, 80), zonesFor({ zones: [zone] }, 50, 81)].map(({ length }) => length)).toEqual([1, 0, 0])
    expect([velocityDb(127), velocityDb(64)]).toEqual([0, expect.closeTo(-11.9, 1)])
  })
})
