import { genres, type GenreId } from "@max-booster/music"
import { masteringChain, STAGE_LUFS, type CompressorBand, type EqBand, type MasteringChain } from "./chain"
import { clamp, powerToDecibels, rounded } from "./decibels"

/** How much a preset does. */
export const intensities = ["gentle", "balanced", "loud"] as const
export type Intensity = (typeof intensities)[number]

/**
 * What a genre asks of a master, each from -1 (less) over 0 (as it comes) to 1 (more): weight below 90 Hz, presence around 3 kHz, air above
 * 10 kHz, warmth (harmonics), glue (compression) and loudness against the usual.
 */
export type Character = { weight: number; presence: number; air: number; warmth: number; glue: number; loudness: number }

const as = (character: Partial<Character>): Character => ({ weight: 0, presence: 0, air: 0, warmth: 0, glue: 0, loudness: 0, ...character })

/** Every genre of the shop: a genre without a word of its own would be mastered as it comes. */
export const characters: Record<GenreId, Character> = {
  trap: as({ weight: 1, presence: 0.3, air: 0.6, glue: 0.3, loudness: 0.5 }),
  "boom-bap": as({ weight: 0.4, air: -0.3, warmth: 0.8, glue: 0.5 }),
  drill: as({ weight: 1, presence: 0.4, air: 0.3, glue: 0.3, loudness: 0.5 }),
  "lo-fi": as({ weight: 0.2, presence: -0.5, air: -1, warmth: 1, glue: 0.4, loudness: -0.5 }),
  "r-and-b": as({ weight: 0.4, presence: 0.2, air: 0.5, warmth: 0.3 }),
  pop: as({ presence: 0.6, air: 0.8, glue: 0.4, loudness: 0.3 }),
  house: as({ weight: 0.6, presence: 0.2, air: 0.4, glue: 0.6, loudness: 0.3 }),
  techno: as({ weight: 0.8, presence: 0.1, warmth: 0.4, glue: 0.7, loudness: 0.4 }),
  "drum-and-bass": as({ weight: 0.7, presence: 0.5, air: 0.5, glue: 0.6, loudness: 1 }),
  "uk-garage": as({ weight: 0.7, presence: 0.4, air: 0.5, glue: 0.4, loudness: 0.3 }),
  afrobeats: as({ weight: 0.4, presence: 0.4, air: 0.5, glue: 0.2 }),
  amapiano: as({ weight: 0.9, air: 0.4, glue: 0.1, loudness: -0.2 }),
  reggaeton: as({ weight: 0.7, presence: 0.5, air: 0.3, glue: 0.5, loudness: 0.5 }),
  dancehall: as({ weight: 0.8, presence: 0.4, air: 0.2, glue: 0.4, loudness: 0.3 }),
  synthwave: as({ weight: 0.3, air: 0.3, warmth: 0.7, glue: 0.3 }),
  phonk: as({ weight: 0.9, presence: 0.2, warmth: 1, glue: 0.5, loudness: 0.8 }),
  ambient: as({ weight: -0.2, presence: -0.3, air: 0.3, warmth: 0.2, glue: -1, loudness: -1 }),
  rock: as({ weight: 0.1, presence: 0.5, air: 0.2, warmth: 0.5, glue: 0.4, loudness: 0.2 }),
}

/** Intensity as a factor, and the loudness it usually aims at, LUFS: what streaming services play at, between, and club loud. */
const POWER: Record<Intensity, { factor: number; targetLufs: number }> = {
  gentle: { factor: 0.5, targetLufs: -14 }, balanced: { factor: 1, targetLufs: -11 }, loud: { factor: 1.5, targetLufs: -9 },
}

const CROSSOVERS = [120, 1_000, 6_000] as const
/** Lowest and highest edge of music for the bands' rules, Hz. */
const EDGES = [30, ...CROSSOVERS, 16_000] as const

/** The chain for a genre at an intensity, by rules: see each stage. */
export function presetFor(genre: GenreId, intensity: Intensity): MasteringChain {
  const { weight, presence, air, warmth, glue, loudness } = characters[genre]
  const { factor, targetLufs } = POWER[intensity]
  return masteringChain.parse({
    version: 1,
    input: { gainDb: 0 },
    eq: { bands: eqFor({ weight, presence, air }, factor) },
    multiband: { isOn: true, crossoversHz: [...CROSSOVERS], bands: [0, 1, 2, 3].map((band) => compressorFor(band, glue, factor)) },
    // Wider only where treble sparkles; bass in the middle, so that it survives clubs, phones and vinyl.
    width: { amount: rounded(1 + 0.1 * Math.max(0, air) * factor), monoBass: weight >= 0.3 },
    saturation: { driveDb: rounded(Math.max(0, 1 + 3 * warmth) * factor, 1) },
    match: { strength: 1 },
    limiter: { ceilingDbtp: -1, releaseMs: loudness > 0.3 ? 40 : 80 },
    loudness: { targetLufs: targetLufs + loudness },
  })
}

/** A rumble filter, and at most 2 dB a wish at balanced: more is a matter of the mix. */
function eqFor({ weight, presence, air }: Pick<Character, "weight" | "presence" | "air">, factor: number): EqBand[] {
  const gain = (wish: number) => rounded(clamp(2 * wish * factor, -4, 4), 1)
  return [
    { shape: "highpass", hz: 24, gainDb: 0, q: 0.7 },
    { shape: "lowshelf", hz: 90, gainDb: gain(weight), q: 0.7 },
    { shape: "peaking", hz: 3_000, gainDb: gain(presence), q: 0.8 },
    { shape: "highshelf", hz: 10_000, gainDb: gain(air), q: 0.7 },
  ]
}

/**
 * A band's compressor. Its threshold lies around the level that the band has in pink noise at the stage's loudness: glue lowers it by up to 4 dB.
 * Its attack is two periods of the band's middle frequency, so that it follows levels and not waves; its release is eight attacks.
 */
function compressorFor(band: number, glue: number, factor: number): CompressorBand {
  const [from, to] = [EDGES[band] ?? 30, EDGES[band + 1] ?? 16_000]
  const share = Math.log2(to / from) / Math.log2(16_000 / 30)
  const attackMs = clamp(2_000 / Math.sqrt(from * to), 3, 40)
  return {
    thresholdDb: Math.round((STAGE_LUFS + powerToDecibels(share) - 4 * glue) * 2) / 2,
    ratio: rounded(1 + clamp(0.5 + 0.5 * glue, 0.1, 1) * factor, 1),
    attackMs: rounded(Math.max(0.5, Math.round(attackMs * 2) / 2), 1),
    releaseMs: clamp(Math.round((attackMs * 8) / 5) * 5, 60, 320),
    gainDb: 0,
  }
}

/** Presets by name, for lists. */
export const presets = genres.flatMap(({ id, label }) => intensities.map((intensity) => ({ genre: id, intensity, label: `${label}, ${intensity}` })))
