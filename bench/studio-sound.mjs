import { createRequire } from "node:module"

import { inRoot } from "../medusa-backend/launch/lib/paths.mjs"
import { percentile } from "./lib.mjs"

export const about = "Offline render of 16 tracks with effects in Chromium, against the same nodes wired by hand and against Tone.js."

const RUNS = 7
/** Of the song. */
const SECONDS = 10
/** dB below the peak; what differs by more is another sound. */
const SAME_DB = -90
/** @type {(name: string) => any} */
const load = createRequire(import.meta.url)
/** By what we are measured, and what makes the same sound. */
const pairs = [
  { metric: "16 tracks: EQ, filter, compressor, reverb send, limiter", ours: "ours", peer: "hand", peerName: "plain Web Audio" },
  { metric: "16 tracks: EQ, filter, reverb send", ours: "oursNative", peer: "handNative", peerName: "plain Web Audio" },
  { metric: "16 tracks: EQ, filter, reverb send", ours: "oursNative", peer: "tone", peerName: "Tone.js 15.1.22" },
]

/** @typedef {{ ms: number, cpu: number }} Run milliseconds on the clock, and of processors */

/**
 * All in turn, forwards and backwards by turns, so that a busy machine hits all alike. A ratio is the median of those within a turn: what
 * else the machine does changes from turn to turn. The page's CPU time is told beside the clock's, for machines that others use, too.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function studioSound(tell) {
  const { soundPage } = load("@max-booster/studio-sound/testing/chromium")
  const { outputFiles } = await load("esbuild").build({ entryPoints: [inRoot("bench/studio-sound/page.mjs")], bundle: true, write: false, format: "iife", target: "es2022", logLevel: "silent", mainFields: ["module", "main"], conditions: ["module"] })
  const { page, close } = await soundPage(outputFiles[0].text)
  try {
    const cpuOf = await cpuMeter(page)
    const names = [...new Set(pairs.flatMap(({ ours, peer }) => [ours, peer]))]
    /** @type {Record<string, Run>[]} */
    const turns = []
    for (let n = -1; n < RUNS; n++) { // the first warms up
      /** @type {Record<string, Run>} */
      const turn = {}
      for (const name of n % 2 === 0 ? names : names.toReversed()) {
        const began = await cpuOf()
        const ms = await page.evaluate((/** @type {string} */ which) => /** @type {any} */ (globalThis).soundBench(which), name)
        turn[name] = { ms, cpu: (await cpuOf()) - began }
      }
      if (n >= 0) turns.push(turn)
      tell(JSON.stringify(turn))
    }
    const results = []
    for (const { metric, ours, peer, peerName } of pairs) {
      const { difference, peak } = await page.evaluate((/** @type {string[]} */ both) => /** @type {any} */ (globalThis).soundDifference(...both), [ours, peer])
      const differenceDb = 20 * Math.log10(difference / peak)
      tell(`${ours} and ${peer} differ by ${differenceDb.toFixed(1)} dB`)
      if (!(peak > 0.1) || differenceDb > SAME_DB) throw new Error(`${ours} and ${peer} do not make the same sound: they differ by ${differenceDb.toFixed(1)} dB`)
      for (const by of /** @type {const} */ (["ms", "cpu"])) {
        const speed = (/** @type {string} */ name) => Math.round(10 * SECONDS * 1_000 / percentile(turns.map((turn) => turn[name]?.[by] ?? NaN), 50)) / 10
        const ratio = percentile(turns.map((turn) => (turn[peer]?.[by] ?? NaN) / (turn[ours]?.[by] ?? NaN)), 50)
        results.push({ metric: by === "ms" ? metric : `${metric}; by CPU time`, unit: "x real time", ours: speed(ours), peer: speed(peer), peerName, ratio: Math.round(ratio * 1_000) / 1_000, n: RUNS })
      }
    }
    return results
  } finally {
    await close()
  }
}

/** Milliseconds of CPU that a page's process has used. @param {import("playwright-core").Page} page */
async function cpuMeter(page) {
  const session = await page.context().browser()?.newBrowserCDPSession()
  return async () => {
    const { processInfo } = await session?.send("SystemInfo.getProcessInfo") ?? { processInfo: [] }
    return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0)
  }
}
