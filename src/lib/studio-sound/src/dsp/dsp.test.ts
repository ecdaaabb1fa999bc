import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toAmplitude, toDecibels } from "@max-booster/mastering/decibels"
import { Compressor, compressorGain, compressorLatency } from "./compressor"
import { Echo } from "./echo"
import { Gate } from "./gate"
import { impulseResponse, rooms, type RoomId } from "./impulse-responses"
import type { Kernel } from "./kernel"
import { Limiter, limiterLatency } from "./limiter"
import { LoudnessMeter } from "./loudness"
import { ModulatedDelay } from "./modulated-delay"
import { Multiband, type MultibandParam } from "./multiband"
import { PeakMeter } from "./peak-meter"
import { seeded } from "./random"
import { Saturation, SATURATION_LATENCY } from "./saturation"
import { TruePeak } from "./true-peak"

const RATE = 48_000
const sine = (hz: number, amplitude: number, frames: number) => Float32Array.from({ length: frames }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / RATE))
const noise = (frames: number, seed: number, amplitude = 1) => { const random = seeded(seed); return Float32Array.from({ length: frames }, () => (random() * 2 - 1) * amplitude) }
const peakOf = (samples: Float32Array) => samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
const values = <Name extends string>(numbers: Record<Name, number>) => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, [value]])) as Record<Name, number[]>

/** Runs a kernel over a signal, cut into blocks of the given lengths in turn. */
function run<Name extends string>(kernel: Kernel<Name>, numbers: Record<Name, number>, left: Float32Array, right = left, cuts = [128], side: Float32Array | null = null) {
  const out = [new Float32Array(left.length), new Float32Array(left.length)]
  for (let at = 0, n = 0; at < left.length; n++) {
    const end = Math.min(left.length, at + (cuts[n % cuts.length] as number))
    const part = (samples: Float32Array) => samples.subarray(at, end)
    kernel.process([part(left), part(right)], out.map(part), values(numbers), side && [part(side), part(side)])
    at = end
  }
  return out as [Float32Array, Float32Array]
}

const compressor = { threshold: -20, ratio: 4, knee: 6, attack: 5, release: 100, makeup: 0, mix: 1 }
const gate = { threshold: -30, hysteresis: 6, attack: 0.1, hold: 20, release: 10, range: 80 }
const flat: Record<MultibandParam, number> = { lowHz: 200, highHz: 3_000, attack: 10, release: 100, lowThreshold: -20, midThreshold: -20, highThreshold: -20, lowRatio: 1, midRatio: 1, highRatio: 1, lowGain: 0, midGain: 0, highGain: 0 }
const kernels: [string, () => Kernel, Record<string, number>][] = [
  ["compressor", () => new Compressor(RATE), compressor],
  ["gate", () => new Gate(RATE), gate],
  ["limiter", () => new Limiter(RATE), { gain: 6, ceiling: -1, release: 80 }],
  ["multiband", () => new Multiband(RATE), { ...flat, midRatio: 3 }],
  ["echo", () => new Echo(RATE), { time: 12.3, feedback: 0.6, pingPong: 1, lowCut: 100, highCut: 5_000 }],
  ["modulated delay", () => new ModulatedDelay(RATE), { left: 7.7, right: 3.1 }],
  ["saturation", () => new Saturation(), { drive: 12, output: -3, mix: 0.7 }],
]

describe.each(kernels)("the %s", (_, create, numbers) => {
  const [left, right] = [noise(3_000, 1, 0.8), noise(3_000, 2, 0.8)]

  it("gives the same however the frames are cut into blocks", () => {
    const whole = run(create(), numbers, left, right, [left.length])
    expect(whole[0].some((sample) => sample !== 0)).toBe(true)
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }), (cuts) => {
      expect(run(create(), numbers, left, right, cuts)).toEqual(whole)
    }), { numRuns: 10 })
  })

  it("makes nothing out of silence", () => {
    const [silent] = run(create(), numbers, new Float32Array(2_000))
    expect(peakOf(silent)).toBe(0)
  })
})

describe("compressor", () => {
  it("has the curve of its formula: nothing below, the ratio above, a parabola through the knee", () => {
    expect(compressorGain(-40, -20, 4, 6)).toBe(0)
    expect(compressorGain(-8, -20, 4, 6)).toBeCloseTo(-9, 9)
    expect(compressorGain(-20, -20, 4, 6)).toBeCloseTo(-0.75 * 9 / 12, 9)
    expect(compressorGain(-17, -20, 4, 6)).toBeCloseTo(compressorGain(-17, -20, 4, 0), 9)
  })

  it("takes from a constant what the curve says, within 0.01 dB", () => {
    fc.assert(fc.property(fc.double({ min: -40, max: 0, noNaN: true }), fc.double({ min: 1, max: 20, noNaN: true }), (level, ratio) => {
      const [out] = run(new Compressor(RATE), { ...compressor, attack: 1, ratio }, new Float32Array(4_800).fill(toAmplitude(level)))
      expect(toDecibels(out.at(-1) ?? 0) - level).toBeCloseTo(compressorGain(level, -20, ratio, 6), 2)
    }), { numRuns: 20 })
  })

  it("has gone 63% of the way after its attack", () => {
    const kernel = new Compressor(RATE, 0)
    const [out] = run(kernel, { ...compressor, attack: 10 }, new Float32Array(480).fill(1))
    expect(toDecibels(out.at(-1) ?? 0)).toBeCloseTo(compressorGain(0, -20, 4, 6) * (1 - Math.exp(-1)), 2)
  })

  it("looks ahead by its latency and hears its side-chain", () => {
    const impulse = Float32Array.from({ length: 1_000 }, (_, i) => (i === 10 ? 0.01 : 0))
    expect(run(new Compressor(RATE), compressor, impulse)[0].indexOf(impulse[10] as number)).toBe(10 + compressorLatency(RATE))
    const kernel = new Compressor(RATE)
    const [ducked] = run(kernel, compressor, new Float32Array(9_600).fill(0.01), undefined, [128], new Float32Array(9_600).fill(1))
    expect(toDecibels((ducked.at(-1) ?? 0) / 0.01)).toBeCloseTo(-15, 1)
    expect(kernel.meter()).toBeCloseTo(-15, 1)
    expect(kernel.meter()).toBe(0)
  })
})

describe("gate", () => {
  it("opens at its threshold, stays open within the hysteresis, and closes after its hold", () => {
    const at = (db: number) => new Float32Array(RATE / 2).fill(toAmplitude(db))
    const sound = Float32Array.from([...at(-33), ...at(-29), ...at(-33), ...at(-60)])
    const [out] = run(new Gate(RATE), gate, sound)
    const gainAt = (frame: number) => (out[frame] as number) / (sound[frame] as number)
    expect(gainAt(23_000)).toBeLessThan(0.001)
    expect(gainAt(47_000)).toBeCloseTo(1, 3)
    expect(gainAt(71_000)).toBeCloseTo(1, 3)
    expect(gainAt(72_000 + 900)).toBeGreaterThan(0.99)
    expect(gainAt(95_000)).toBeLessThan(0.001)
  })
})

describe("limiter", () => {
  const overs = (samples: Float32Array) => { const meter = new TruePeak(); return toDecibels(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample), meter.push(sample)), 0)) }

  it("is never above its ceiling, four times oversampled, whatever comes", () => {
    const adversarial = fc.oneof(
      fc.tuple(fc.integer(), fc.double({ min: 0, max: 8, noNaN: true })).map(([seed, amplitude]) => noise(6_000, seed, amplitude)),
      fc.tuple(fc.integer(), fc.integer({ min: 1, max: 12 })).map(([seed, run]) => { const random = seeded(seed); let sign = 1; return Float32Array.from({ length: 6_000 }, (_, i) => (i % run === 0 && random() < 0.5 ? (sign = -sign) : sign) * 4) }),
      fc.tuple(fc.integer({ min: 20, max: 23_900 }), fc.double({ min: 0, max: 6, noNaN: true })).map(([hz, phase]) => Float32Array.from({ length: 6_000 }, (_, i) => (i < 2_000 ? 0.1 : 4) * Math.sin((2 * Math.PI * hz * i) / RATE + phase))),
      fc.integer().map((seed) => { const random = seeded(seed); return Float32Array.from({ length: 6_000 }, () => (random() < 0.01 ? (random() < 0.5 ? 6 : -6) : 0)) }),
    )
    fc.assert(fc.property(adversarial, adversarial, fc.double({ min: -9, max: 0, noNaN: true }), fc.double({ min: 10, max: 500, noNaN: true }), (left, right, ceiling, release) => {
      for (const out of run(new Limiter(RATE), { gain: 3, ceiling, release }, left, right)) expect(overs(out)).toBeLessThanOrEqual(ceiling)
    }), { numRuns: 120 })
  })

  it("leaves what is below its ceiling as it is, later by its latency", () => {
    const sound = noise(4_000, 3, 0.3)
    const [out] = run(new Limiter(RATE), { gain: 0, ceiling: -1, release: 80 }, sound)
    const latency = limiterLatency(RATE)
    expect(peakOf(out.subarray(latency).map((sample, i) => sample - (sound[i] as number)))).toBe(0)
    expect(peakOf(out.subarray(0, latency))).toBe(0)
  })

  it("brings a sine to its ceiling, within 0.1 dB, and not lower", () => {
    const limiter = new Limiter(RATE)
    const [out] = run(limiter, { gain: 12, ceiling: -1, release: 80 }, sine(997, 0.9, RATE))
    expect(toDecibels(peakOf(out.subarray(RATE / 2)))).toBeGreaterThan(-1.1)
    expect(limiter.meter()).toBeLessThan(-11)
  })
})

describe("multiband", () => {
  it("sums flat where it does nothing, within 0.01 dB from 20 Hz to 20 kHz", () => {
    const impulse = Float32Array.from({ length: 1 << 15 }, (_, i) => (i === 0 ? 0.001 : 0))
    const [out] = run(new Multiband(RATE), flat, impulse)
    for (const hz of [20, 100, 200, 400, 1_000, 3_000, 8_000, 20_000]) {
      let [re, im] = [0, 0]
      out.forEach((sample, i) => { const w = (2 * Math.PI * hz * i) / RATE; re += sample * Math.cos(w); im -= sample * Math.sin(w) })
      expect(Math.abs(toDecibels(Math.hypot(re, im) / 0.001))).toBeLessThan(0.01)
    }
  })

  it("turns down one band and leaves the others", () => {
    const levelOf = (hz: number) => toDecibels(peakOf(run(new Multiband(RATE), { ...flat, midGain: -12 }, sine(hz, 0.1, RATE))[0].subarray(RATE / 2)) / 0.1)
    expect(levelOf(40)).toBeCloseTo(0, 0)
    expect(levelOf(800)).toBeCloseTo(-12, 0)
    expect(levelOf(15_000)).toBeCloseTo(0, 0)
  })

  it("tells of each band how much it took since it was asked last", () => {
    const kernel = new Multiband(RATE)
    run(kernel, { ...flat, midRatio: 20, midThreshold: -40, attack: 1 }, sine(800, 0.5, RATE))
    const [low, mid, high] = kernel.meter()
    expect([low, high]).toEqual([-0, -0].map((none) => expect.closeTo(none, 1)))
    expect(mid).toBeLessThan(-20)
    expect(kernel.meter()).toEqual([0, 0, 0])
  })
})

describe("saturation", () => {
  it("is the hyperbolic tangent for a low sine, within -60 dB, later by its latency", () => {
    const drive = toAmplitude(12)
    const sound = sine(220, 0.5, 4_800)
    const [out] = run(new Saturation(), { drive: 12, output: 0, mix: 1 }, sound)
    const wrong = out.subarray(SATURATION_LATENCY + 200).map((sample, i) => sample - Math.tanh((sound[i + 200] as number) * drive) / drive)
    expect(peakOf(wrong)).toBeLessThan(0.001)
  })

  it("folds no harmonic of a high sine back below it: aliases are 60 dB down", () => {
    const [out] = run(new Saturation(), { drive: 18, output: 0, mix: 1 }, sine(7_000, 0.5, RATE))
    const tail = out.subarray(RATE / 2)
    const level = (hz: number) => { let [re, im] = [0, 0]; tail.forEach((sample, i) => { re += sample * Math.cos((2 * Math.PI * hz * i) / RATE); im += sample * Math.sin((2 * Math.PI * hz * i) / RATE) }); return toDecibels((2 * Math.hypot(re, im)) / tail.length) }
    expect(level(48_000 - 35_000) - level(7_000)).toBeLessThan(-60)
    expect(level(48_000 - 5 * 7_000 - 7_000) - level(7_000)).toBeLessThan(-60)
  })
})

describe("loudness meter", () => {
  const measured = (...parts: Float32Array[]) => { const meter = new LoudnessMeter(RATE); for (const part of parts) meter.push([part, part]); return meter }

  // The cases of EBU Tech 3341, those of a minute a quarter as long.
  it("passes cases 1 and 2: a stereo sine of -23 and -33 dBFS", () => {
    for (const level of [-23, -33]) {
      const meter = measured(sine(1_000, toAmplitude(level), RATE * 5))
      for (const lufs of [meter.momentary(), meter.shortTerm(), meter.integrated()]) expect(Math.abs(lufs - level)).toBeLessThan(0.1)
    }
  })

  it("passes case 3: quiet parts are gated", () => {
    const part = (level: number, seconds: number) => sine(1_000, toAmplitude(level), RATE * seconds)
    expect(Math.abs(measured(part(-36, 2.5), part(-23, 15), part(-36, 2.5)).integrated() + 23)).toBeLessThan(0.1)
  })

  it("passes case 4: what lies under the absolute gate counts nothing", () => {
    const part = (level: number, seconds: number) => sine(1_000, toAmplitude(level), RATE * seconds)
    expect(Math.abs(measured(part(-72, 2.5), part(-36, 2.5), part(-23, 15), part(-36, 2.5), part(-72, 2.5)).integrated() + 23)).toBeLessThan(0.1)
  })

  it("finds the peak between samples: cases 15 and 16, a quarter of the sample rate at 0 and 45 degrees", () => {
    for (const phase of [0, Math.PI / 4]) {
      const tone = Float32Array.from({ length: RATE }, (_, i) => 0.5 * Math.sin((Math.PI / 2) * i + phase) * Math.min(1, i / 1_000))
      expect(measured(tone).truePeak()).toBeGreaterThan(-6.4)
      expect(measured(tone).truePeak()).toBeLessThan(-5.8)
    }
  })

  it("hears nothing in silence", () => {
    expect(measured(new Float32Array(RATE)).integrated()).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe("impulse responses", () => {
  it.each(Object.keys(rooms) as RoomId[])("the %s is the same each time, of energy 1, decays by 60 dB in its time, and differs in its channels", (id) => {
    const [left, right] = impulseResponse(id, 1, RATE)
    expect(impulseResponse(id, 1, RATE)[0]).toEqual(left)
    expect(left).not.toEqual(right)
    expect(left.reduce((sum, sample) => sum + sample * sample, 0)).toBeCloseTo(1, 3)
    const energy = (from: number, to: number) => left.subarray(Math.floor(from), Math.floor(to)).reduce((sum, sample) => sum + sample * sample, 0) / (to - from)
    const frames = rooms[id].decay * RATE
    const fall = 10 * Math.log10(energy(0.75 * frames, 0.85 * frames) / energy(0.15 * frames, 0.25 * frames))
    expect(fall).toBeLessThan(-30)
    expect(fall).toBeGreaterThan(-70)
  })
})

it("a peak is held for its time and then falls by 20 dB a second", () => {
  const meter = new PeakMeter(RATE)
  meter.push(Float32Array.of(0.5))
  meter.push(new Float32Array(RATE))
  expect(meter.value).toBe(0.5)
  meter.push(new Float32Array(RATE))
  expect(toDecibels(meter.value / 0.5)).toBeCloseTo(-20, 2)
})
