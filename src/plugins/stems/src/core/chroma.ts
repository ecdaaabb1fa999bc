import { Spectrum } from "./fft"
import { Framer } from "./framer"

const DECIMATION = 4
const RATE = 44_100 / DECIMATION
/** 0.74 s: long enough to tell a semitone of a bass, and for drums to fade against notes. */
const FRAME = 8_192
const HOP = 4_096
/** Fine bins a semitone, so that a recording out of tune can be turned into tune afterwards. */
const FINE = 10
const BINS = 12 * FINE
/** Chords and melody, and the bass under them. Hz. */
const CHORDS = { low: 100, high: 2_200 }
const BASS = { low: 36, high: 160 }
/** A spectral peak may be a harmonic of a lower note: it counts for that, too, less and less. */
const HARMONICS = [1, 0.6, 0.36, 0.22]

/** How much of each pitch class sounds, C first; each twelve values that sum to 1, or to 0 where nothing did. */
export type Chroma = { chords: number[]; bass: number[] }

/** How much of each pitch class sounds in a recording, from spectral peaks weighted by their harmonics (Gómez 2006, HPCP), and what its bass plays. */
export class ChromaCollector {
  private readonly spectrum = new Spectrum(FRAME)
  private readonly framer = new Framer(FRAME, HOP)
  private readonly lowPass = new Decimator()
  private readonly frames: { chords: Float64Array; bass: Float64Array }[] = []

  /** Takes the next samples, mono at 44.1 kHz. */
  push(samples: Float32Array): void {
    this.framer.push(this.lowPass.push(samples), (buffer, from) => { this.collect(this.spectrum.of(buffer, from)) })
  }

  /** Of the whole and of so many parts of equal length, in tune; null when nothing tonal sounded. */
  finish(parts = 1): Chroma[] | null {
    if (this.frames.length === 0) return null
    const tuning = tuningOf(sumOf(this.frames.map(({ chords }) => chords)))
    return Array.from({ length: parts }, (_, part) => {
      const own = this.frames.slice(Math.floor((part * this.frames.length) / parts), Math.floor(((part + 1) * this.frames.length) / parts))
      return { chords: foldInTune(sumOf(own.map(({ chords }) => chords)), tuning), bass: foldInTune(sumOf(own.map(({ bass }) => bass)), tuning) }
    })
  }

  private collect(magnitudes: Float64Array): void {
    const loudest = magnitudes.reduce((most, value) => Math.max(most, value), 0)
    if (loudest < 2) return
    const chords = new Float64Array(BINS)
    const bass = new Float64Array(BINS)
    forPeaks(magnitudes, CHORDS, loudest * 0.003, (hz, height) => {
      HARMONICS.forEach((share, index) => { add(chords, hz / (index + 1), Math.sqrt(height) * share) })
    })
    forPeaks(magnitudes, BASS, loudest * 0.03, (hz, height) => { add(bass, hz, height) })
    this.frames.push({ chords: evened(chords), bass: evened(bass) })
  }
}

/** Local maxima between two frequencies, their place found between bins by a parabola on a logarithmic scale. */
function forPeaks(magnitudes: Float64Array, { low, high }: { low: number; high: number }, least: number, found: (hz: number, height: number) => void): void {
  const last = Math.ceil((high * FRAME) / RATE)
  for (let bin = Math.floor((low * FRAME) / RATE); bin <= last; bin++) {
    const here = magnitudes[bin] as number
    if (here < least || here <= (magnitudes[bin - 1] as number) || here < (magnitudes[bin + 1] as number)) continue
    const a = Math.log((magnitudes[bin - 1] as number) + 1e-9)
    const b = Math.log(here)
    const c = Math.log((magnitudes[bin + 1] as number) + 1e-9)
    found(((bin + (0.5 * (a - c)) / (a - 2 * b + c)) * RATE) / FRAME, here)
  }
}

function add(bins: Float64Array, hz: number, weight: number): void {
  const pitch = 12 * Math.log2(hz / 440) + 9
  const bin = ((Math.round(pitch * FINE) % BINS) + BINS) % BINS
  bins[bin] = (bins[bin] as number) + weight
}

/** Each frame has one vote, however loud it is. */
function evened(bins: Float64Array): Float64Array {
  const total = bins.reduce((sum, value) => sum + value, 0)
  return total > 0 ? bins.map((value) => value / total) : bins
}

function sumOf(frames: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(BINS)
  for (const frame of frames) for (let bin = 0; bin < BINS; bin++) sum[bin] = (sum[bin] as number) + (frame[bin] as number)
  return sum
}

/** How far a recording is from A = 440 Hz, in fine bins: the mean direction of all peaks within their semitone. */
function tuningOf(fine: Float64Array): number {
  let x = 0
  let y = 0
  fine.forEach((value, bin) => {
    x += value * Math.cos((2 * Math.PI * bin) / FINE)
    y += value * Math.sin((2 * Math.PI * bin) / FINE)
  })
  return (Math.atan2(y, x) / (2 * Math.PI)) * FINE
}

function foldInTune(fine: Float64Array, tuning: number): number[] {
  const folded = Array.from({ length: 12 }, (_, pitch) => {
    let sum = 0
    fine.forEach((value, bin) => {
      const away = Math.abs(((bin - tuning - pitch * FINE + BINS * 1.5) % BINS) - BINS / 2)
      sum += value * Math.max(0, 1 - away / (FINE / 2))
    })
    return sum
  })
  const total = folded.reduce((sum, value) => sum + value, 0)
  return folded.map((value) => (total > 0 ? value / total : 0))
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
