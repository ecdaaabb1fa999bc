import { Biquad } from "./biquad"
import { seeded } from "./random"

/** What a room sounds like. */
type Room = {
  label: string
  /** Until it is 60 dB down at decay 1, s. */
  decay: number
  /** How much sooner the highest octave is, part of `decay`. */
  treble: number
  /** First reflections: how many, and until when, s. */
  reflections: number
  until: number
  /** Over which the diffuse sound comes up, s. */
  rise: number
  /** Below it there is no reverberation, Hz. */
  lowCut: number
  seed: number
}

/** Rooms made by code. */
export const rooms = {
  room: { label: "Room", decay: 0.5, treble: 0.6, reflections: 14, until: 0.03, rise: 0.004, lowCut: 120, seed: 11 },
  chamber: { label: "Chamber", decay: 1.1, treble: 0.7, reflections: 18, until: 0.045, rise: 0.01, lowCut: 150, seed: 23 },
  plate: { label: "Plate", decay: 1.6, treble: 0.9, reflections: 0, until: 0, rise: 0.001, lowCut: 200, seed: 37 },
  hall: { label: "Hall", decay: 2.6, treble: 0.45, reflections: 22, until: 0.09, rise: 0.03, lowCut: 90, seed: 53 },
} as const satisfies Record<string, Room>

export type RoomId = keyof typeof rooms

/** Frequencies at which the noise is split, Hz; each band decays by its own time. */
const SPLITS = [500, 2_000, 8_000]

/**
 * An impulse response: seeded noise in four bands that decay apart, after first reflections. Its two channels share
 * nothing, and each has the energy 1, so that a wet signal is about as loud as the dry one.
 * @param decay times the room's own, 0.1 to 4
 * @returns two channels
 */
export function impulseResponse(id: RoomId, decay: number, sampleRate: number): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
  return [channelOf(rooms[id], decay, sampleRate, 0), channelOf(rooms[id], decay, sampleRate, 1)]
}

function channelOf({ decay: own, treble, reflections, until, rise, lowCut, seed }: Room, decay: number, sampleRate: number, channel: number): Float32Array<ArrayBuffer> {
  const random = seeded(seed + channel * 1_000)
  const seconds = own * decay
  const samples = new Float32Array(Math.ceil((seconds + until) * sampleRate))
  const bands = Array.from({ length: SPLITS.length + 1 }, (_, band) => ({
    low: new Biquad().shape("highpass", SPLITS[band - 1] ?? lowCut, Math.SQRT1_2, 0, sampleRate),
    high: new Biquad().shape("lowpass", SPLITS[band] ?? 16_000, Math.SQRT1_2, 0, sampleRate),
    // -60 dB is a thousandth.
    fall: Math.log(1_000) / (seconds * treble ** (band / SPLITS.length) * sampleRate),
  }))
  for (let i = 0; i < samples.length; i++) {
    const noise = random() * 2 - 1
    const attack = 1 - Math.exp(-i / (rise * sampleRate))
    let sum = 0
    for (const { low, high, fall } of bands) sum += high.push(low.push(noise)) * Math.exp(-fall * i)
    samples[i] = sum * attack
  }
  for (let n = 0; n < reflections; n++) {
    const at = (0.1 + 0.9 * random()) * until
    const sign = random() < 0.5 ? -1 : 1
    const frame = Math.round(at * sampleRate)
    samples[frame] = (samples[frame] as number) + sign * (1 - (0.7 * at) / until)
  }
  const energy = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0))
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) / energy
  return samples
}
