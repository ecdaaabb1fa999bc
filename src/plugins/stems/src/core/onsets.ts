import { hamming, Spectrum } from "./fft"
import { Framer } from "./framer"

const FRAME = 2_048
/** 10 ms at 44.1 kHz: the time step that the beat tracker expects. */
const HOP = 441
const BIN_HZ = 44_100 / FRAME

/** Seconds from one onset strength to the next. */
export const ONSET_STEP = HOP / 44_100

/** Where drums are told apart by: kick and bass, bodies of chords and toms, snare and clap, hats and shakers. Hz. */
export const BANDS = [[30, 130], [130, 900], [900, 5_000], [5_000, 16_000]] as const

/** Strengths are measured against the music around them, in frames to each side. */
const AROUND = 60

/** How strongly notes begin over time: in everything (for music-tempo) and in each band. */
export type Onsets = {
  /** Half-wave rectified spectral flux (Dixon 2006, "Onset detection revisited"), mean 0 and deviation 1; empty when nothing ever changed. */
  flux: number[]
  /** For each of BANDS, the flux of compressed spectra above its local mean; 0 where nothing begins. */
  bands: Float32Array[]
}

/** Collects onset strengths while samples stream by. */
export class OnsetStrength {
  private readonly spectrum = new Spectrum(FRAME, hamming)
  private readonly framer = new Framer(FRAME, HOP)
  private previous = new Float64Array(FRAME / 2 + 1)
  private loud = new Float64Array(FRAME / 2 + 1)
  private readonly flux: number[] = []
  private readonly rises: number[][] = BANDS.map(() => [])
  private readonly edges = BANDS.map(([low, high]) => [Math.ceil(low / BIN_HZ), Math.floor(high / BIN_HZ)] as const)

  constructor() {
    // The first frame ends with the first samples, so that a strength stands at the time of its onset.
    this.framer.push(new Float32Array(FRAME - HOP), () => undefined)
  }

  /** Takes the next samples, mono at 44.1 kHz. */
  push(samples: Float32Array): void {
    this.framer.push(samples, (buffer, from) => { this.take(this.spectrum.of(buffer, from)) })
  }

  /** Strengths so far. */
  finish(): Onsets {
    return { flux: standardized(this.flux), bands: this.rises.map(aboveSurroundings) }
  }

  private take(now: Float64Array): void {
    const { previous, loud } = this
    let rise = 0
    for (let bin = 0; bin < now.length; bin++) {
      const more = (now[bin] as number) - (previous[bin] as number)
      if (more > 0) rise += more
    }
    previous.set(now)
    this.flux.push(rise)
    this.edges.forEach(([first, last], band) => {
      let louder = 0
      for (let bin = first; bin <= last; bin++) {
        // A root compresses much as hearing does, at a twentieth of a logarithm's cost.
        const heard = Math.sqrt(now[bin] as number)
        const more = heard - (loud[bin] as number)
        if (more > 0) louder += more
        loud[bin] = heard
      }
      this.rises[band]?.push(louder / (last - first + 1))
    })
  }
}

function standardized(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length))
  return deviation > 1e-6 ? values.map((value) => (value - mean) / deviation) : []
}

function aboveSurroundings(values: readonly number[]): Float32Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, n) => { sums[n + 1] = (sums[n] as number) + value })
  return Float32Array.from(values, (value, n) => {
    const [from, to] = [Math.max(0, n - AROUND), Math.min(values.length, n + AROUND + 1)]
    return Math.max(0, value - ((sums[to] as number) - (sums[from] as number)) / (to - from))
  })
}
