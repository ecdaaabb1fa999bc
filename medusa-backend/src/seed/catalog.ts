import { genres, type GenreId } from "@max-booster/music"
import { afterimage } from "./compositions/afterimage"
import { balcon } from "./compositions/balcon"
import { cornerStoreSermon } from "./compositions/corner-store-sermon"
import { gravelSaint } from "./compositions/gravel-saint"
import { kettleAndRain } from "./compositions/kettle-and-rain"
import { mangoSeason } from "./compositions/mango-season"
import { ninthFloor } from "./compositions/ninth-floor"
import { slowTide } from "./compositions/slow-tide"
import { staticCrown } from "./compositions/static-crown"
import { terraceLight } from "./compositions/terrace-light"
import { twoStepGeometry } from "./compositions/two-step-geometry"
import { undertowSignal } from "./compositions/undertow-signal"
import type { Composition } from "./render/composition"

/** A producer of the demonstration shop. */
export type SeedProducer = {
  readonly slug: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly shopName: string
  readonly bio: string
  readonly address: { readonly line1: string; readonly city: string; readonly postalCode: string; readonly country: string }
}

/** Prices of a beat in US cents by license tier; a tier that is missing is not offered. */
export type SeedPrices = { readonly mp3: number; readonly wav: number; readonly premium: number; readonly unlimited: number; readonly exclusive?: number }

/** A beat of the demonstration shop: its words, its prices, its music. */
export type SeedBeat = {
  readonly slug: string
  readonly producer: string
  readonly title: string
  readonly genre: GenreId
  readonly moods: readonly string[]
  readonly description: string
  readonly prices: SeedPrices
  /** Its stems are sold too, with the tiers that deliver them. */
  readonly stems?: true
  /** Decides the human part of the performance, and the cover. */
  readonly seed: number
  readonly composition: Composition
}

/** The four producers; every address is on example.com or invented. */
export const seedProducers: readonly SeedProducer[] = [
  {
    slug: "saltwater-tapes", email: "ines@saltwater-tapes.example.com", firstName: "Ines", lastName: "Calder", shopName: "Saltwater Tapes",
    bio: "Slow music from a harbor flat with bad insulation and a good tine piano. Everything here went through a cassette deck at least once. Lo-fi, boom bap and late R&B for voices that take their time.",
    address: { line1: "14 Ropewalk Lane", city: "Falmouth", postalCode: "TR11 3XY", country: "gb" },
  },
  {
    slug: "concrete-choir", email: "tobias@concrete-choir.example.com", firstName: "Tobias", lastName: "Renk", shopName: "Concrete Choir",
    bio: "Low end you can lean on. Trap, drill and phonk built in a stairwell on the ninth floor, mixed loud enough for the neighbors to learn the hooks. Every beat leaves a hole in the middle where the vocal goes.",
    address: { line1: "Lindenring 88", city: "Leipzig", postalCode: "04177", country: "de" },
  },
  {
    slug: "sol-and-sirena", email: "amara@sol-and-sirena.example.com", firstName: "Amara", lastName: "Benítez", shopName: "Sol & Sirena",
    bio: "Rhythm first. Afrobeats, reggaeton and sunlit house, written on hand drums and finished on a rooftop. If it does not move a kitchen at two in the afternoon it does not leave the hard drive.",
    address: { line1: "Carrer de la Palmera 21", city: "Valencia", postalCode: "46003", country: "es" },
  },
  {
    slug: "parallax-works", email: "jun@parallax-works.example.com", firstName: "Jun", lastName: "Halvorsen", shopName: "Parallax Works",
    bio: "Synthesizers, straight lines, motion. Synthwave, drum & bass and UK garage from a former drafting office. Clean sessions, labeled stems, no samples to clear.",
    address: { line1: "410 Foundry Street", city: "Duluth", postalCode: "55802", country: "us" },
  },
]

/** The beats in the order in which they are released: the first ones come from different producers. */
export const seedBeats: readonly SeedBeat[] = [
  {
    slug: "static-crown", producer: "concrete-choir", title: "Static Crown", genre: "trap", moods: ["dark", "regal", "tense"], seed: 1_401, composition: staticCrown,
    description: "Music-box bells over an 808 that carries the chords. Half-time snare, hats that roll only when they have something to say, and a verse that stays out of your way.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_995, unlimited: 19_995, exclusive: 120_000 }, stems: true,
  },
  {
    slug: "mango-season", producer: "sol-and-sirena", title: "Mango Season", genre: "afrobeats", moods: ["sunny", "playful", "romantic"], seed: 1_042, composition: mangoSeason,
    description: "Highlife guitars, marimba and a rim on the clave. The hook opens up in bar thirteen and the whole room leans in. Leaves the middle free for call and response.",
    prices: { mp3: 3_495, wav: 5_495, premium: 10_995, unlimited: 22_995, exclusive: 150_000 }, stems: true,
  },
  {
    slug: "kettle-and-rain", producer: "saltwater-tapes", title: "Kettle & Rain", genre: "lo-fi", moods: ["calm", "nostalgic", "warm"], seed: 781, composition: kettleAndRain,
    description: "A tine piano recorded as if through the wall, brushed drums a little late, real-sounding rain that was never real. For reading, for writing, for one quiet verse.",
    prices: { mp3: 1_995, wav: 3_495, premium: 6_995, unlimited: 14_995, exclusive: 70_000 },
  },
  {
    slug: "afterimage", producer: "parallax-works", title: "Afterimage", genre: "synthwave", moods: ["nocturnal", "driving", "bittersweet"], seed: 1_083, composition: afterimage,
    description: "Sixteenth-note octave bass, a gated snare and one lead line that asks to be sung. The bridge pulls everything under water before the last chorus.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_995, unlimited: 19_995, exclusive: 110_000 }, stems: true,
  },
  {
    slug: "ninth-floor", producer: "concrete-choir", title: "Ninth Floor", genre: "drill", moods: ["cold", "menacing", "restless"], seed: 1_424, composition: ninthFloor,
    description: "Sliding 808s, snares that land where you do not expect them, plucked minor lines and a choir down the corridor. Room for fast flows and long pauses.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_995, unlimited: 19_995, exclusive: 120_000 },
  },
  {
    slug: "balcon", producer: "sol-and-sirena", title: "Balcón", genre: "reggaeton", moods: ["warm", "sensual", "longing"], seed: 955, composition: balcon,
    description: "Nylon guitar and a dembow that never hurries. The verse is nearly bare; the chorus comes back wearing everything. Written for a duet.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_495, unlimited: 18_995, exclusive: 100_000 },
  },
  {
    slug: "corner-store-sermon", producer: "saltwater-tapes", title: "Corner Store Sermon", genre: "boom-bap", moods: ["soulful", "gritty", "wise"], seed: 886, composition: cornerStoreSermon,
    description: "Drums with dirt under the nails, a walking upright, organ and a flute that has seen things. Sixteen bars of patience, then the hook preaches.",
    prices: { mp3: 2_495, wav: 3_995, premium: 7_995, unlimited: 16_995, exclusive: 80_000 },
  },
  {
    slug: "undertow-signal", producer: "parallax-works", title: "Undertow Signal", genre: "drum-and-bass", moods: ["hypnotic", "deep", "urgent"], seed: 1_727, composition: undertowSignal,
    description: "Two-step drums with ghost notes, soft tine chords and a reese that turns over underneath them. Long intro for mixing, a drop that rewards it.",
    prices: { mp3: 2_495, wav: 4_495, premium: 8_995, unlimited: 17_995, exclusive: 90_000 },
  },
  {
    slug: "terrace-light", producer: "sol-and-sirena", title: "Terrace Light", genre: "house", moods: ["uplifting", "bright", "easy"], seed: 1_248, composition: terraceLight,
    description: "Four on the floor, congas answering the clap, stabs that breathe with the kick. The breakdown opens like a door; bring your own chorus.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_995, unlimited: 19_995, exclusive: 110_000 },
  },
  {
    slug: "slow-tide", producer: "saltwater-tapes", title: "Slow Tide", genre: "r-and-b", moods: ["intimate", "velvet", "late"], seed: 689, composition: slowTide,
    description: "Ninth chords, finger snaps, a sine lead that slides between its notes. Sixty-eight beats a minute and not one of them in a hurry.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_995, unlimited: 21_995, exclusive: 130_000 },
  },
  {
    slug: "gravel-saint", producer: "concrete-choir", title: "Gravel Saint", genre: "phonk", moods: ["raw", "fast", "haunted"], seed: 1_300, composition: gravelSaint,
    description: "A tuned cowbell in front, a broken choir behind, and a kick that eats the meters. Tape, too few bits, no apologies.",
    prices: { mp3: 2_495, wav: 4_495, premium: 8_495, unlimited: 16_995, exclusive: 85_000 },
  },
  {
    slug: "two-step-geometry", producer: "parallax-works", title: "Two-Step Geometry", genre: "uk-garage", moods: ["skippy", "sleek", "flirtatious"], seed: 1_321, composition: twoStepGeometry,
    description: "Shuffled hats, an organ bass that talks back, chops cut to the corner of the beat. Polished shoes, wet pavement, last train.",
    prices: { mp3: 2_995, wav: 4_995, premium: 9_495, unlimited: 18_995, exclusive: 95_000 },
  },
]

/** The producer of a beat. @throws {Error} when the catalog names one that it does not list */
export function producerOf(beat: SeedBeat): SeedProducer {
  const producer = seedProducers.find(({ slug }) => slug === beat.producer)
  if (!producer) throw new Error(`Beat "${beat.slug}" names the producer "${beat.producer}", whom the catalog does not list`)
  return producer
}

/** A genre's name as people write it. */
export const genreLabel = (id: GenreId): string => genres.find((genre) => genre.id === id)?.label ?? id
