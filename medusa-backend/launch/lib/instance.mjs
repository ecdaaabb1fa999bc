import { mkdir, readdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline/promises"

import { readJson, writeWhole } from "./files.mjs"
import { startOf } from "./process-id.mjs"
import { Trouble } from "./trouble.mjs"

/** @typedef {import("./settings.mjs").Settings} Settings */

/**
 * Makes this process the launcher of its folder, and forgets a `ready.json` that a killed one left.
 * @throws {Trouble} when another launcher runs there
 */
export async function becomeLauncher(/** @type {Settings} */ settings) {
  await mkdir(settings.dir, { recursive: true })
  const path = settings.at("launcher.json")
  const other = await readJson(path)
  if (other?.pid && other.pid !== process.pid && startOf(other.pid) === other.started) {
    throw new Trouble(`Max Booster already runs from ${settings.dir} (process ${other.pid}): stop it there with Ctrl-C, or start a second one with MAX_BOOSTER_DIR=FOLDER and MAX_BOOSTER_PORT_BASE=NUMBER.`)
  }
  await writeWhole(path, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }))
  await rm(settings.at("ready.json"), { force: true })
  await setLogsAside(settings)
}

/** Each start has logs of its own; those of the one before are kept in `logs/previous`. */
async function setLogsAside(/** @type {Settings} */ settings) {
  const previous = settings.at("logs", "previous")
  await rm(previous, { recursive: true, force: true })
  const logs = await readdir(settings.at("logs")).catch(() => [])
  if (logs.length === 0) return
  await mkdir(previous)
  for (const name of logs) await rename(settings.at("logs", name), join(previous, name))
}

/** The end of `becomeLauncher`. */
export async function retire(/** @type {Settings} */ settings) {
  await rm(settings.at("ready.json"), { force: true })
  await rm(settings.at("launcher.json"), { force: true })
}

/** Everything an instance knows, except its secrets and logs. */
const DATA = ["pgdata", "files", "uploads", "stamps", "stripe.json", "stripe.json.log", "mail", "store", "seed.json"]

/**
 * `--fresh`: forgets all data. On a terminal it asks first.
 * @throws {Trouble} when the data lies in a database of the caller's own, or the answer is no
 */
export async function forgetData(/** @type {Settings} */ settings) {
  if (!settings.embedded.postgres) throw new Trouble("--fresh empties the embedded database only: drop and create the one that DATABASE_URL names yourself.")
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const answer = await terminal.question(`Forget all beats, orders, files and accounts in ${settings.dir}? Type yes: `)
    terminal.close()
    if (answer.trim().toLowerCase() !== "yes") throw new Trouble("Nothing was changed.")
  }
  for (const name of DATA) await rm(settings.at(name), { recursive: true, force: true })
}
