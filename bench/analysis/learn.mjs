// @ts-nocheck -- a script of loops over numbers
/**
 * `node bench/analysis/learn.mjs` makes the numbers of `core/tempo/weights.ts` and of the profiles in `core/key-finder.ts` again, from beats of other
 * seeds and looser patterns than those that the benchmark plays, and from bare drum patterns. Prints them as JSON. Some 20 minutes.
 */
import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { promisify } from "node:util"
import { tonics } from "@max-booster/music"
import { ChromaCollector } from "@max-booster/stems/core/chroma"
import { OnsetStrength } from "@max-booster/stems/core/onsets"
import { candidatesOf, rhythmOf } from "@max-booster/stems/core/tempo/candidates"
import { composeSet } from "./compose.mjs"
import { genres } from "./genres.mjs"
import { dice } from "./random.mjs"
import { renderSong, soundBank } from "./render.mjs"

const SEEDS = [["learnA", 6], ["learnB", 5]]
/** How far weights are held back: enough that a genre that was left out is heard as well as the others. */
const RESTRAINT = { tempo: 0.05, key: 0.03 }
const SAME_TEMPO = 0.02

const bank = await soundBank()
const [rhythms, tones] = [[], []]
for (const song of SEEDS.flatMap(([seed, each]) => composeSet(String(seed), Number(each), true))) {
  const { candidates, chroma } = await listenTo(await renderSong(song, bank))
  rhythms.push({ rows: candidates.map(({ evidence }) => evidence), truth: candidates.findIndex(({ bpm }) => Math.abs(bpm / song.bpm - 1) < SAME_TEMPO) })
  if (chroma) tones.push({ rows: keyRows(chroma), truth: keyAt(song.key) })
  console.error(song.name)
}
for (const { bpm, bands } of barePatterns()) {
  const candidates = candidatesOf(rhythmOf(bands))
  rhythms.push({ rows: candidates.map(({ evidence }) => evidence), truth: candidates.findIndex((each) => Math.abs(each.bpm / bpm - 1) < SAME_TEMPO) })
}
console.log(JSON.stringify({ tempo: regress(rhythms, RESTRAINT.tempo), key: regress(tones, RESTRAINT.key) }))

async function listenTo(path) {
  const raw = `${path}.f32`
  await promisify(execFile)("ffmpeg", ["-v", "error", "-y", "-i", path, "-ac", "1", "-ar", "44100", "-f", "f32le", raw])
  const bytes = await readFile(raw)
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  const [onsets, chroma] = [new OnsetStrength(), new ChromaCollector()]
  for (let from = 0; from < samples.length; from += 65_536) {
    onsets.push(samples.subarray(from, from + 65_536))
    chroma.push(samples.subarray(from, from + 65_536))
  }
  return { candidates: candidatesOf(rhythmOf(onsets.finish().bands)), chroma: chroma.finish()?.[0] }
}

/** Chords and bass of a mode, the tonic first, beside zeros for the other mode; at last whether it is minor. */
function keyRows({ chords, bass }) {
  const even = (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / 12
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 12) || 1
    return values.map((value) => (value - mean) / deviation)
  }
  const [evenChords, evenBass] = [even(chords), even(bass)]
  return ["major", "minor"].flatMap((mode) => tonics.map((_, shift) => {
    const turned = [...evenChords.map((__, step) => evenChords[(shift + step) % 12]), ...evenBass.map((__, step) => evenBass[(shift + step) % 12])]
    const nothing = turned.map(() => 0)
    return mode === "major" ? [...turned, ...nothing, 0] : [...nothing, ...turned, 1]
  }))
}
function keyAt(key) {
  const [tonic, mode] = key.split(" ")
  return tonics.indexOf(tonic) + (mode === "minor" ? 12 : 0)
}

/** Drum patterns without a sound: what a beat maker's loop is, repeated exactly. */
function barePatterns() {
  /** How strongly a drum is heard as kick, body, snare and hat. */
  const heardAs = { 36: [1, 0.35, 0.1, 0.05], 38: [0.1, 0.7, 1, 0.6], 39: [0, 0.4, 1, 0.5], 37: [0, 0.2, 0.8, 0.2], 42: [0, 0, 0.2, 1], 46: [0, 0, 0.3, 1], 51: [0, 0.1, 0.3, 0.9], 54: [0, 0, 0.3, 0.9], 70: [0, 0, 0.1, 0.8], 63: [0.1, 0.7, 0.3, 0], 64: [0.3, 0.8, 0.2, 0], 56: [0, 0.4, 0.8, 0.1] }
  const strengths = { X: 1, x: 0.8, o: 0.3, r: 0.8, t: 0.8 }
  return genres.flatMap((genre) => genre.drums.flatMap((drums, index) => Array.from({ length: 4 }, (_, n) => {
    const random = dice(`${genre.id}${index}${n}bare`)
    const bpm = genre.bpm[0] + ((n + random.next()) / 4) * (genre.bpm[1] - genre.bpm[0])
    const [sixteenth, swing, hasHats, hasChords] = [1_500 / bpm, random.between(...genre.swing), random.chance(0.85), random.chance(0.6)]
    const bands = [0, 1, 2, 3].map(() => new Float32Array(3_600))
    const hit = (at, weights, strength) => weights.forEach((weight, band) => { const frame = Math.round(at); if (frame + 1 < 3_600) { bands[band][frame] += weight * strength; bands[band][frame + 1] += weight * strength * 0.4 } })
    for (let step = 0; step * sixteenth < 3_600; step++) {
      const at = (step + (step % 2) * swing) * sixteenth
      for (const [drum, line] of Object.entries(drums)) {
        const strength = strengths[line[step % line.length]]
        if (strength && (hasHats || !["42", "46", "70"].includes(drum))) hit(at, heardAs[drum] ?? [0, 0.3, 0.3, 0.3], strength)
      }
      if (hasChords && step % 16 === 0) hit(at, [0.5, 0.8, 0.3, 0], 1)
    }
    return { bpm, bands }
  })))
}

/** Softmax regression by Adam: of each group's rows the true one should score highest. Returns weights for rows as they are. */
function regress(groups, restraint) {
  const usable = groups.filter(({ truth }) => truth >= 0)
  const width = usable[0].rows[0].length
  const all = usable.flatMap(({ rows }) => rows)
  const mean = Array.from({ length: width }, (_, n) => all.reduce((sum, row) => sum + row[n], 0) / all.length)
  const scale = mean.map((value, n) => Math.sqrt(all.reduce((sum, row) => sum + (row[n] - value) ** 2, 0) / all.length) || 1)
  const even = usable.map(({ rows, truth }) => ({ rows: rows.map((row) => row.map((value, n) => (value - mean[n]) / scale[n])), truth }))
  const [weights, slow, fast] = [0, 1, 2].map(() => new Float64Array(width))
  for (let round = 1; round <= 600; round++) {
    const slope = new Float64Array(width)
    for (const { rows, truth } of even) {
      const scores = rows.map((row) => row.reduce((sum, value, n) => sum + value * weights[n], 0))
      const best = Math.max(...scores)
      const total = scores.reduce((sum, score) => sum + Math.exp(score - best), 0)
      rows.forEach((row, k) => { const off = Math.exp(scores[k] - best) / total - (k === truth ? 1 : 0); row.forEach((value, n) => { slope[n] += (off * value) / even.length }) })
    }
    for (let n = 0; n < width; n++) {
      slope[n] += restraint * weights[n]
      slow[n] = 0.9 * slow[n] + 0.1 * slope[n]
      fast[n] = 0.999 * fast[n] + 0.001 * slope[n] ** 2
      weights[n] -= (0.03 * (slow[n] / (1 - 0.9 ** round))) / (Math.sqrt(fast[n] / (1 - 0.999 ** round)) + 1e-8)
    }
  }
  return Array.from(weights, (value, n) => Math.round((value / scale[n]) * 100) / 100)
}
