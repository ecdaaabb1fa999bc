/** `npm run check`: types, lint, boundaries and unit tests, two at a time; under a minute when warm. */
import { mkdir } from "node:fs/promises"
import { existsSync } from "node:fs"
import { pathToFileURL } from "node:url"

import { buildServer } from "./build.mjs"
import { install } from "./lib/install.mjs"
import { nodeTrouble } from "./lib/node-version.mjs"
import { inRoot, ROOT } from "./lib/paths.mjs"
import { CommandFailed, run } from "./lib/run.mjs"
import { dim, duration, green, red, say } from "./lib/say.mjs"
import { messageOf } from "./lib/trouble.mjs"
import { runVitest } from "./lib/vitest.mjs"

const CACHE = inRoot("node_modules", ".cache", "max-booster")

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, ms: number, output: string, failures?: string[], shaky?: string[] }} Result */

const bin = (/** @type {string} */ path, /** @type {string[]} */ ...args) => () => run(process.execPath, [inRoot(path), ...args], { cwd: ROOT })
/** The compiler that is a program of its own says the same in a third of the time; tools that call the compiler from JavaScript have the older one. */
const tsc = (/** @type {string} */ project, /** @type {string[]} */ ...args) => bin("node_modules/typescript-native/bin/tsc", "--noEmit", "-p", project, ...args)

/** The longest first. @type {{ name: string, work: () => Promise<any>, when?: () => boolean }[]} */
const checks = [
  { name: "unit tests", work: () => runVitest("unit") },
  { name: "lint", work: bin("node_modules/oxlint/bin/oxlint", "--config", "oxlint.config.mjs", "--type-aware", "--quiet") },
  { name: "types: backend", work: tsc("tsconfig.json") },
  { name: "types: storefront", when: () => existsSync(inRoot("storefront/tsconfig.json")), work: tsc("storefront", "--tsBuildInfoFile", `${CACHE}/storefront.tsbuildinfo`) },
  { name: "boundaries", work: bin("node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "src", "medusa-backend", "medusa-config.ts", "admin-extensions", "storefront", "--config") },
  { name: "types: admin", when: () => existsSync(inRoot("admin-extensions/src/admin")), work: tsc("admin-extensions") },
  { name: "types: launcher", work: tsc("medusa-backend/launch") },
]

/**
 * Runs every check and prints a line for each as it ends, and the output of those that failed.
 * @returns {Promise<Result[]>}
 */
export async function runChecks() {
  await mkdir(CACHE, { recursive: true })
  await install("root", { log: `${CACHE}/install.log` })
  await install("storefront", { log: `${CACHE}/install.log` })
  await buildServer()
  const queue = checks.filter(({ when }) => when?.() ?? true)
  /** @type {Result[]} */
  const results = []
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const result = await runOne(check)
      results.push(result)
      const count = result.passed + result.failed > 1 ? `${result.passed} passed${result.failed ? `, ${result.failed} failed` : ""} ` : ""
      say(`${result.failed === 0 ? green("✓") : red("✗")} ${result.name} ${dim(count + duration(result.ms))}`)
      if (result.failed > 0) say(result.output.replace(/^/gm, "    "))
    }
  }
  await Promise.all([worker(), worker()])
  return results
}

/** @returns {Promise<Result>} */
async function runOne(/** @type {{ name: string, work: () => Promise<any> }} */ { name, work }) {
  const started = Date.now()
  try {
    const answer = await work()
    const tally = typeof answer === "object" ? answer : { passed: 1, failed: 0, skipped: 0, output: "" }
    return { name, ...tally, ms: Date.now() - started }
  } catch (error) {
    return { name, passed: 0, failed: 1, skipped: 0, ms: Date.now() - started, output: error instanceof CommandFailed ? error.full : messageOf(error) }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const trouble = nodeTrouble(process.version)
  if (trouble) {
    console.error(trouble)
    process.exit(1)
  }
  const started = Date.now()
  const results = await runChecks()
  const bad = results.filter(({ failed }) => failed > 0)
  say(bad.length === 0 ? green(`All good in ${duration(Date.now() - started)}.`) : red(`Not good: ${bad.map(({ name }) => name).join(", ")} (${duration(Date.now() - started)}).`))
  process.exitCode = bad.length === 0 ? 0 : 1
}
