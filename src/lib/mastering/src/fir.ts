import { toAmplitude } from "./decibels"

/** Taps of a correction's filter: odd, so that its delay is a whole number of samples. 5.4 Hz apart at 44.1 kHz. */
export const FIR_TAPS = 8_191

/**
 * A linear-phase FIR with a given magnitude response: frequency sampling, then a Hann window. It is symmetrical, so it delays everything by (taps - 1) / 2 samples and bends no phase.
 * @param hz rising @param db gains there, straight lines between on a logarithmic axis, flat beyond the ends
 * @param taps odd
 */
export function linearPhaseFir(hz: readonly number[], db: readonly number[], sampleRate: number, taps = FIR_TAPS): Float32Array {
  const centre = (taps - 1) / 2
  const size = taps + 1
  const cos = Float64Array.from({ length: size }, (_, n) => Math.cos((2 * Math.PI * n) / size))
  const gains = Float64Array.from({ length: size / 2 + 1 }, (_, bin) => toAmplitude(interpolate(hz, db, (bin * sampleRate) / size)))
  const fir = new Float32Array(taps)
  for (let n = 0; n <= centre; n++) {
    let sum = (gains[0] as number) + (gains[size / 2] as number) * (n % 2 === 0 ? 1 : -1)
    for (let bin = 1; bin < size / 2; bin++) sum += 2 * (gains[bin] as number) * (cos[(bin * n) % size] as number)
    const windowed = (sum / size) * (0.5 + 0.5 * Math.cos((Math.PI * n) / (centre + 1)))
    fir[centre - n] = fir[centre + n] = windowed
  }
  return fir
}

/** The value of a curve at a frequency, on a logarithmic axis. */
export function interpolate(hz: readonly number[], db: readonly number[], at: number): number {
  const above = hz.findIndex((f) => f >= at)
  if (above === 0 || hz.length === 0) return db[0] ?? 0
  if (above < 0) return db[hz.length - 1] ?? 0
  const [low, high] = [hz[above - 1] as number, hz[above] as number]
  const part = Math.log(at / low) / Math.log(high / low)
  return (db[above - 1] as number) * (1 - part) + (db[above] as number) * part
}
