import type { SampleSource } from "./sample-source"

/** Samples on each side that a new one is made of. */
const REACH = 24
const PHASES = 8_192

/**
 * A source at another rate: windowed sinc (Hann), so that reading in parts gives what reading whole would.
 * @param sampleRate Hz
 */
export function resampled(source: SampleSource, sampleRate: number): SampleSource {
  if (source.sampleRate === sampleRate) return source
  const step = source.sampleRate / sampleRate
  const kernel = kernelOf(Math.min(1, 1 / step))
  return {
    channels: source.channels, sampleRate, frames: Math.floor(source.frames / step),
    async read(from, count) {
      const first = Math.floor(from * step) - REACH + 1
      const channels = await source.read(first, Math.ceil(count * step) + 2 * REACH + 1)
      return channels.map((samples) => Float32Array.from({ length: count }, (_, i) => {
        const at = (from + i) * step
        const whole = Math.floor(at)
        const phase = Math.round((at - whole) * PHASES)
        let sum = 0
        for (let tap = 0, sample = whole - REACH + 1 - first; tap < 2 * REACH; tap++, sample++) sum += (samples[sample] as number) * (kernel[phase * 2 * REACH + tap] as number)
        return sum
      }))
    },
  }
}

const kernels = new Map<number, Float32Array>()

/** By phase, the weights of the samples around; each phase sums to 1. @param cutoff part of half the source's rate */
function kernelOf(cutoff: number): Float32Array {
  const known = kernels.get(cutoff)
  if (known) return known
  const table = new Float32Array((PHASES + 1) * 2 * REACH)
  for (let phase = 0; phase <= PHASES; phase++) {
    const weights = Array.from({ length: 2 * REACH }, (_, tap) => {
      const x = tap - REACH + 1 - phase / PHASES
      const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x)
      return sinc * (0.5 + 0.5 * Math.cos((Math.PI * Math.max(-REACH, Math.min(REACH, x))) / REACH))
    })
    const sum = weights.reduce((total, weight) => total + weight, 0)
    table.set(weights.map((weight) => weight / sum), phase * 2 * REACH)
  }
  kernels.set(cutoff, table)
  return table
}
