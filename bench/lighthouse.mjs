import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { needChromium } from "../medusa-backend/launch/lib/browser.mjs"
import { startInstance } from "../medusa-backend/launch/lib/test-instance.mjs"
import { installed } from "./lib.mjs"

export const about = "Lighthouse scores (desktop, production build) of home, browse and beat page; READY_JSON=... measures a shop that runs."

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
/** Of each score the median of so many runs. */
const RUNS = 3
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

/**
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>} 0 to 100; the peer is the best there is
 */
export default async function scores(tell) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-lighthouse-"))
  const own = process.env.READY_JSON ? undefined : await startInstance({ dir: join(folder, "shop"), onLine: (line) => tell(`  ${line}`) })
  try {
    const { storefront } = JSON.parse(await readFile(own?.readyJson ?? process.env.READY_JSON ?? "", "utf8"))
    const handle = /\/beats\/([a-z0-9-]+)"/.exec(await (await fetch(storefront)).text())?.[1]
    const chromePath = await needChromium(join(folder, "install.log"))
    /** @type {import("./run.mjs").Measurement[]} */
    const results = []
    for (const [page, path] of [["home", "/"], ["browse", "/beats"], ["beat page", `/beats/${handle}`]]) {
      await fetch(`${storefront}${path}`) // the first visit makes the pictures' sizes
      const runs = []
      for (let n = 0; n < RUNS; n++) runs.push(await visit(`${storefront}${path}`, chromePath))
      for (const category of CATEGORIES) {
        const ours = median(runs.map((run) => run[category] ?? 0))
        tell(`${page} ${category}: ${ours}`)
        results.push({ metric: `${page}, ${category}`, unit: "points", ours, peer: 100, peerName: "Lighthouse's best", ratio: ours / 100, n: RUNS })
      }
    }
    return results
  } finally {
    await own?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @returns {Promise<Record<string, number>>} scores of one visit in a fresh browser */
async function visit(/** @type {string} */ url, /** @type {string} */ chromePath) {
  const { launch } = await installed("chrome-launcher")
  const { default: lighthouse, desktopConfig } = await installed("lighthouse")
  const chrome = await launch({ chromePath, chromeFlags: FLAGS })
  try {
    const result = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, output: "json", logLevel: "error" }, desktopConfig)
    const audits = /** @type {any[]} */ (Object.values(result?.lhr.audits ?? {})).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative")
    if (process.env.LIGHTHOUSE_DETAILS) for (const { id, score, displayValue } of audits) console.error(`  ${id} ${score} ${displayValue ?? ""}`)
    return Object.fromEntries(Object.entries(result?.lhr.categories ?? {}).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]))
  } finally {
    chrome.kill()
  }
}

const median = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
