import { describe, expect, it } from "vitest"
import { MeasureCollector } from "./measures"

const RATE = 8_000
/** Frames of a stereo function of time, pushed in pieces that fit nothing. */
function measure(seconds: number, at: (t: number) => readonly [left: number, right: number], loudness = { integratedLufs: -14, truePeakDbtp: -1 }) {
  const samples = new Float32Array(seconds * RATE * 2)
  for (let n = 0; n < seconds * RATE; n++) samples.set(at(n / RATE), n * 2)
  const collector = new MeasureCollector(RATE, 2)
  for (let from = 0; from < samples.length; from += 2_222) collector.push(samples.subarray(from, from + 2_222))
  return collector.finish(loudness)
}
const sine = (amplitude: number) => (t: number) => amplitude * Math.sin(2 * Math.PI * 100 * t)
const both = (at: (t: number) => number) => (t: number) => [at(t), at(t)] as const

describe("what samples say", () => {
  it("finds nothing wrong with a clean tone, which has the dynamic range of a tone: 0", () => {
    expect(measure(7, both(sine(0.5)))).toEqual({ plrLu: 13, dynamicRangeDr: 0, clipping: { runs: 0, firstMs: [] }, silenceMs: { start: 0, end: 0 }, dcOffset: 0, stereoCorrelation: 1 })
  })
  it("counts runs of three samples at full scale, not two, across the pieces that come", () => {
    const spikes = (length: number) => measure(2, both((t) => { const n = Math.round(t * RATE); return n >= 1_110 && n < 1_110 + length ? 1 : 0.01 })).clipping
    expect(spikes(2)).toEqual({ runs: 0, firstMs: [] })
    expect(spikes(3)).toEqual({ runs: 2, firstMs: [139] })
  })
  it("tells silence at the start from silence at the end", () => {
    expect(measure(4, both((t) => (t >= 1.5 && t < 3 ? 0.3 : 0.0005))).silenceMs).toEqual({ start: 1_500, end: 1_000 })
    expect(measure(2, both(() => 0)).silenceMs).toEqual({ start: 2_000, end: 2_000 })
  })
  it("reads the offset of the worse channel and how the sides go together", () => {
    expect(measure(3, (t) => [sine(0.4)(t), sine(0.4)(t) - 0.02]).dcOffset).toBeCloseTo(-0.02, 3)
    expect(measure(3, (t) => [sine(0.4)(t), -sine(0.4)(t)]).stereoCorrelation).toBe(-1)
    expect(measure(3, (t) => [sine(0.4)(t), 0.4 * Math.cos(2 * Math.PI * 100 * t)]).stereoCorrelation).toBeCloseTo(0, 2)
  })
  it("gives music with loud parts and peaks over them their range", () => {
    const quietWithHits = (t: number) => (t % 1 < 0.01 ? sine(0.9)(t) : sine(0.09)(t))
    expect(measure(30, both(quietWithHits)).dynamicRangeDr).toBeGreaterThan(14)
  })
  it("says nothing of loudness where there is none", () => {
    expect(new MeasureCollector(RATE, 1).finish({ integratedLufs: null, truePeakDbtp: null })).toMatchObject({ plrLu: null, dynamicRangeDr: null, stereoCorrelation: null })
  })
})
