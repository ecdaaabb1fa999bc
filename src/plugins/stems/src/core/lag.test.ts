import { expect, it } from "vitest"
import { lagOf } from "./lag"

const RATE = 2_000
/** Hits at given times, each a decaying tone with noise of its own. */
function hits(times: readonly number[], hz: number, seconds = 15): Float32Array {
  const made = new Float32Array(seconds * RATE)
  for (const [index, time] of times.entries()) {
    let seed = (index + 1) * hz
    for (let n = 0, at = Math.round(time * RATE); n < 0.2 * RATE && at + n < made.length; n++) {
      seed = (seed * 16_807) % 2_147_483_647
      made[at + n] = (made[at + n] ?? 0) + Math.exp(-n / (0.04 * RATE)) * (Math.sin((2 * Math.PI * hz * n) / RATE) + 0.5 * (seed / 1_073_741_823.5 - 1))
    }
  }
  return made
}
const every = (step: number, from = 0) => Array.from({ length: Math.floor((14 - from) / step) }, (_, n) => from + n * step)
const later = (samples: Float32Array, seconds: number) => { const by = Math.round(seconds * RATE); const made = new Float32Array(samples.length); made.set(by > 0 ? samples.subarray(0, samples.length - by) : samples.subarray(-by), Math.max(0, by)); return made }
const sum = (...all: Float32Array[]) => Float32Array.from(all[0] ?? [], (_, n) => all.reduce((total, each) => total + (each[n] ?? 0), 0))

const kick = hits(every(0.5), 80)
const snare = hits(every(1, 0.5), 310)
const pad = hits([1.3, 4.9, 7.1, 10.7, 12.2], 523)
const mix = sum(kick, snare, pad)

it("finds how much later a part must begin, to the sample, and nothing where it lies well", () => {
  for (const part of [kick, snare, pad]) expect(lagOf(part, mix, RATE)).toBe(0)
  for (const seconds of [0.25, 1.3, -0.73, -3.1]) expect(lagOf(later(pad, -seconds), mix, RATE)).toBeCloseTo(seconds, 3)
})

it("finds it in a mix that was made louder and pressed, with its polarity turned", () => {
  const pressed = mix.map((value) => -Math.tanh(2.5 * value))
  expect(lagOf(later(snare, -0.2), pressed, RATE)).toBeCloseTo(0.2, 3)
})

it("takes a loop for right that repeats itself where it stands", () => {
  expect(lagOf(later(kick, 0.5), mix, RATE)).toBe(0)
})

it("says nothing of silence, nor of what is not in the mix", () => {
  expect(lagOf(new Float32Array(RATE * 15), mix, RATE)).toBeNull()
  expect(lagOf(hits([2.2, 3.9, 9.1, 11.4], 701), mix, RATE)).toBeNull()
})

it("is known for parts that are shorter or longer than the mix", () => {
  expect(lagOf(pad.subarray(0, 9 * RATE), mix, RATE)).toBe(0)
  expect(lagOf(sum(new Float32Array(20 * RATE), pad), mix, RATE)).toBe(0)
  expect(lagOf(later(pad, -0.4).subarray(0, 9 * RATE), mix, RATE)).toBeCloseTo(0.4, 3)
})
