import { type Adsr, Envelope, releaseFrames } from "../dsp/envelope"
import { type Wave, oscillate, sine, softClip } from "../dsp/oscillators"
import { MovingLowpass } from "../dsp/state-variable-filter"
import { SAMPLE_RATE } from "../stereo"
import { Glide, type Instrument, toHz } from "./instrument"

/** A subtractive synthesizer's settings. */
export type Patch = {
  wave: Wave
  /** Oscillators a note, spread in pitch by `detuneCents` and in place by `width` (0 to 1). */
  unison: number; detuneCents: number; width: number
  /** Level of a sine an octave below, and of breath noise. */
  sub: number; noise: number
  /** Filter: cutoff at rest, how far the envelope opens it (octaves), 0 to 0.95 resonance. */
  cutoffHz: number; openOctaves: number; resonance: number
  filter: Adsr; amp: Adsr
  /** Vibrato depth, its speed, and how late it comes. */
  vibratoCents: number; vibratoHz: number; vibratoDelaySeconds: number
  glideSeconds: number
  /** Saturation after the filter; 1 is none. */
  drive: number
  gain: number
}

const PLAIN: Patch = {
  wave: "saw", unison: 1, detuneCents: 10, width: 0, sub: 0, noise: 0, cutoffHz: 4_000, openOctaves: 0, resonance: 0.1,
  filter: { attack: 0.005, decay: 0.3, sustain: 0.3, release: 0.2 }, amp: { attack: 0.005, decay: 0.2, sustain: 0.8, release: 0.15 },
  vibratoCents: 0, vibratoHz: 5.2, vibratoDelaySeconds: 0.25, glideSeconds: 0.06, drive: 1, gain: 0.3,
}
const BLOCK = 64

/** Oscillators through a moving low-pass: basses, pads, leads, plucks, flutes by their settings. */
export const subtractive = (settings: Partial<Patch>): Instrument => {
  const patch = { ...PLAIN, ...settings }
  const stereo = patch.width > 0 && patch.unison > 1
  return (out, note, random) => {
    const frames = Math.min(note.frames + releaseFrames(patch.amp), out.left.length - note.start)
    const amp = new Envelope(patch.amp, note.frames)
    const open = new Envelope(patch.filter, note.frames)
    const glide = new Glide(note, patch.glideSeconds, BLOCK / SAMPLE_RATE)
    const [filterLeft, filterRight] = [new MovingLowpass(), new MovingLowpass()]
    const count = patch.unison
    const phases = Float64Array.from({ length: count }, () => random.next())
    const places = Array.from({ length: count }, (_, n) => (count === 1 ? 0 : (2 * n) / (count - 1) - 1))
    const ratios = Float64Array.from(places, (place) => Math.pow(2, (place * patch.detuneCents) / 1_200))
    const leftGains = Float64Array.from(places, (place, n) => (1 - patch.width * (n % 2 ? place : -place)) / Math.sqrt(count))
    const rightGains = Float64Array.from(places, (place, n) => (1 + patch.width * (n % 2 ? place : -place)) / Math.sqrt(count))
    const level = patch.gain * (0.35 + 0.65 * note.velocity)
    let subPhase = 0
    for (let block = 0; block < frames; block += BLOCK) {
      const seconds = block / SAMPLE_RATE
      const swell = Math.min(1, Math.max(0, (seconds - patch.vibratoDelaySeconds) * 3))
      const midi = glide.at(block) + (swell * patch.vibratoCents * sine(seconds * patch.vibratoHz)) / 100
      const step = toHz(midi) / SAMPLE_RATE
      const end = Math.min(frames, block + BLOCK)
      for (let i = block; i < end; i++) {
        let left = 0
        let right = 0
        for (let n = 0; n < count; n++) {
          const stride = step * (ratios[n] ?? 1)
          let phase = (phases[n] ?? 0) + stride
          if (phase >= 1) phase -= 1
          phases[n] = phase
          const value = oscillate(patch.wave, phase, stride)
          left += value * (leftGains[n] ?? 0)
          if (stereo) right += value * (rightGains[n] ?? 0)
        }
        const shared = (patch.sub > 0 ? patch.sub * sine((subPhase += step / 2)) : 0) + (patch.noise > 0 ? patch.noise * random.bipolar() : 0)
        const openness = open.next()
        if (i === block) {
          const octaves = patch.openOctaves * openness * (0.4 + 0.6 * note.velocity)
          const cutoff = patch.cutoffHz * Math.pow(2, octaves + (midi - 60) / 36)
          filterLeft.tune(cutoff, patch.resonance)
          if (stereo) filterRight.tune(cutoff, patch.resonance)
        }
        const envelope = amp.next() * level
        const a = shape(filterLeft.process(left + shared), patch.drive) * envelope
        const b = stereo ? shape(filterRight.process(right + shared), patch.drive) * envelope : a
        const at = note.start + i
        out.left[at] = (out.left[at] ?? 0) + a
        out.right[at] = (out.right[at] ?? 0) + b
      }
    }
  }
}

const shape = (value: number, drive: number) => (drive === 1 ? value : softClip(value * drive) / Math.sqrt(drive))
