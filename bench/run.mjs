/**
 * `npm run bench -- --list` names the benchmarks; `npm run bench -- NAME --json` runs one. With `--json` the last line
 * of stdout is one object: `{ name, results: [{ metric, unit, ours, peer?, peerName?, ratio?, n }] }`.
 *
 * A benchmark is a file here, `NAME.mjs`, that exports `about` (one line) and, by default, a function that answers with results.
 */
import { readdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

import { install } from "../medusa-backend/launch/lib/install.mjs"

/**
 * @typedef {{ metric: string, unit: string, ours: number, peer?: number, peerName?: string, ratio?: number, n: number }} Measurement
 * @typedef {{ about: string, default: (tell: (line: string) => void) => Promise<Measurement[]> }} Benchmark
 */

const HERE = dirname(fileURLToPath(import.meta.url))
const names = (await readdir(HERE)).filter((file) => file.endsWith(".mjs") && !["run.mjs", "lib.mjs", "buyer.mjs", "memory.mjs"].includes(file)).map((file) => file.slice(0, -4)).sort()

/** @returns {Promise<Benchmark>} */
const load = (/** @type {string} */ name) => import(pathToFileURL(join(HERE, `${name}.mjs`)).href)

const args = process.argv.slice(2)
const name = args.find((arg) => !arg.startsWith("--"))
if (args.includes("--list") || !name) {
  for (const each of names) console.log(`${each.padEnd(12)} ${(await load(each)).about}`)
} else if (!names.includes(name)) {
  console.error(`There is no benchmark "${name}": choose among ${names.join(", ")}.`)
  process.exitCode = 1
} else {
  await install("bench", { log: join(HERE, "install.log") })
  const results = await (await load(name)).default((line) => console.error(line))
  if (args.includes("--json")) console.log(JSON.stringify({ name, results }))
  else for (const { metric, ours, unit, n } of results) console.log(`${metric.padEnd(44)} ${String(ours).padStart(10)} ${unit} (n = ${n})`)
}
