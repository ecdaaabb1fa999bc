/**
 * `npm test`: installs what it needs, then types, lint, boundaries, unit, sound, HTTP, service and browser tests.
 * The last line is the closing summary. `-- http browser` runs only those groups; `-- --keep` keeps the shop's folder.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { runChecks } from "./check.mjs"
import { needChromium, needTestTools } from "./lib/browser.mjs"
import { worthReading } from "./lib/complaints.mjs"
import { install } from "./lib/install.mjs"
import { mayUseApt, needDisk, needFfmpeg } from "./lib/needs.mjs"
import { nodeTrouble } from "./lib/node-version.mjs"
import { endGroup, lastLines, Parts } from "./lib/parts.mjs"
import { bold, dim, duration, green, red, say, step, yellow } from "./lib/say.mjs"
import { startInstance } from "./lib/test-instance.mjs"
import { messageOf } from "./lib/trouble.mjs"
import { runVitest } from "./lib/vitest.mjs"

const GROUPS = /** @type {const} */ (["check", "sound", "service", "http", "browser"])
/** The second one is written, installed and removed by a test. */
const PLUGINS = "@max-booster/license-sync,license-podcast"
/** @typedef {{ name: string, passed: number, failed: number, skipped: number, ms: number, failures: string[], shaky?: string[] }} Line */

const asked = process.argv.slice(2).filter((arg) => !arg.startsWith("--"))
const wants = (/** @type {typeof GROUPS[number]} */ group) => asked.length === 0 || asked.includes(group)
/** @type {Line[]} */
const lines = []
/** @type {(() => Promise<unknown>)[]} Undone in reverse, whatever happens. */
const cleanups = []
/** Where the shop under test is, once it has one. */
let shopDir = ""
/** Process groups of Vitest that run now. @type {Set<number>} */
const vitestGroups = new Set()

async function main() {
  const unknown = asked.find((group) => !GROUPS.includes(/** @type {any} */ (group)))
  if (unknown) throw new Error(`There is no group "${unknown}": choose among ${GROUPS.join(", ")}.`)
  const trouble = nodeTrouble(process.version)
  if (trouble) throw new Error(trouble)
  const folder = await mkdtemp(join(tmpdir(), "max-booster-test-"))
  const dir = join(folder, "shop")
  if (!process.argv.includes("--keep")) cleanups.push(async () => (hasFailed() ? say(`The shop's logs and data: ${folder}`) : rm(folder, { recursive: true, force: true })))
  const env = { READY_JSON: join(dir, "ready.json"), MAX_BOOSTER_DIR: dir, CHROMIUM_PATH: await prepare(folder) }

  if (wants("check")) for (const { output, ...line } of await runChecks()) lines.push({ ...line, failures: reasons(line, output) })
  if (wants("sound")) await group("sound", env)
  if (wants("http") || wants("browser")) await withShop(dir, env)
  else if (wants("service")) await group("service")
}

/** What needs a shop; it starts one. */
async function withShop(/** @type {string} */ dir, /** @type {NodeJS.ProcessEnv} */ env) {
  shopDir = dir
  const isUp = await counted("the shop starts", async () => {
    const shop = await startInstance({ dir, env: { LICENSE_PLUGINS: PLUGINS }, onLine: (line) => say(dim(`  shop | ${line}`)) })
    cleanups.push(() => step("Stop the shop", shop.stop))
  })
  if (isUp && wants("http")) await group("http", env)
  // The journeys that are alone with the shop mostly wait for it; the service tests need none, and work meanwhile.
  await Promise.all([isUp && wants("http") && group("http-alone", env), wants("service") && group("service")])
  if (isUp && wants("browser")) await group("browser", env)
  if (isUp && wants("browser")) await group("browser-alone", env)
}

const hasFailed = () => lines.some(({ failed }) => failed > 0)

/** Why something failed: each test by name where they are known, else its last words. @returns {string[]} */
function reasons(/** @type {{ name: string, failed: number, failures?: string[] }} */ { name, failed, failures = [] }, /** @type {string} */ output) {
  if (failed === 0 || failures.length > 0) return failures
  return [`${name}\n${output.split("\n").slice(-40).map((line) => `    ${line.slice(0, 300)}`).join("\n")}`]
}

/** What the shop's parts complained of, then what failed: often all that is left of a failure is what was printed. */
function tellFailures() {
  const shaky = lines.flatMap((line) => line.shaky ?? [])
  if (shaky.length > 0) say(bold("\nPassed at a second try only"))
  for (const test of shaky) say(`${yellow("!")} ${test}`)
  if (!hasFailed()) return
  const parts = shopDir ? new Parts(shopDir) : undefined
  for (const name of parts ? ["backend", "worker", "storefront", "stripe", "mail", "store", "seed", "storefront-build", "admin-build"] : []) {
    const log = parts?.logOf(name) ?? ""
    const read = worthReading(lastLines(log, 5_000))
    if (read.length > 0) say(dim(`\n  ${name} (${log}):\n${read.map((line) => `  | ${line}`).join("\n")}`))
  }
  say(bold("\nWhat failed"))
  for (const failure of lines.flatMap(({ failures }) => failures)) say(`${red("✗")} ${failure}`)
}

/** Everything the tests need; answers with the browser's path. */
async function prepare(/** @type {string} */ folder) {
  await needDisk(folder)
  const log = (/** @type {string} */ name) => join(folder, `install-${name}.log`)
  const packages = Promise.all([step("Packages", () => install("root", { log: log("root") })), step("Packages of the storefront", () => install("storefront", { log: log("storefront") }))])
  const programs = async () => {
    await step("FFmpeg", () => needFfmpeg(log("system")))
    if (GROUPS.some((group) => group !== "check" && wants(group))) await step("PDF tools and Redis", () => needTestTools(log("system")))
    if (!wants("browser") && !wants("sound")) return ""
    if (!mayUseApt()) await packages // without a package manager, Playwright brings the browser
    return step("Chromium", () => needChromium(log("system")))
  }
  const [path] = await Promise.all([programs(), packages])
  return path
}

/** Runs one group of Vitest tests, showing its output as it comes. */
async function group(/** @type {"sound" | "service" | "http" | "http-alone" | "browser" | "browser-alone"} */ name, /** @type {NodeJS.ProcessEnv} */ env = {}) {
  say(bold(`\n${name} tests`))
  const started = Date.now()
  let vitest = 0
  const { output, ...tally } = await runVitest(name, { env, live: true, onSpawn: (pid) => { vitestGroups.add(vitest = pid) } })
  vitestGroups.delete(vitest)
  const line = { name: `${name} tests`, ...tally, ms: Date.now() - started }
  lines.push({ ...line, failures: reasons(line, output) })
}

/** Counts one piece of work as one test. */
async function counted(/** @type {string} */ name, /** @type {() => Promise<void>} */ work) {
  const started = Date.now()
  const failures = await work().then(() => [], (error) => [`${name}: ${messageOf(error)}`])
  lines.push({ name, passed: 1 - failures.length, failed: failures.length, skipped: 0, ms: Date.now() - started, failures })
  return failures.length === 0
}

function summarize() {
  const total = (/** @type {"passed" | "failed" | "skipped"} */ key) => lines.reduce((sum, line) => sum + line[key], 0)
  say()
  for (const { name, passed, failed, skipped, ms } of lines) {
    say(`${failed === 0 ? green("✓") : red("✗")} ${name.padEnd(20)} ${passed} passed${failed ? red(`, ${failed} failed`) : ""}${skipped ? `, ${skipped} skipped` : ""} ${dim(duration(ms))}`)
  }
  const skipped = total("skipped")
  process.stdout.write(`${total("passed")} passed, ${total("failed")} failed${skipped ? `, ${skipped} skipped` : ""}\n`)
  return total("failed") === 0 && total("passed") > 0
}

async function cleanUp() {
  await Promise.all([...vitestGroups].map((pid) => endGroup(pid).catch(() => {})))
  for (const undo of cleanups.splice(0).reverse()) await undo().catch((error) => say(red(messageOf(error))))
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.once(signal, () => { cleanUp().finally(() => process.exit(130)) })
}
try {
  await main()
} catch (error) {
  lines.push({ name: "npm test itself", passed: 0, failed: 1, skipped: 0, ms: 0, failures: [messageOf(error)] })
}
await cleanUp()
tellFailures()
process.exit(summarize() ? 0 : 1)
