import { describe, expect, it } from "vitest"
import { biquadOf, type EqShape } from "@max-booster/mastering/eq"
import { Biquad } from "../dsp/biquad"
import { Compressor } from "../dsp/compressor"
import { Gate } from "../dsp/gate"
import { impulseResponse } from "../dsp/impulse-responses"
import type { Block, Kernel } from "../dsp/kernel"
import { Limiter } from "../dsp/limiter"
import { Multiband } from "../dsp/multiband"
import { Saturation } from "../dsp/saturation"
import { TruePeak } from "../dsp/true-peak"
import { GLIDE_SECONDS } from "../graph/param"
import { valuesOf } from "../graph/insert"
import { peakOf, renderEffect, testSound } from "../testing"
import { chorus, compressor, delay, eq3, eq3Response, eq8, eq8Response, type Eq8Values, filter, gate, limiter, multiband, reverb, saturation } from "."

const RATE = 48_000
const FRAMES = 12_000
const sound = testSound(FRAMES)
const impulse = Float32Array.from({ length: 1 << 15 }, (_, i) => (i === 0 ? 1 : 0))
const db = (value: number) => 20 * Math.log10(value)
const amplitude = (level: number) => 10 ** (level / 20)

/** What a filter does to a frequency, dB, from its answer to an impulse. */
function levelAt(answer: Float32Array, hz: number): number {
  let [re, im] = [0, 0]
  answer.forEach((sample, i) => {
    re += sample * Math.cos((2 * Math.PI * hz * i) / RATE)
    im -= sample * Math.sin((2 * Math.PI * hz * i) / RATE)
  })
  return db(Math.hypot(re, im))
}

describe("equalizers and filter", () => {
  const hz = [30, 100, 320, 1_000, 3_200, 9_000, 18_000]

  it("the 3-band EQ has the response of the cookbook within 0.05 dB", async () => {
    const values = { low: 9, mid: -7, high: 5 }
    const [answer] = await renderEffect(eq3, [impulse, impulse], impulse.length, { values })
    for (const [at, expected] of eq3Response(values, hz, RATE).entries()) expect(Math.abs(levelAt(answer, hz[at] as number) - expected)).toBeLessThan(0.05)
  })

  it("the 8-band EQ has the response that its display draws within 0.05 dB, whatever the types", async () => {
    for (const type of [0, 1, 2, 3, 4, 5]) {
      const values = valuesOf(eq8, { on1: 1, hz1: 200, gain1: 6, type3: type, on3: 1, hz3: 900, gain3: -9, q3: 2.5, on5: 0, gain5: 18, hz6: 5_000, gain6: 4, q6: 0.7 }) as Eq8Values
      const [answer] = await renderEffect(eq8, [impulse, impulse], impulse.length, { values })
      for (const [at, expected] of eq8Response(values, hz, RATE).entries()) expect(Math.abs(levelAt(answer, hz[at] as number) - expected)).toBeLessThan(0.05)
    }
  })

  it("the filter is the cookbook's biquad, sample by sample within -100 dB, for each type", async () => {
    for (const [type, shape] of (["lowpass", "highpass", "bandpass", "notch"] as const satisfies readonly EqShape[]).entries()) {
      const [out] = await renderEffect(filter, sound, FRAMES, { values: { type, cutoff: 1_200, resonance: 9 } })
      const reference = new Biquad().set(biquadOf({ shape, hz: 1_200, q: amplitude(9), gainDb: 0 }, RATE))
      expect(db(peakOf(out, sound[0].map((sample) => reference.push(sample))))).toBeLessThan(-100)
    }
  })
})

describe("worklets", () => {
  const cases: [string, typeof compressor | typeof gate | typeof limiter | typeof multiband | typeof saturation, () => Kernel, Record<string, number>, boolean][] = [
    ["compressor", compressor, () => new Compressor(RATE), { threshold: -30, ratio: 6, makeup: 3, mix: 0.8 }, false],
    ["compressor with a side-chain", compressor, () => new Compressor(RATE), { threshold: -30, ratio: 6 }, true],
    ["gate", gate, () => new Gate(RATE), { threshold: -12, hold: 5, release: 20 }, false],
    ["gate with a side-chain", gate, () => new Gate(RATE), { threshold: -12 }, true],
    ["limiter", limiter, () => new Limiter(RATE), { gain: 12 }, false],
    ["multiband compressor", multiband, () => new Multiband(RATE), { lowThreshold: -40, midRatio: 8, highGain: 3 }, false],
    ["saturation", saturation, () => new Saturation(), { drive: 18, mix: 0.6, output: -2 }, false],
  ]
  it.each(cases)("the %s is its processor, sample by sample within -110 dB", async (_, effect, create, values, hasSide) => {
    const side = testSound(FRAMES).map((samples) => samples.map((sample, i) => (i > 6_000 ? sample : 0)))
    const out = await renderEffect(effect, sound, FRAMES, { values, ...(hasSide ? { side } : {}) })
    const reference: [Float32Array, Float32Array] = [new Float32Array(FRAMES), new Float32Array(FRAMES)]
    // A worklet's parameters are 32-bit floats.
    const params = Object.fromEntries(Object.entries(valuesOf(effect, values)).map(([name, value]) => [name, Float32Array.of(value)]))
    create().process(sound, reference, params, hasSide ? (side as unknown as Block) : null)
    expect(peakOf(reference[0])).toBeGreaterThan(0.01)
    for (const channel of [0, 1] as const) expect(db(peakOf(out[channel], reference[channel]))).toBeLessThan(-110)
  })

  it("the limiter's output is never above its ceiling, four times oversampled, while its gain and ceiling move", async () => {
    const loud = sound.map((samples) => samples.map((sample) => sample * 8))
    const [out] = await renderEffect(limiter, loud, FRAMES, { values: { ceiling: -3 }, prepare: (insert) => {
      insert.controls.get("gain")?.targets[0]?.target.linearRampToValueAtTime(24, FRAMES / RATE)
    } })
    const meter = new TruePeak()
    expect(db(out.reduce((peak, sample) => Math.max(peak, meter.push(sample), Math.abs(sample)), 0))).toBeLessThanOrEqual(-3)
  })

  it("a compressor tells its gain reduction at once and then no more than 30 times a second", async () => {
    const told: number[] = []
    await renderEffect(compressor, sound.map((samples) => samples.fill(0.5)), RATE, { values: { threshold: -20, ratio: 20 }, prepare: (insert, context) => {
      void context.suspend(128 / RATE).then(() => { insert.instance.onMeter?.((value) => { if (told.push(value) === 1) void context.resume() }) })
    } })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(told.length).toBeGreaterThan(20)
    expect(told.length).toBeLessThanOrEqual(31)
    expect(Math.min(...told)).toBeLessThan(-5)
  })
})

describe("time effects", () => {
  const direct = (mix: number) => Math.cos((mix * Math.PI) / 2)
  const wet = (mix: number) => Math.sin((mix * Math.PI) / 2)

  it("the reverb is the convolution with its room, after the pre-delay, within -100 dB", async () => {
    const click = Float32Array.from({ length: 4_000 }, (_, i) => (i === 0 ? 1 : i === 700 ? -0.5 : 0))
    const [out] = await renderEffect(reverb, [click, click], 20_000, { values: { room: 2, decay: 0.5, preDelay: 20, mix: 0.4 } })
    const [room] = impulseResponse("plate", 0.5, RATE)
    const tap = (i: number) => (i >= 0 ? room[i] ?? 0 : 0)
    expect(db(peakOf(out, out.map((_, i) => direct(0.4) * (click[i] ?? 0) + wet(0.4) * (tap(i - 960) - 0.5 * tap(i - 1_660)))))).toBeLessThan(-100)
  })

  it("the reverb takes a file of the user's in place of its rooms", async () => {
    const [out] = await renderEffect(reverb, [impulse, impulse], 2_000, { values: { preDelay: 0, mix: 1 }, prepare: ({ instance }) => {
      const buffer = new AudioBuffer({ length: 600, sampleRate: RATE })
      buffer.copyToChannel(Float32Array.from({ length: 600 }, (_, i) => (i === 500 ? 0.25 : 0)), 0)
      instance.useAsset?.(buffer)
    } })
    expect(out[500]).toBeCloseTo(0.25, 5)
    expect(peakOf(out.map((sample, i) => (i === 500 ? 0 : sample)))).toBeLessThan(1e-5)
  })

  it("the delay's echoes come in time and get quieter by the feedback, filtered each time", async () => {
    const values = { sync: 6, feedback: 0.5, mix: 0.5, lowCut: 20, highCut: 20_000 }
    const [out] = await renderEffect(delay, [impulse, impulse], 40_000, { values })
    const filters = Array.from({ length: 3 }, () => [new Biquad().set(biquadOf({ shape: "highpass", hz: 20, q: Math.SQRT1_2, gainDb: 0 }, RATE)), new Biquad().set(biquadOf({ shape: "lowpass", hz: 20_000, q: Math.SQRT1_2, gainDb: 0 }, RATE))] as const)
    // An eighth at 120 BPM is 12,000 frames; each echo has passed the filters once more.
    let echo = impulse.slice(0, 12_000)
    const expected = new Float32Array(40_000)
    expected[0] = direct(0.5)
    for (const [n, [low, high]] of filters.entries()) {
      echo = echo.map((sample) => high.push(low.push(sample)))
      echo.forEach((sample, i) => { if (12_000 * (n + 1) + i < 40_000) expected[12_000 * (n + 1) + i] = (expected[12_000 * (n + 1) + i] ?? 0) + sample * wet(0.5) * 0.5 ** n })
    }
    expect(db(peakOf(out, expected))).toBeLessThan(-60)
  })

  it("the delay goes from side to side, and follows the tempo", async () => {
    const values = { sync: 9, pingPong: 1, feedback: 0.5, mix: 1, lowCut: 20, highCut: 20_000 }
    const [left, right] = await renderEffect(delay, [impulse, impulse], 60_000, { values, prepare: ({ instance }) => { instance.follow?.(180, 0) } })
    const peak = (samples: Float32Array, at: number) => peakOf(samples.subarray(at - 10, at + 40))
    expect([peak(left, 16_000), peak(right, 32_000), peak(left, 48_000)].map((value) => value > 0.1)).toEqual([true, true, true])
    expect(Math.max(peak(right, 16_000), peak(left, 32_000), peak(right, 48_000))).toBeLessThan(0.001)
  })

  it("the chorus is two voices whose delay moves as a sine from its phase on, within -60 dB", async () => {
    const tone = Float32Array.from({ length: FRAMES }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 300 * i) / RATE))
    const [left, right] = await renderEffect(chorus, [tone, tone], FRAMES, { values: { rate: 3, depth: 4, mix: 1 } })
    for (const [phase, out] of [[0, left], [Math.PI / 2, right]] as const) {
      const expected = out.map((_, i) => {
        const at = i / RATE - (14 + 4 * Math.sin((2 * Math.PI * 3 * i) / RATE + phase)) / 1_000
        return at > 0 ? 0.5 * Math.sin(2 * Math.PI * 300 * at) : 0
      })
      expect(db(peakOf(out.subarray(1_200), expected.subarray(1_200)))).toBeLessThan(-60)
    }
  })
})

describe("bypass", () => {
  it("is switched live without a click, latency kept", async () => {
    const tone = Float32Array.from({ length: RATE }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 100 * i) / RATE))
    for (const effect of [limiter, saturation, compressor]) {
      const [out] = await renderEffect(effect, [tone, tone], RATE, { values: effect === saturation ? { drive: 30 } : {}, prepare: (insert, context) => {
        for (const [at, isBypassed] of [[0.3, true], [0.6, false]] as const) void context.suspend(at).then(() => {
          insert.bypass(isBypassed)
          return context.resume()
        })
      } })
      // A jump would be far steeper than a sine of 100 Hz at half of full scale.
      const steepest = out.subarray(1_000).reduce((most, sample, i) => Math.max(most, Math.abs(sample - (out[999 + i] ?? 0))), 0)
      expect(steepest).toBeLessThan(0.5 * 2 * Math.PI * 100 / RATE + 0.5 / (GLIDE_SECONDS * RATE) + 0.004)
      const settled = out.subarray(Math.round(0.45 * RATE), Math.round(0.55 * RATE))
      const latency = typeof effect.latencyFrames === "number" ? effect.latencyFrames : effect.latencyFrames(RATE)
      expect(peakOf(settled, tone.subarray(Math.round(0.45 * RATE) - latency))).toBeLessThan(1e-5)
    }
  })
})
