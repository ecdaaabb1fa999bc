import { type Adsr, Envelope, falling, releaseFrames } from "../dsp/envelope"
import { sine } from "../dsp/oscillators"
import { SAMPLE_RATE } from "../stereo"
import { Glide, type Instrument, toHz } from "./instrument"

/** One carrier with its modulator. */
export type Operator = {
  /** Multiple of the note's pitch. */
  ratio: number
  level: number
  modulatorRatio: number
  /** Modulation index at the strike, and how long it takes to fall by 60 dB. */
  index: number; indexSeconds: number
}

/** A frequency-modulation instrument's settings. */
export type FmPatch = { operators: readonly Operator[]; amp: Adsr; gain: number; /** Stereo tremolo. */ tremoloHz: number; tremoloDepth: number; glideSeconds: number }

/** Carriers with falling modulation. Source: J. Chowning, "The Synthesis of Complex Audio Spectra by Means of Frequency Modulation". */
export const fm = (patch: FmPatch): Instrument => (out, note) => {
  const frames = Math.min(note.frames + releaseFrames(patch.amp), out.left.length - note.start)
  const amp = new Envelope(patch.amp, note.frames)
  const glide = new Glide(note, patch.glideSeconds, 64 / SAMPLE_RATE)
  const level = patch.gain * (0.3 + 0.7 * note.velocity)
  const fall = patch.operators.map((operator) => falling(operator.indexSeconds))
  const index = patch.operators.map((operator) => (operator.index * (0.35 + 0.65 * note.velocity)) / (2 * Math.PI))
  const carrier = new Float64Array(patch.operators.length)
  const modulator = new Float64Array(patch.operators.length)
  let step = 0
  for (let i = 0; i < frames; i++) {
    if (i % 64 === 0) step = toHz(glide.at(i)) / SAMPLE_RATE
    let value = 0
    for (let n = 0; n < patch.operators.length; n++) {
      const operator = patch.operators[n]
      if (!operator) continue
      const phase = (carrier[n] ?? 0) + step * operator.ratio
      const other = (modulator[n] ?? 0) + step * operator.modulatorRatio
      carrier[n] = phase
      modulator[n] = other
      const depth = (index[n] ?? 0) * (fall[n] ?? 1)
      index[n] = depth
      value += operator.level * sine(phase + depth * sine(other))
    }
    value *= amp.next() * level
    const at = note.start + i
    const sway = patch.tremoloDepth === 0 ? 0 : patch.tremoloDepth * sine((at * patch.tremoloHz) / SAMPLE_RATE)
    out.left[at] = (out.left[at] ?? 0) + value * (1 + sway)
    out.right[at] = (out.right[at] ?? 0) + value * (1 - sway)
  }
}

/** A tine piano: round body, bright strike. @param bite 0 (felt) to 1 (bark) */
export const electricPiano = (bite = 0.5, gain = 0.2): Instrument => fm({
  operators: [
    { ratio: 1, level: 0.8, modulatorRatio: 1, index: 0.9 + bite, indexSeconds: 1.6 },
    { ratio: 1, level: 0.25, modulatorRatio: 14, index: 0.5 + 1.2 * bite, indexSeconds: 0.28 },
  ],
  amp: { attack: 0.003, decay: 2.6, sustain: 0.12, release: 0.35 }, gain, tremoloHz: 4.1, tremoloDepth: 0.22, glideSeconds: 0.05,
})

/** A bell or music box. @param seconds how long it rings */
export const bell = (seconds = 1.6, gain = 0.18): Instrument => fm({
  operators: [
    { ratio: 1, level: 0.7, modulatorRatio: 3.5, index: 1.8, indexSeconds: seconds * 0.6 },
    { ratio: 2, level: 0.3, modulatorRatio: 7, index: 0.8, indexSeconds: seconds * 0.3 },
  ],
  amp: { attack: 0.002, decay: seconds, sustain: 0.02, release: seconds * 0.5 }, gain, tremoloHz: 0, tremoloDepth: 0, glideSeconds: 0.05,
})

/** A drawbar organ. */
export const organ = (gain = 0.12): Instrument => fm({
  operators: [
    { ratio: 0.5, level: 0.4, modulatorRatio: 1, index: 0, indexSeconds: 1 },
    { ratio: 1, level: 0.6, modulatorRatio: 1, index: 0.3, indexSeconds: 9 },
    { ratio: 2, level: 0.25, modulatorRatio: 1, index: 0.2, indexSeconds: 9 },
    { ratio: 3, level: 0.18, modulatorRatio: 6, index: 0.4, indexSeconds: 0.1 },
  ],
  amp: { attack: 0.004, decay: 0.25, sustain: 0.7, release: 0.08 }, gain, tremoloHz: 6.2, tremoloDepth: 0.1, glideSeconds: 0.03,
})

/** A struck wooden bar. */
export const marimba = (gain = 0.3): Instrument => fm({
  operators: [
    { ratio: 1, level: 0.9, modulatorRatio: 4, index: 0.7, indexSeconds: 0.09 },
    { ratio: 3.93, level: 0.16, modulatorRatio: 10, index: 0.6, indexSeconds: 0.05 },
  ],
  amp: { attack: 0.002, decay: 0.75, sustain: 0, release: 0.4 }, gain, tremoloHz: 0, tremoloDepth: 0, glideSeconds: 0.03,
})
