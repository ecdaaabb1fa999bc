import { createRequire } from "node:module"

import { inRoot } from "../medusa-backend/launch/lib/paths.mjs"

export const about = "Offline render of 16 tracks with effects in Chromium, against the same nodes wired by hand and against Tone.js."

const RUNS = 7
/** @type {(name: string) => any} */
const load = createRequire(import.meta.url)
/** By what we are measured, and what makes the same sound. */
const pairs = [
  { metric: "16 tracks: EQ, filter, compressor, reverb send, limiter", ours: "ours", peer: "hand", peerName: "plain Web Audio" },
  { metric: "16 tracks: EQ, filter, reverb send", ours: "oursNative", peer: "handNative", peerName: "plain Web Audio" },
  { metric: "16 tracks: EQ, filter, reverb send", ours: "oursNative", peer: "tone", peerName: "Tone.js 15.1.22" },
]

/**
 * All in turn, so that a stall of the machine hits all; the quickest run of each counts, since others only ever add time.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function studioSound(tell) {
  const { soundPage } = load("@max-booster/studio-sound/testing/chromium")
  const { outputFiles } = await load("esbuild").build({ entryPoints: [inRoot("bench/studio-sound/page.mjs")], bundle: true, write: false, format: "iife", target: "es2022", logLevel: "silent", mainFields: ["module", "main"], conditions: ["module"] })
  const { page, close } = await soundPage(outputFiles[0].text)
  try {
    const names = [...new Set(pairs.flatMap(({ ours, peer }) => [ours, peer]))]
    /** @type {Record<string, { ms: number, rms: number }>} */
    const best = {}
    for (let n = -1; n < RUNS; n++) { // the first warms up
      for (const name of names) {
        const run = await page.evaluate((/** @type {string} */ which) => /** @type {any} */ (globalThis).soundBench(which), name)
        if (n >= 0 && !(run.ms >= (best[name]?.ms ?? Infinity))) best[name] = run
      }
    }
    tell(JSON.stringify(best))
    return pairs.map(({ metric, ours, peer, peerName }) => {
      const [mine, theirs] = [best[ours], best[peer]]
      if (!mine || !theirs || Math.abs(20 * Math.log10(mine.rms / theirs.rms)) > 0.5) throw new Error(`${ours} and ${peer} do not make the same sound: ${mine?.rms} and ${theirs?.rms}`)
      const speed = (/** @type {number} */ ms) => Math.round(100_000 / ms) / 10
      return { metric, unit: "x real time", ours: speed(mine.ms), peer: speed(theirs.ms), peerName, ratio: Math.round((theirs.ms / mine.ms) * 1_000) / 1_000, n: RUNS }
    })
  } finally {
    await close()
  }
}
