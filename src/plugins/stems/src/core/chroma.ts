import { Spectrum } from "./fft"
import { Framer } from "./framer"

const DECIMATION = 4
const RATE = 44_100 / DECIMATION
const FRAME = 4_096
const HOP = 2_048
const LOWEST_HZ = 60
const HIGHEST_HZ = 2_200
/** Fine bins a semitone, so that a recording out of tune can be turned into tune afterwards. */
const FINE = 10
const BINS = 12 * FINE
/** A spectral peak may be a harmonic of a lower note: it counts for that, too, less and less. */
const HARMONICS = [1, 0.6, 0.36, 0.22]

/** How much of each pitch class sounds in a recording (C first), from spectral peaks weighted by their harmonics (Gómez 2006, HPCP). */
export class ChromaCollector {
  private readonly spectrum = new Spectrum(FRAME)
  private readonly framer = new Framer(FRAME, HOP)
  private readonly lowPass = new Decimator()
  private readonly fine = new Float64Array(BINS)
  private frames = 0

  /** Takes the next samples, mono at 44.1 kHz. */
  push(samples: Float32Array): void {
    this.framer.push(this.lowPass.push(samples), (buffer, from) => { this.collect(this.spectrum.of(buffer, from)) })
  }

  /** Twelve values that sum to 1, or null when nothing tonal sounded. */
  finish(): number[] | null {
    if (this.frames === 0) return null
    const chroma = foldInTune(this.fine)
    const total = chroma.reduce((sum, value) => sum + value, 0)
    return total > 0 ? chroma.map((value) => value / total) : null
  }

  private collect(magnitudes: Float64Array): void {
    const frame = new Float64Array(BINS)
    const loudest = magnitudes.reduce((most, value) => Math.max(most, value), 0)
    if (loudest < 1) return
    const first = Math.floor((LOWEST_HZ * FRAME) / RATE)
    const last = Math.ceil((HIGHEST_HZ * FRAME) / RATE)
    for (let bin = first; bin <= last; bin++) {
      const [left, here, right] = [magnitudes[bin - 1] as number, magnitudes[bin] as number, magnitudes[bin + 1] as number]
      if (here <= left || here < right || here < loudest * 0.003) continue
      const [a, b, c] = [Math.log(left + 1e-9), Math.log(here), Math.log(right + 1e-9)]
      const offset = (0.5 * (a - c)) / (a - 2 * b + c)
      addPeak(frame, ((bin + offset) * RATE) / FRAME, Math.sqrt(here))
    }
    const most = frame.reduce((max, value) => Math.max(max, value), 0)
    if (most === 0) return
    this.frames++
    for (let bin = 0; bin < BINS; bin++) this.fine[bin] = (this.fine[bin] as number) + (frame[bin] as number) / most
  }
}

function addPeak(frame: Float64Array, hz: number, weight: number): void {
  HARMONICS.forEach((share, index) => {
    const fundamental = hz / (index + 1)
    if (fundamental < LOWEST_HZ / 2) return
    const pitch = 12 * Math.log2(fundamental / 440) + 9
    const bin = (((Math.round(pitch * FINE) % BINS) + BINS) % BINS)
    frame[bin] = (frame[bin] as number) + weight * share
  })
}

/** Finds the recording's tuning as the mean direction of all peaks within their semitone, and folds around it. */
function foldInTune(fine: Float64Array): number[] {
  let x = 0
  let y = 0
  fine.forEach((value, bin) => {
    x += value * Math.cos((2 * Math.PI * bin) / FINE)
    y += value * Math.sin((2 * Math.PI * bin) / FINE)
  })
  const tuning = (Math.atan2(y, x) / (2 * Math.PI)) * FINE
  return Array.from({ length: 12 }, (_, pitch) => {
    let sum = 0
    fine.forEach((value, bin) => {
      const away = Math.abs(((bin - tuning - pitch * FINE + BINS * 1.5) % BINS) - BINS / 2)
      sum += value * Math.max(0, 1 - away / (FINE / 2))
    })
    return sum
  })
}

const TAPS = 32

/** Keeps every fourth sample behind a windowed-sinc low-pass at 4.5 kHz. */
class Decimator {
  private readonly kernel = Float64Array.from({ length: TAPS }, (_, n) => {
    const t = n - (TAPS - 1) / 2
    const cutoff = (2 * 4_500) / 44_100
    return (Math.sin(Math.PI * cutoff * t) / (Math.PI * t)) * (0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / TAPS))
  })
  private history = new Float32Array(TAPS)

  push(samples: Float32Array): Float32Array {
    const all = new Float32Array(this.history.length + samples.length)
    all.set(this.history)
    all.set(samples, this.history.length)
    const count = Math.max(0, Math.floor((all.length - TAPS) / DECIMATION))
    const kept = new Float32Array(count)
    for (let n = 0; n < count; n++) {
      let sum = 0
      for (let tap = 0; tap < TAPS; tap++) sum += (all[n * DECIMATION + tap] as number) * (this.kernel[tap] as number)
      kept[n] = sum
    }
    this.history = all.slice(count * DECIMATION)
    return kept
  }
}
