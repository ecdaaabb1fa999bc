import { spawn } from "node:child_process"
import { openSync, closeSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

import { readJson } from "./files.mjs"
import { belongsTo, groupIsAlive, membersOf, startOf } from "./process-id.mjs"

/**
 * One long-running program of the shop.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} [cwd]
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {NodeJS.Signals} [stopSignal] sent to the leader alone; without it SIGTERM goes to the whole group
 * @property {number} [graceMs] how long it may take to stop before it is ended by force
 */

/** Starts, watches and ends parts: each a process group of its own, with a log file and a pid file. */
export class Parts {
  /** @type {Map<string, { part: Part, child: import("node:child_process").ChildProcess }>} */
  #running = new Map()
  /** Parts that were asked to end. @type {Set<{ part: Part, child: import("node:child_process").ChildProcess }>} */
  #stoppingNow = new Set()
  #stopping = false
  /** Called when a part ends that nobody asked to end. @type {(part: Part, how: string) => void} */
  onCrash = () => {}

  /** @param {string} dir the instance's folder */
  constructor(dir) {
    this.dir = dir
    mkdirSync(join(dir, "logs"), { recursive: true })
    mkdirSync(join(dir, "pids"), { recursive: true })
  }

  /** Where a part's output goes. */
  logOf(/** @type {string} */ name) {
    return join(this.dir, "logs", `${name}.log`)
  }

  /** Whether a part is running now. */
  has(/** @type {string} */ name) {
    return this.#running.has(name)
  }

  /** The ids of everything that runs, by name. */
  pids() {
    return [...this.#running].flatMap(([name, { child }]) => (child.pid ? [{ name, pid: child.pid }] : []))
  }

  /** Starts a part. Its output survives us, and so does it: the next start ends what is left. */
  start(/** @type {Part} */ part) {
    if (this.#stopping) throw new Error(`Stopping: ${part.name} is not started.`)
    const log = openSync(this.logOf(part.name), "a")
    writeFileSync(log, `\n--- ${new Date().toISOString()} ${part.name} starts\n`)
    const child = spawn(part.command, part.args, {
      cwd: part.cwd, env: { ...part.env, MAX_BOOSTER_DIR: this.dir }, detached: true, stdio: ["ignore", log, log], uid: part.uid, gid: part.gid,
    })
    closeSync(log)
    this.#notePid(part.name, child.pid)
    this.#running.set(part.name, { part, child })
    const end = async (/** @type {string} */ how) => {
      if (this.#running.get(part.name)?.child !== child) return
      this.#running.delete(part.name)
      if (this.#stopping) return
      if (child.pid && groupIsAlive(child.pid)) await endGroup(child.pid) // what it had started itself
      this.onCrash(part, how)
    }
    child.once("error", (error) => end(`could not start: ${error.message}`))
    child.once("exit", (code, signal) => end(signal ? `was ended by ${signal}` : `ended with code ${code}`))
    return child
  }

  /** Remembers a process group that somebody else runs to its end (a build, a migration), so that a stop ends it too. */
  lend(/** @type {string} */ name) {
    return (/** @type {number} */ pid) => this.#notePid(name, pid)
  }

  /** The end of `lend`: the command is over. */
  giveBack(/** @type {string} */ name) {
    this.#forgetPid(name)
  }

  /** Ends one part and waits for it. */
  async stop(/** @type {string} */ name) {
    const entry = this.#running.get(name)
    if (!entry?.child.pid) return
    this.#running.delete(name)
    this.#stoppingNow.add(entry)
    await endGroup(entry.child.pid, entry.part.stopSignal, entry.part.graceMs)
    this.#stoppingNow.delete(entry)
    this.#forgetPid(name)
  }

  /** Ends every part, those started last first, and what was lent. The database goes last. */
  async stopAll() {
    this.#stopping = true
    const names = [...this.#running.keys()].reverse()
    await Promise.all(names.filter((name) => name !== "postgres").map((name) => this.stop(name)))
    await this.sweep((name) => name !== "postgres")
    await this.stop("postgres")
  }

  /** Ends everything by force at once. */
  hurry() {
    for (const { child } of this.#stoppingNow) if (child.pid) kill(-child.pid, "SIGKILL")
  }

  /**
   * What a start before this one left behind: a pid file counts only when the process is the very one it names.
   * @returns {Promise<{ name: string, pid: number, ours: boolean }[]>} every pid file; `ours` when its group still runs
   */
  async leftovers() {
    const files = (await readdir(join(this.dir, "pids"))).filter((file) => file.endsWith(".json"))
    return Promise.all(files.map(async (file) => {
      const { pid, started } = (await readJson(join(this.dir, "pids", file))) ?? {}
      const leader = pid && startOf(pid)
      const ours = Boolean(pid && (leader ? leader === started : process.platform === "linux" && membersOf(pid).some((each) => belongsTo(each, this.dir))))
      return { name: file.slice(0, -5), pid, ours }
    }))
  }

  /**
   * Ends what a start before this one left behind, the database last.
   * @param {(name: string) => boolean} [chosen]
   * @returns {Promise<string[]>} the names of what was ended
   */
  async sweep(chosen = () => true) {
    const left = (await this.leftovers()).filter(({ name }) => chosen(name))
    const end = async (/** @type {{ name: string, pid: number, ours: boolean }} */ { name, pid, ours }) => {
      if (ours) await endGroup(pid, name === "postgres" ? "SIGINT" : undefined)
      this.#forgetPid(name)
    }
    await Promise.all(left.filter(({ name }) => name !== "postgres").map(end))
    await Promise.all(left.filter(({ name }) => name === "postgres").map(end))
    return left.filter(({ ours }) => ours).map(({ name }) => name)
  }

  #notePid(/** @type {string} */ name, /** @type {number | undefined} */ pid) {
    if (!pid) return
    writeFileSync(join(this.dir, "pids", `${name}.json`), JSON.stringify({ pid, started: startOf(pid) }))
  }

  #forgetPid(/** @type {string} */ name) {
    rmSync(join(this.dir, "pids", `${name}.json`), { force: true })
  }
}

/**
 * Asks a process group to end, and ends it by force when it does not.
 * @param {number} group
 * @param {NodeJS.Signals} [leaderSignal] sent to the leader alone instead of SIGTERM to all
 */
export async function endGroup(group, leaderSignal, graceMs = 10_000) {
  if (leaderSignal) kill(group, leaderSignal)
  else kill(-group, "SIGTERM")
  for (let waited = 0; waited < graceMs && groupIsAlive(group); waited += 50) await sleep(50)
  if (!groupIsAlive(group)) return
  kill(-group, "SIGKILL")
  for (let waited = 0; waited < 5_000 && groupIsAlive(group); waited += 50) await sleep(50)
}

function kill(/** @type {number} */ target, /** @type {NodeJS.Signals} */ signal) {
  try {
    process.kill(target, signal)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error
  }
}

/** The last lines of a log file, for a report. */
export function lastLines(/** @type {string} */ path, count = 12) {
  try {
    return readFileSync(path, "utf8").trimEnd().split("\n").slice(-count).join("\n")
  } catch {
    return ""
  }
}
