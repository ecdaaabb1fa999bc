import { bandpass, filter, highpass, lowpass } from "../dsp/biquad"
import { falling } from "../dsp/envelope"
import { sine } from "../dsp/oscillators"
import type { Random } from "../random"
import { SAMPLE_RATE, toFrames } from "../stereo"
import type { Drum } from "./instrument"

/** A bass drum: a sine falling from `startHz` to `endHz`, with a click. */
export const kick = ({ startHz = 190, endHz = 49, sweepSeconds = 0.11, decaySeconds = 0.42, click = 0.35, drive = 1.6 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(decaySeconds * 1.1))
  const fall = falling(decaySeconds * 1.4)
  const drop = falling(sweepSeconds * random.between(0.97, 1.03))
  let [level, above, phase] = [1, 1, 0]
  for (let i = 0; i < out.length; i++) {
    level *= fall
    above *= drop
    phase += (endHz + (startHz - endHz) * above) / SAMPLE_RATE
    const fade = Math.min(1, (out.length - i) / 400)
    out[i] = (Math.tanh(sine(phase) * drive * level) / Math.tanh(drive)) * fade
  }
  return add(out, burst(random, 0.012, (noise) => filter(noise, bandpass(3_200, 0.7))), click)
}

/** A snare drum: two modes of the skin and bright noise. */
export const snare = ({ bodyHz = 188, bodySeconds = 0.16, noiseSeconds = 0.22, noiseHz = 1_700, noise = 0.7, body = 0.6 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(Math.max(bodySeconds, noiseSeconds) * 1.05))
  const tune = random.between(0.985, 1.015)
  tone(out, bodyHz * tune, bodySeconds, body, 0.35)
  tone(out, bodyHz * 1.83 * tune, bodySeconds * 0.6, body * 0.45, 0.2)
  return add(out, burst(random, noiseSeconds, (n) => filter(filter(n, highpass(noiseHz)), lowpass(11_000))), noise)
}

/** Hands: three quick bursts and a tail. */
export const clap = ({ seconds = 0.24, centerHz = 1_350, q = 0.9 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds + 0.04))
  const color = (n: Float32Array) => filter(filter(n, bandpass(centerHz, q)), highpass(600))
  for (const [at, level] of [[0, 0.7], [0.0095, 0.8], [0.0198, 0.75]] as const) add(out, burst(random, 0.014, color), level * 2, toFrames(at * random.between(0.9, 1.1)))
  return add(out, burst(random, seconds, color), 1.7, toFrames(0.028))
}

/** A cymbal of six detuned squares and noise: short is a closed hat, long an open one, longest a crash. */
export const hat = ({ seconds = 0.06, highpassHz = 7_200, metal = 0.5, pitch = 1 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds * 1.05))
  const partials = [205.3, 304.4, 369.6, 522.7, 540, 800].map((hz) => (hz * pitch * 2.1 * random.between(0.99, 1.01)) / SAMPLE_RATE)
  const fall = falling(seconds)
  for (let i = 0, level = 0.5; i < out.length; i++, level *= fall) {
    let sum = 0
    for (const step of partials) sum += (i * step) % 1 < 0.5 ? 1 : -1
    out[i] = level * (metal * sum * 0.3 + (1 - metal * 0.5) * random.bipolar()) * Math.min(1, i / 12)
  }
  return filter(filter(out, highpass(highpassHz)), highpass(highpassHz * 0.8))
}

/** Stick on the rim. */
export const rim = ({ hz = 1_720, seconds = 0.05 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds * 1.2))
  tone(out, hz * random.between(0.99, 1.01), seconds, 0.6, 0)
  tone(out, hz * 0.47, seconds * 0.8, 0.5, 0)
  return add(out, burst(random, 0.008, (n) => filter(n, highpass(2_000))), 0.5)
}

/** A hand drum, tom or wood block by its pitch, fall and length. @param fall octaves that the pitch falls at the start */
export const perc = ({ hz = 210, seconds = 0.22, fall = 0.35, slap = 0.25 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds * 1.1))
  tone(out, hz * random.between(0.985, 1.015), seconds, 0.8, fall)
  tone(out, hz * 1.51, seconds * 0.5, 0.25, fall)
  return add(out, burst(random, 0.02, (n) => filter(n, bandpass(hz * 7, 0.8))), slap)
}

/** Seeds in a tube: noise that swells and stops. */
export const shaker = ({ seconds = 0.09, hz = 6_200 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds))
  for (let i = 0; i < out.length; i++) out[i] = 0.55 * random.bipolar() * Math.sin((Math.PI * i) / out.length) ** 1.6
  return filter(out, bandpass(hz, 0.9))
}

/** Two squares through a band-pass, the bell of early drum machines. @param hz lower of the two */
export const cowbell = ({ hz = 540, seconds = 0.34 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds))
  const fall = falling(seconds)
  const steps = [hz / SAMPLE_RATE, (hz * 1.482) / SAMPLE_RATE]
  for (let i = 0, level = 0.6; i < out.length; i++, level *= fall)
    for (const step of steps) out[i] = (out[i] ?? 0) + ((i * step) % 1 < 0.5 ? level : -level) * 0.5
  return add(filter(out, bandpass(hz * 1.7, 0.8)), burst(random, 0.006, (n) => filter(n, highpass(3_000))), 0.2)
}

/** Noise that rises for a time: the way into a hook. */
export const riser = ({ seconds = 2 } = {}): Drum => (random) => {
  const out = new Float32Array(toFrames(seconds))
  let smooth = 0
  for (let i = 0; i < out.length; i++) {
    const t = i / out.length
    const noise = random.bipolar()
    smooth += (0.01 + 0.5 * t * t) * (noise - smooth)
    out[i] = (noise - smooth) * 0.3 * t * t
  }
  return filter(out, bandpass(2_600, 0.5))
}

function tone(out: Float32Array, hz: number, seconds: number, gain: number, fall: number): void {
  const fade = falling(seconds)
  const drop = falling(0.05)
  for (let i = 0, phase = 0, level = gain, above = fall; i < out.length; i++, level *= fade, above *= drop) {
    phase += (hz * Math.pow(2, above)) / SAMPLE_RATE
    out[i] = (out[i] ?? 0) + level * sine(phase)
  }
}

function burst(random: Random, seconds: number, color: (noise: Float32Array) => Float32Array): Float32Array {
  const fall = falling(seconds)
  const noise = new Float32Array(toFrames(seconds))
  for (let i = 0; i < noise.length; i++) noise[i] = random.bipolar()
  const colored = color(noise)
  for (let i = 0, level = 1; i < colored.length; i++, level *= fall) colored[i] = (colored[i] ?? 0) * level
  return colored
}

function add(out: Float32Array, sound: Float32Array, gain: number, at = 0): Float32Array {
  const end = Math.min(sound.length, out.length - at)
  for (let i = 0; i < end; i++) out[at + i] = (out[at + i] ?? 0) + (sound[i] ?? 0) * gain
  return out
}
