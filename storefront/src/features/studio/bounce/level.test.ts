import { LoudnessMeter } from "@max-booster/studio-sound/dsp/loudness"
import { describe, expect, it } from "vitest"
import { amplified, measure, stemsGain, toLevel, type Level } from "./level"

const RATE = 48_000

/** Kicks under noise and a chord, both sides a little different: peaks well above the loudness. */
function music(seconds: number, amplitude = 0.5): Float32Array<ArrayBuffer>[] {
  let seed = 1
  const random = () => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return seed / 1_073_741_824 - 1 }
  return [0, 1].map((side) => Float32Array.from({ length: seconds * RATE }, (_, n) => {
    const t = n / RATE
    const beat = t % 0.5
    return amplitude * (0.7 * Math.sin(2 * Math.PI * 55 * beat) * Math.exp(-beat * 14) + 0.1 * random() + 0.08 * Math.sin(2 * Math.PI * (440 + side) * t))
  }))
}

/** Another look at the result than the one it was made by. */
function heard(channels: readonly Float32Array[]) {
  const meter = new LoudnessMeter(RATE)
  meter.push(channels)
  meter.push([new Float32Array(64), new Float32Array(64)])
  return { lufs: meter.integrated(), truePeak: meter.truePeak() }
}

describe("the level of a bounce", () => {
  const loudness = (lufs: number, ceilingDbtp = -1): Level => ({ kind: "loudness", lufs, ceilingDbtp })

  it.each([[-14, 0.5], [-16, 0.5], [-9, 0.5], [-14, 0.02], [-23, 0.9], [-11.3, 1.6]])("is %s LUFS within 0.1 LU and never over the ceiling, from a sound of amplitude %s", (target, amplitude) => {
    const made = toLevel(music(3, amplitude), RATE, loudness(target))
    const { lufs, truePeak } = heard(made.channels)
    expect(Math.abs(lufs - target)).toBeLessThanOrEqual(0.1)
    expect(truePeak).toBeLessThanOrEqual(-1 + 0.05)
    expect(made.shortLu).toBe(0)
    expect(made.after.lufs).toBeCloseTo(lufs, 3)
  })

  it("is reached by gain alone where the peaks allow it, so that nothing is bent", () => {
    const before = music(2, 0.1)
    const { channels, gainDb, limitedDb } = toLevel(before, RATE, loudness(-24))
    expect(limitedDb).toBe(0)
    const wanted = amplified(before, gainDb)
    expect(channels.every((samples, side) => samples.every((sample, n) => sample === wanted[side]?.[n]))).toBe(true)
  })

  it("is in time: what the limiter delays is taken off", () => {
    const [before, after] = [music(2), toLevel(music(2), RATE, loudness(-9))]
    expect(after.limitedDb).toBeGreaterThan(1)
    const [dry, wet] = [before[0] ?? new Float32Array(), after.channels[0] ?? new Float32Array()]
    expect(wet.length).toBe(dry.length)
    const alike = [-120, -60, -2, -1, 0, 1, 2, 60, 120].map((lag) => ({ lag, sum: dry.subarray(1_000, 25_000).reduce((sum, sample, n) => sum + sample * (wet[1_000 + n + lag] ?? 0), 0) }))
    expect(alike.sort((a, b) => b.sum - a.sum)[0]?.lag).toBe(0)
  })

  it("misses a target that would squash the sound, and says by how much", () => {
    const clicks = [0, 1].map(() => Float32Array.from({ length: 4 * RATE }, (_, n) => (n % RATE === 0 ? 1 : 0.001 * Math.sin(n / 9))))
    const { shortLu, channels } = toLevel(clicks, RATE, loudness(-6))
    expect(shortLu).toBeGreaterThan(0.1)
    expect(heard(channels).truePeak).toBeLessThanOrEqual(-0.95)
  })

  it("brings the true peak to where it is asked for", () => {
    expect(heard(toLevel(music(3, 0.3), RATE, { kind: "peak", ceilingDbtp: -3 }).channels).truePeak).toBeCloseTo(-3, 2)
  })

  it("leaves silence and what shall stay as it is", () => {
    const [silence, sound] = [[new Float32Array(RATE), new Float32Array(RATE)], music(2)]
    for (const level of [loudness(-14), { kind: "peak", ceilingDbtp: -1 }] as const) expect(toLevel(silence, RATE, level)).toMatchObject({ channels: silence, gainDb: 0 })
    expect(toLevel(sound, RATE, { kind: "as-is" }).channels).toBe(sound)
  })

  it("of stems is one gain, as much as the mix can take without a limiter", () => {
    const mix = { lufs: -20, truePeakDbtp: -7 }
    expect(stemsGain(mix, loudness(-16))).toEqual({ gainDb: 4, isHeldBack: false })
    expect(stemsGain(mix, loudness(-9))).toEqual({ gainDb: 6, isHeldBack: true })
    expect(stemsGain(mix, { kind: "peak", ceilingDbtp: -1 })).toEqual({ gainDb: 6, isHeldBack: false })
    expect(stemsGain({ lufs: -Infinity, truePeakDbtp: -Infinity }, loudness(-9))).toEqual({ gainDb: 0, isHeldBack: false })
  })
})

describe("a measurement", () => {
  it("counts samples beyond full scale and draws an outline", () => {
    const sound = [Float32Array.from({ length: RATE }, (_, n) => (n === 100 ? 1.2 : n > RATE / 2 ? 0.5 : 0))]
    const { clipped, wave } = measure(sound, RATE)
    expect(clipped).toBe(1)
    expect(wave[0]).toBe(1)
    expect(wave.slice(95).every((size) => size === 0.5)).toBe(true)
  })
})
