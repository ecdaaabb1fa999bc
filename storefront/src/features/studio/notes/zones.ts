/** A sample of a sound bank, decoded. */
export type BankSample = { rate: number; data: Float32Array<ArrayBuffer> }

/** What plays for some keys and velocities: a sample, how it is tuned, and how its loudness runs (SoundFont 2.04, chapter 8). */
export type BankZone = {
  keys: [low: number, high: number]
  velocities: [low: number, high: number]
  sample: number
  /** The key at which the sample sounds as it was recorded, with cents as a fraction. */
  root: number
  /** Cents from one key to the next. */
  scale: number
  gainDb: number
  pan: number
  /** Seconds in the sample; null plays it once. */
  loop: { from: number; to: number } | null
  offset: number
  /** Seconds, the decay that to -100 dB; sustain is dB below the peak. */
  delay: number; attack: number; hold: number; decay: number; sustainDb: number; release: number
  /** Octaves by which hold and decay grow shorter a key above 60. */
  holdByKey: number; decayByKey: number
  cutoffHz: number
  /** Zones of one class end each other: an open and a closed hi-hat. 0: none. */
  exclusive: number
}

/** A sound of a bank. */
export type BankPreset = { name: string; zones: BankZone[]; samples: BankSample[] }

/** Numbers of the generators that are read. */
const G = { start: 0, loopStart: 2, loopEnd: 3, startCoarse: 4, cutoff: 8, pan: 17, delay: 33, attack: 34, hold: 35, decay: 36, sustain: 37, release: 38, holdByKey: 39, decayByKey: 40, loopStartCoarse: 45, attenuation: 48, loopEndCoarse: 50, coarse: 51, fine: 52, modes: 54, scale: 56, exclusive: 57, root: 58 } as const

/** Below this, s, an envelope's part takes no time: it is what -12,000 timecents mean. */
const NO_TIME = 0.001

type SampleFacts = { sampleRate: number; originalKey: number; pitchCorrection: number; loopStart: number; loopEnd: number }

/** Reads a zone from the generators of a voice. @param sample its number among the preset's samples */
export function zoneOf(generators: ArrayLike<number>, facts: SampleFacts, sample: number): Omit<BankZone, "keys" | "velocities"> {
  const at = (generator: number) => generators[generator] ?? 0
  const seconds = (generator: number) => { const value = 2 ** (at(generator) / 1_200); return value <= NO_TIME * 1.01 ? 0 : value }
  const root = at(G.root) >= 0 ? at(G.root) : facts.originalKey
  const from = facts.loopStart + at(G.loopStart) + at(G.loopStartCoarse) * 32_768
  const to = facts.loopEnd + at(G.loopEnd) + at(G.loopEndCoarse) * 32_768
  return {
    sample,
    root: root - (facts.pitchCorrection + at(G.fine)) / 100 - at(G.coarse),
    scale: at(G.scale),
    gainDb: -Math.max(0, at(G.attenuation)) / 10,
    pan: Math.min(1, Math.max(-1, at(G.pan) / 500)),
    loop: (at(G.modes) & 1) === 1 && to > from ? { from: from / facts.sampleRate, to: to / facts.sampleRate } : null,
    offset: Math.max(0, at(G.start) + at(G.startCoarse) * 32_768) / facts.sampleRate,
    delay: seconds(G.delay), attack: seconds(G.attack), hold: seconds(G.hold), decay: seconds(G.decay), sustainDb: Math.min(100, Math.max(0, at(G.sustain) / 10)), release: Math.max(0.01, seconds(G.release)),
    holdByKey: at(G.holdByKey) / 1_200, decayByKey: at(G.decayByKey) / 1_200,
    cutoffHz: 8.176 * 2 ** (at(G.cutoff) / 1_200),
    exclusive: at(G.exclusive),
  }
}

/** The zones that play for a key and a velocity. */
export const zonesFor = ({ zones }: Pick<BankPreset, "zones">, pitch: number, velocity: number): BankZone[] =>
  zones.filter(({ keys, velocities }) => pitch >= keys[0] && pitch <= keys[1] && velocity >= velocities[0] && velocity <= velocities[1])

/** How fast a zone's sample plays for a key. */
export const rateOf = ({ root, scale }: Pick<BankZone, "root" | "scale">, pitch: number): number => 2 ** (((pitch - root) * scale) / 1_200)

/** Loudness of a velocity against the loudest, dB: the bank's concave curve. */
export const velocityDb = (velocity: number): number => 40 * Math.log10(Math.max(1, velocity) / 127)

/** A part of an envelope: the level at its end, 0 to 1, reached straight or by equal ratios. */
export type EnvelopePart = { until: number; level: number; way: "linear" | "exponential" }

/** How long, s, and how far a note that is let go fades away, dB. */
const AWAY_DB = 80

/** The loudness of a note before it is let go, in parts; times count from its beginning. */
export function envelopeOf({ delay, attack, hold, decay, sustainDb, holdByKey, decayByKey }: Omit<BankZone, "keys" | "velocities" | "sample">, pitch: number): EnvelopePart[] {
  const by = (octaves: number) => 2 ** (octaves * (60 - pitch))
  const attacked = delay + attack
  const held = attacked + hold * by(holdByKey)
  // Decay is given as the time to -100 dB, whatever the sustain.
  return [
    { until: delay, level: 0, way: "linear" }, { until: attacked, level: 1, way: "linear" }, { until: held, level: 1, way: "linear" },
    { until: held + decay * by(decayByKey) * (sustainDb / 100), level: 10 ** (-sustainDb / 20), way: "exponential" },
  ]
}

/** The level of an envelope at a time, 0 to 1. */
export function levelAt(parts: readonly EnvelopePart[], time: number): number {
  let [from, before] = [0, 0]
  for (const { until, level, way } of parts) {
    if (time < until) {
      const part = (time - from) / (until - from)
      return way === "exponential" && before > 0 ? before * (Math.max(level, 1e-5) / before) ** part : before + (level - before) * part
    }
    ;[from, before] = [until, level]
  }
  return before
}

/** Seconds in which a note that is let go is silent. */
export const fadeSeconds = ({ release }: Pick<BankZone, "release">): number => (release * AWAY_DB) / 100
