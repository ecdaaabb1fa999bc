import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

import { inRoot } from "../medusa-backend/launch/lib/paths.mjs"
import { startInstance } from "../medusa-backend/launch/lib/test-instance.mjs"

/**
 * A package of `bench/package.json`: it is there while a benchmark runs, and only then.
 * @type {(name: string) => Promise<any>}
 */
export const installed = (name) => import(name)

/** A shop that runs, as `ready.json` says, and its folder. @typedef {{ ready: any, dir: string }} Shop */

/**
 * Does something with a shop: the one that READY_JSON names, or one of its own.
 * @template T
 * @param {(line: string) => void} tell
 * @param {(shop: Shop) => Promise<T>} work
 */
export async function withShop(tell, work) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
  const own = process.env.READY_JSON ? undefined : await startInstance({ dir: join(folder, "shop"), onLine: (line) => tell(`  ${line}`) })
  const path = own?.readyJson ?? process.env.READY_JSON ?? ""
  try {
    return await work({ ready: JSON.parse(await readFile(path, "utf8")), dir: dirname(path) })
  } finally {
    await own?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a built program of the backend with the environment of the running one (read from /proc: Linux). @returns its last line, as JSON */
export async function runBeside(/** @type {Shop} */ { dir }, /** @type {string} */ program, /** @type {string[]} */ ...args) {
  const { pid } = JSON.parse(await readFile(join(dir, "pids", "backend.json"), "utf8"))
  const env = Object.fromEntries((await readFile(`/proc/${pid}/environ`, "utf8")).split("\0").filter(Boolean).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]))
  const { stdout } = await promisify(execFile)(process.execPath, [inRoot(".medusa/server/medusa-backend/src/bench", `${program}.js`), ...args], { cwd: inRoot(".medusa/server"), env, maxBuffer: 64 * 1024 ** 2 })
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "")
}

/** A value that so many percent of the others do not exceed. */
export const percentile = (/** @type {number[]} */ values, /** @type {number} */ percent) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil((values.length * percent) / 100) - 1)] ?? 0

/** Milliseconds that work takes. */
export async function timed(/** @type {() => Promise<unknown>} */ work) {
  const began = performance.now()
  await work()
  return performance.now() - began
}
