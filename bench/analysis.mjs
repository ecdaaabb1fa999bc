import { composeSet } from "./analysis/compose.mjs"
import { hear } from "./analysis/hear.mjs"
import { realTracks, REAL_PACKAGES } from "./analysis/real.mjs"
import { renderSong, soundBank } from "./analysis/render.mjs"
import { acc1, acc2, mirex } from "./analysis/score.mjs"

export const about = "Tempo and key of beats that are rendered here and of recordings of known tempo, by engine and chosen; CPU a minute."

/**
 * @typedef {{ name: string, path?: string, genre: string, bpm: number, key: string | null, isLoop?: boolean }} Track
 * @typedef {{ track: Track, answer: Awaited<ReturnType<typeof hear>> }} Heard
 * @typedef {{ bpm: number | null, bpmWithout: number | null, key: string | null }} Word
 */

const EACH = 4
/** Beats of these seeds: `open` may be looked at while one works on an engine, `held` only at the end. */
const SEEDS = ["open", "held"]

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function analysis(tell) {
  const bank = await soundBank()
  /** @type {import("./run.mjs").Measurement[]} */
  const results = []
  for (const seed of (process.env.SETS ?? [...SEEDS, "real"].join()).split(",")) {
    const isReal = seed === "real"
    const songs = isReal ? [] : composeSet(seed, EACH)
    /** @type {Track[]} */
    const tracks = isReal ? realTracks() : songs
    if (tracks.length === 0) tell(`No recordings of known tempo are installed: apt-get install --no-install-recommends ${REAL_PACKAGES}`)
    /** @type {Heard[]} */
    const heard = []
    for (const [n, track] of tracks.entries()) {
      const song = songs[n]
      const answer = await hear({ ...track, path: song ? await renderSong(song, bank) : (track.path ?? "") })
      heard.push({ track, answer })
      if (!acc1(answer.bpm, track.bpm) || !acc1(answer.bpmWithout, track.bpm) || (track.key && answer.key !== track.key))
        tell(`  ${track.name}: ${track.bpm} ${track.key ?? ""} heard as ${answer.bpm} (without genre ${answer.bpmWithout}) ${answer.key ?? ""}`)
    }
    results.push(...summarize(seed, heard, tell))
  }
  return results
}

/**
 * A table for reading, and the same as results.
 * @param {string} set
 * @param {Heard[]} heard
 * @param {(line: string) => void} tell
 * @returns {import("./run.mjs").Measurement[]}
 */
function summarize(set, heard, tell) {
  if (heard.length === 0) return []
  const hasKeys = heard.every(({ track }) => track.key !== null)
  const engines = heard[0]?.answer.engines.map(({ engine }) => engine) ?? []
  const percent = (/** @type {(each: Heard) => number} */ score) => Math.round((heard.reduce((sum, each) => sum + score(each), 0) / heard.length) * 1_000) / 10
  tell(`${set} (${heard.length})`.padEnd(22) + ["BPM, genre", "BPM", "BPM, octaves", "key", "key, MIREX"].map((name) => name.padStart(14)).join(""))
  const results = ["chosen", ...engines].flatMap((who) => {
    /** @type {(each: Heard) => Word} */
    const word = ({ answer }) => (who === "chosen" ? answer : (answer.engines.find(({ engine }) => engine === who) ?? { bpm: null, bpmWithout: null, key: null }))
    /** @type {[string, number][]} */
    const scores = [
      ["BPM acc1 with genre", percent((each) => acc1(word(each).bpm, each.track.bpm))], ["BPM acc1", percent((each) => acc1(word(each).bpmWithout, each.track.bpm))], ["BPM acc2", percent((each) => acc2(word(each).bpmWithout, each.track.bpm))],
    ]
    if (hasKeys) scores.push(["key exact", percent((each) => (word(each).key === each.track.key ? 1 : 0))], ["key MIREX", percent((each) => mirex(word(each).key, each.track.key ?? ""))])
    tell(`  ${who.padEnd(20)}${scores.map(([, score]) => String(score).padStart(14)).join("")}`)
    return scores.map(([metric, ours]) => ({ metric: `${set}, ${who}: ${metric}`, unit: "%", ours, n: heard.length }))
  })
  const cpu = heard.reduce((sum, { answer }) => sum + answer.cpu, 0) / heard.length
  tell(`  CPU a minute: ${cpu.toFixed(2)} s; asks to confirm: ${percent(({ answer }) => (answer.asks ? 1 : 0))}%`)
  return [...results, { metric: `${set}: CPU a minute of sound, everything`, unit: "s", ours: Math.round(cpu * 100) / 100, n: heard.length }]
}
