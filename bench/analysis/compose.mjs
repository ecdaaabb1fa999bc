// @ts-nocheck -- music theory in numbers; its door, Song, is typed where it is used
import { tonics } from "@max-booster/music"
import { genres } from "./genres.mjs"
import { dice } from "./random.mjs"

const SCALES = { minor: [0, 2, 3, 5, 7, 8, 10], major: [0, 2, 4, 5, 7, 9, 11] }
/** Chords by their step of the scale, 0 the tonic, a bar each. */
const PROGRESSIONS = {
  minor: [[0, 5, 2, 6], [0, 3, 5, 4], [0, 6, 5, 6], [0, 0, 5, 5], [0, 3, 0, 4], [0, 5, 3, 4], [0, 2, 6, 3], [5, 6, 0, 0], [0, 0, 3, 3], [0, 6, 3, 5], [0, 5, 0, 6], [0, 0, 0, 0]],
  major: [[0, 4, 5, 3], [0, 5, 3, 4], [0, 3, 4, 3], [1, 4, 0, 0], [0, 3, 0, 4], [0, 2, 3, 4], [3, 4, 0, 5], [0, 0, 3, 3], [0, 5, 1, 4], [5, 3, 0, 4]],
}
const DRUM_CHANNEL = 9
const SECTIONS = [
  { name: "intro", parts: ["chords", "hats"] }, { name: "verse", parts: ["drums", "bass", "chords"] }, { name: "hook", parts: ["drums", "bass", "chords", "lead"] },
  { name: "break", parts: ["chords", "lead", "bass"] }, { name: "hook", parts: ["drums", "bass", "chords", "lead"] }, { name: "outro", parts: ["drums", "chords"] },
]

/** A beat of a genre with a known tempo and key. @typedef {ReturnType<typeof compose>} Song */

/**
 * Writes a beat: an intro, a verse, hooks, a break and an outro over chords, bass, a melody and drums with swing, ghosts and fills.
 * @param {import("./genres.mjs").Genre} genre
 * @param {number} place of the tempo in the genre's range, 0 to 1
 * @param {string} seed
 * @param {boolean} isLoose plays other hats and kicks than those written: for learning, so that patterns are not learned by heart
 */
export function compose(genre, place, seed, isLoose = false) {
  const random = dice(`${genre.id} ${seed}`)
  const steps = random.chance(0.75) ? 1 : 10
  const bpm = Math.round((genre.bpm[0] + place * (genre.bpm[1] - genre.bpm[0])) * steps) / steps
  const mode = random.chance(genre.minor) ? "minor" : "major"
  const tonic = Math.floor(random.next() * 12)
  const drums = random.pick(genre.drums)
  const kit = { drums: isLoose ? loosen(drums, random) : drums, bass: random.pick(genre.bass), chords: random.pick(genre.chords), swing: random.between(...genre.swing) }
  const bars = Math.max(16, Math.round((random.between(62, 80) * bpm) / 240 / 4) * 4)
  const harmony = { tonic, scale: SCALES[mode], steps: random.pick(PROGRESSIONS[mode]), seventh: random.chance(0.35), raised: mode === "minor" && random.chance(0.25) }
  const notes = Array.from({ length: bars }, (_, bar) => {
    const section = SECTIONS[Math.min(SECTIONS.length - 1, Math.floor((bar / bars) * SECTIONS.length))]
    return writeBar({ bar, parts: section?.parts ?? [], isLast: bar === bars - 1, random, kit, harmony })
  }).flat()
  const program = (channel, programs, volume, pan) => ({ channel, program: random.pick(programs), volume, pan })
  const programs = [program(0, genre.chordPrograms, 82, 54), program(1, genre.bassPrograms, 104, 64), program(2, genre.leadPrograms, 84, 76), { channel: DRUM_CHANNEL, program: 0, volume: 112, pan: 64 }]
  return { name: `${genre.id}-${seed}`, genre: genre.id, bpm, key: `${tonics[tonic]} ${mode}`, programs, notes }
}

/** The set of a seed: so many beats a genre, their tempos spread over the genre's range. */
export const composeSet = (/** @type {string} */ seed, /** @type {number} */ each, isLoose = false) =>
  genres.flatMap((genre) => Array.from({ length: each }, (_, n) => compose(genre, (n + dice(`${genre.id}${seed}${n}`).next()) / each, `${seed}${n}`, isLoose)))

/** Drums with some kicks moved, hits of hand drums left out or added, and at times hats of another kind. */
function loosen(drums, random) {
  const hats = ["x.x.x.x.x.x.x.x.", "xxxxxxxxxxxxxxxx", "..x...x...x...x.", "x...x...x...x...", "x.xxx.xxx.xxx.xx", "x.x.xxx.x.x.x.xx", "xoxoxoxoxoxoxoxo"]
  return Object.fromEntries(Object.entries(drums).map(([drum, line]) => {
    if (drum === "42" && /^[x.o]*$/.test(line) && random.chance(0.35)) return [drum, random.pick(hats)]
    const isBackbeat = ["38", "39"].includes(drum)
    return [drum, [...line].map((hit, n) => (isBackbeat || hit === "X" ? hit : random.chance(drum === "36" ? 0.25 : 0.1) ? (hit === "." ? (n % 2 === 0 || drum !== "36" ? "x" : ".") : ".") : hit)).join("")]
  }).filter(([drum]) => !["38", "39", "36"].includes(drum) ? !random.chance(0.12) : true))
}

function writeBar(place) {
  const { parts } = place
  return [
    ...(parts.includes("drums") ? drumBar(place, () => true) : parts.includes("hats") && place.bar > 1 ? drumBar(place, (drum) => ![36, 38, 39].includes(drum)) : []),
    ...(parts.includes("bass") ? bassBar(place) : []), ...(parts.includes("chords") ? chordBar(place) : []), ...(parts.includes("lead") ? leadBar(place) : []),
  ]
}

/** Beat of a sixteenth, the even ones late by the swing. */
const at = ({ bar, kit }, sixteenth) => bar * 4 + sixteenth / 4 + (Math.floor(sixteenth) % 2 === 1 ? kit.swing / 4 : 0)

function drumBar(place, wanted) {
  const { bar, kit, random, isLast } = place
  const notes = []
  for (const [drum, line] of Object.entries(kit.drums)) {
    if (!wanted(Number(drum))) continue
    for (let n = 0; n < 16; n++) {
      const hit = line[((bar * 16) + n) % line.length]
      if (hit === "." || hit === undefined || random.chance(0.015)) continue
      const times = hit === "r" ? 2 : hit === "t" ? 3 : 1
      const strength = { X: 118, x: 96, o: 56, r: 88, t: 84 }[hit] ?? 90
      for (let k = 0; k < times; k++) notes.push({ channel: DRUM_CHANNEL, note: Number(drum), velocity: strength + random.between(-9, 7), beat: at(place, n) + k / times / 4 + random.between(0, 0.008), beats: 0.1 })
    }
  }
  if (bar % 8 === 0) notes.push({ channel: DRUM_CHANNEL, note: 49, velocity: 92, beat: bar * 4, beats: 1 })
  if (bar % 8 === 7 && !isLast && random.chance(0.6)) for (const n of [12, 13, 14, 15]) if (random.chance(0.7)) notes.push({ channel: DRUM_CHANNEL, note: random.pick([38, 45, 47, 43]), velocity: 92, beat: at(place, n), beats: 0.1 })
  return notes
}

const stepOf = ({ bar, isLast, harmony }) => (isLast ? 0 : harmony.steps[bar % harmony.steps.length])
function degree({ tonic, scale, raised }, index, isDominant = false) {
  const octave = Math.floor(index / 7)
  const step = ((index % 7) + 7) % 7
  const leading = raised && isDominant && step === 6 ? 1 : 0
  return tonic + scale[step] + leading + octave * 12
}
const chordTones = (place) => [0, 2, 4, ...(place.harmony.seventh ? [6] : [])].map((third) => degree(place.harmony, stepOf(place) + third, stepOf(place) === 4))

function chordBar(place) {
  const { kit, random, isLast } = place
  const tones = chordTones(place).map((tone) => { const note = 48 + tone; return note > 66 ? note - 12 : note })
  const strike = (sixteenth, beats, velocity = 74) => tones.map((note) => ({ channel: 0, note, velocity: velocity + random.between(-6, 6), beat: at(place, sixteenth), beats }))
  if (isLast || kit.chords === "pad") return strike(0, 3.95)
  if (kit.chords === "keys") return [...strike(0, 1.4), ...strike(random.pick([6, 7, 10]), 1.2, 64), ...(random.chance(0.3) ? strike(14, 0.4, 58) : [])]
  if (kit.chords === "stabs") return random.pick([[0, 6, 10], [0, 3, 6, 10], [2, 8, 14], [0, 7]]).flatMap((n) => strike(n, 0.3, 78))
  if (kit.chords === "offbeat") return [2, 6, 10, 14].flatMap((n) => strike(n, 0.3, 76))
  if (kit.chords === "tresillo") return [0, 3, 6, 8, 11, 14].flatMap((n) => strike(n, 0.4, 72))
  return Array.from({ length: 8 }, (_, n) => ({ channel: 0, note: 12 + (tones[[0, 1, 2, 1, 3, 1, 2, 1][n] % tones.length] ?? 60), velocity: 72 + random.between(-8, 8), beat: at(place, n * 2), beats: 0.45 }))
}

function bassBar(place) {
  const { kit, random, bar } = place
  const root = 24 + 12 + (degree(place.harmony, stepOf(place)) % 12)
  const low = root > 43 ? root - 12 : root
  const fifth = low + 7
  const play = (sixteenth, note, beats) => ({ channel: 1, note, velocity: 96 + random.between(-8, 8), beat: at(place, sixteenth), beats })
  if (kit.bass === "long") return [play(0, low, 3.6)]
  if (kit.bass === "eighths") return Array.from({ length: 8 }, (_, n) => play(n * 2, n === 7 && random.chance(0.3) ? fifth : low, 0.42))
  if (kit.bass === "offbeat") return [2, 6, 10, 14].map((n) => play(n, low, 0.42))
  if (kit.bass === "syncopated") return random.pick([[0, 3, 6, 10], [0, 6, 11], [0, 3, 8, 11, 14], [0, 7, 10]]).map((n, index) => play(n, index % 3 === 2 ? random.pick([fifth, low + 12, low]) : low, 0.6))
  if (kit.bass === "walk") return [low, degreeNear(place, 2, low), fifth, degreeNear(place, random.pick([1, 5, 3]), low)].map((note, n) => play(n * 4, note, 0.9))
  const kicks = kit.drums[36] ?? "X.......x......."
  return Array.from({ length: 16 }, (_, n) => n).filter((n) => kicks[(bar * 16 + n) % kicks.length] !== ".").map((n) => play(n, low, 0.7))
}
const degreeNear = (place, third, low) => { const pitch = degree(place.harmony, stepOf(place) + third) % 12; const note = 36 + pitch; return note > low + 12 ? note - 12 : note }

function leadBar(place) {
  const { random, bar, harmony, isLast } = place
  const tones = chordTones(place)
  const rhythm = random.pick([[0, 4, 8, 12], [0, 3, 6, 10, 12], [0, 2, 4, 8, 10, 12], [4, 6, 8, 14], [0, 6, 8], [2, 3, 6, 10, 14]])
  let step = random.pick([0, 2, 4])
  return rhythm.map((n, index) => {
    const isEnd = index === rhythm.length - 1 && bar % 4 === 3
    step += random.pick([-2, -1, -1, 1, 1, 2])
    const pitch = isLast || (isEnd && random.chance(0.5)) ? harmony.tonic : n % 4 === 0 && random.chance(0.6) ? random.pick(tones) : degree(harmony, step)
    return { channel: 2, note: 72 + (((pitch % 12) + 12) % 12) - (pitch % 12 > 7 ? 12 : 0), velocity: 86 + random.between(-10, 10), beat: at(place, n), beats: random.pick([0.4, 0.5, 0.9]) }
  })
}
