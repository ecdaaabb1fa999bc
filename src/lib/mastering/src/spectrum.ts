import { powerToDecibels } from "./decibels"

/** Centres of third octaves from 20 Hz to 20 kHz, base ten (IEC 61260-1), Hz. */
export const thirdOctaves: readonly number[] = Array.from({ length: 31 }, (_, index) => 10 ** ((index + 13) / 10))

/** Half a third octave, as a factor. */
export const BAND_EDGE = 10 ** (1 / 20)

/**
 * Power of each third octave from a power spectrum.
 * @param power of bins 0 to size / 2
 * @returns dB a band; minus infinity where there is nothing
 */
export const thirdOctaveLevels = (power: ArrayLike<number>, sampleRate: number): number[] =>
  thirdOctaves.map((centre) => powerToDecibels(powerIn(power, sampleRate, centre / BAND_EDGE, centre * BAND_EDGE)))

/**
 * Power of a spectrum between two frequencies; bins on the edges count in parts, so that a span narrower than a bin has its share.
 * @param power of bins 0 to size / 2
 */
export function powerIn(power: ArrayLike<number>, sampleRate: number, fromHz: number, toHz: number): number {
  const binHz = sampleRate / 2 / (power.length - 1)
  const [from, to] = [fromHz / binHz, toHz / binHz]
  let sum = 0
  for (let bin = Math.max(0, Math.round(from)); bin <= Math.min(power.length - 1, Math.round(to)); bin++)
    sum += (power[bin] ?? 0) * Math.max(0, Math.min(to, bin + 0.5) - Math.max(from, bin - 0.5))
  return sum
}

/**
 * How far two spectra lie apart in shape: mean distance of their third octaves once their mean level is the same.
 * @param from @param to Hz; bands in which either has nothing are left out
 * @returns dB
 */
export function spectralDistance(levels: readonly number[], others: readonly number[], from = 40, to = 16_000): number {
  const gaps = thirdOctaves.flatMap((hz, band) => {
    const gap = (levels[band] ?? -Infinity) - (others[band] ?? -Infinity)
    return hz >= from * 0.99 && hz <= to * 1.01 && Number.isFinite(gap) ? [gap] : []
  })
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return gaps.length === 0 ? 0 : gaps.reduce((sum, gap) => sum + Math.abs(gap - mean), 0) / gaps.length
}
