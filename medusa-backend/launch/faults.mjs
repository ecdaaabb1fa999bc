/**
 * `npm run faults`: starts a shop of its own (or takes the one of READY_JSON), then kills it at every step that moves money and damages
 * what Stripe answers and tells, and compares what it comes to with a run that nothing disturbed. With `--json` the last line of stdout is
 * `{ tried, survived, failed: [names], faults: [{ name, outcome }] }`; `-- "a payout"` tries only faults with that in their name.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { needTestTools } from "./lib/browser.mjs"
import { install } from "./lib/install.mjs"
import { needFfmpeg } from "./lib/needs.mjs"
import { endGroup } from "./lib/parts.mjs"
import { red, say, step } from "./lib/say.mjs"
import { startInstance } from "./lib/test-instance.mjs"
import { messageOf } from "./lib/trouble.mjs"
import { runVitest } from "./lib/vitest.mjs"

const folder = await mkdtemp(join(tmpdir(), "max-booster-faults-"))
/** Whether the shop's logs and data are worth reading. */
let isWorthReading = false
/** @type {(() => Promise<unknown>)[]} Undone in reverse, whatever happens. */
const cleanups = [async () => (isWorthReading ? say(`The shop's logs and data: ${folder}`) : rm(folder, { recursive: true, force: true }))]

/** The environment in which a shop can be found. @returns {Promise<NodeJS.ProcessEnv>} */
async function shopEnv() {
  if (process.env.READY_JSON) return {}
  const log = join(folder, "install.log")
  for (const part of /** @type {const} */ (["root", "storefront"])) await step(`Packages (${part})`, () => install(part, { log }))
  await step("FFmpeg", () => needFfmpeg(log))
  await step("PDF tools", () => needTestTools(log))
  const dir = join(folder, "shop")
  const shop = await step("Start the shop", () => startInstance({ dir }))
  cleanups.push(() => step("Stop the shop", shop.stop))
  return { READY_JSON: shop.readyJson, MAX_BOOSTER_DIR: dir }
}

async function main() {
  const { tests, failed, failures, output } = await runVitest("faults", { env: await shopEnv(), live: true, only: process.argv.slice(2).find((arg) => !arg.startsWith("--")), onSpawn: (pid) => cleanups.push(() => endGroup(pid)) })
  isWorthReading = failed > 0
  if (tests.length === 0) throw new Error(`No fault was tried:\n${output.split("\n").slice(-20).join("\n")}`)
  for (const failure of failures) say(`${red("✗")} ${failure}`)
  const faults = tests.map(({ name, passed }) => ({ name, outcome: passed ? "survived" : "failed" }))
  const survived = tests.filter(({ passed }) => passed).length
  return { tried: faults.length, survived, failed: faults.filter(({ outcome }) => outcome === "failed").map(({ name }) => name), faults }
}

async function cleanUp() {
  for (const undo of cleanups.splice(0).reverse()) await undo().catch((error) => say(red(messageOf(error))))
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.once(signal, () => { cleanUp().finally(() => process.exit(130)) })
try {
  const report = await main()
  await cleanUp()
  console.log(process.argv.includes("--json") ? JSON.stringify(report) : `${report.survived} of ${report.tried} faults survived`)
  process.exit(isWorthReading ? 1 : 0)
} catch (error) {
  isWorthReading = true
  say(red(messageOf(error)))
  await cleanUp()
  process.exit(1)
}
