import { spawn } from "node:child_process"
import { createWriteStream, existsSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

import { readJson } from "./files.mjs"
import { inRoot, ROOT } from "./paths.mjs"
import { lastLines, Parts } from "./parts.mjs"
import { isFree, PORTS } from "./ports.mjs"
import { groupIsAlive, startOf } from "./process-id.mjs"
import { Trouble } from "./trouble.mjs"

/** What a test must never inherit: the caller's own database, keys and addresses. */
const FOREIGN = /^(DATABASE_URL|REDIS_URL|S3_.*|STRIPE_.*|SMTP_URL|SENDGRID_API_KEY|SPOTIFY_.*|RELEASE_.*|MAIL_.*|BACKEND_URL|STOREFRONT_URL|FILES_DIR|UPLOADS_DIR|LICENSE_PLUGINS|PORT|HOST|.*_SECRET|NODE_ENV|NODE_OPTIONS|MAX_BOOSTER_.*)$/

/**
 * A shop of its own, started through the very code of `npm start`, in a folder of its own.
 * @typedef {{ readyJson: string, log: string, stop: () => Promise<void>, readyMs: number, pids: () => Promise<number[]> }} Instance
 */

/**
 * The environment of an instance: the caller's, without what would reach into his own shop.
 * @param {string} dir
 * @param {number} base
 * @returns {NodeJS.ProcessEnv}
 */
export function isolatedEnv(dir, base) {
  const own = Object.values(PORTS).map(({ variable }) => variable)
  const kept = Object.entries(process.env).filter(([key]) => !FOREIGN.test(key) && !own.includes(/** @type {any} */ (key)))
  return { ...Object.fromEntries(kept), MAX_BOOSTER_DIR: dir, MAX_BOOSTER_PORT_BASE: String(base), MAX_BOOSTER_ENV_FILE: "none", CI: "1" }
}

/**
 * Starts an instance and waits for its `ready.json`.
 * @param {{ dir: string, timeoutMs?: number, onLine?: (line: string) => void, root?: string, env?: NodeJS.ProcessEnv }} options `root`: another clone; `env`: what this one is started with besides
 * @returns {Promise<Instance>}
 * @throws {Trouble} when it ends or does not become ready in time
 */
export async function startInstance({ dir, timeoutMs = 15 * 60_000, onLine = () => {}, root = ROOT, env = {} }) {
  const started = Date.now()
  const base = await freeBase()
  const logPath = `${dir}.log`
  const log = createWriteStream(logPath, { flags: "a" })
  const script = root === ROOT ? inRoot("medusa-backend/launch/start.mjs") : join(root, "medusa-backend/launch/start.mjs")
  const child = spawn(process.execPath, [script], { cwd: root, env: { ...isolatedEnv(dir, base), ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] })
  let open = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      log.write(text)
      const lines = (open + text).split("\n")
      open = lines.pop() ?? ""
      lines.forEach(onLine)
    })
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM")
    for (let waited = 0; waited < 40_000 && child.exitCode === null && child.signalCode === null; waited += 50) await sleep(50)
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL")
    await new Parts(dir).sweep() // whatever the launcher did not get to
  }
  const readyJson = join(dir, "ready.json")
  try {
    while (!existsSync(readyJson)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Trouble(`The shop ended before it was ready:\n${lastLines(logPath, 25)}\nLog: ${logPath}`)
      if (Date.now() - started > timeoutMs) throw new Trouble(`The shop was not ready within ${timeoutMs / 60_000} minutes:\n${lastLines(logPath, 25)}\nLog: ${logPath}`)
      await sleep(50)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { readyJson, log: logPath, stop, readyMs: Date.now() - started, pids: () => livePids(dir, child.pid ?? 0) }
}

/** The launcher and the leaders of its parts. */
async function livePids(/** @type {string} */ dir, /** @type {number} */ launcher) {
  const { readdir } = await import("node:fs/promises")
  const files = await readdir(join(dir, "pids"))
  const parts = await Promise.all(files.map(async (file) => (await readJson(join(dir, "pids", file)))?.pid ?? 0))
  return [launcher, ...parts.filter((pid) => pid > 0 && groupIsAlive(pid) && startOf(pid))]
}

async function freeBase() {
  const [from, to] = (process.env.TEST_PORTS ?? "20000-30000").split("-").map(Number)
  for (let tries = 0; tries < 100; tries++) {
    const base = (from ?? 20_000) + Math.floor(Math.random() * ((to ?? 30_000) - (from ?? 20_000) - 10))
    const free = await Promise.all(Object.values(PORTS).map(({ offset }) => isFree(base + offset)))
    if (free.every(Boolean)) return base
  }
  throw new Trouble("No seven free ports in a row were found between 20000 and 30000: set TEST_PORTS=FROM-TO.")
}
