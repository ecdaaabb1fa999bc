import { spawn } from "node:child_process"
import { createWriteStream } from "node:fs"
import { mkdir } from "node:fs/promises"
import { dirname } from "node:path"

/** A command that ended badly: `full` holds what it printed, up to its last 100,000 characters. */
export class CommandFailed extends Error {
  /** @param {string} message @param {string} full */
  constructor(message, full) {
    super(message)
    this.full = full
  }
}

/**
 * Runs a command to its end and returns what it printed on stdout. Both streams may go to a log file too.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, log?: string, onLine?: (line: string) => void, onSpawn?: (pid: number) => void, inherit?: boolean, uid?: number, gid?: number }} [options]
 * @returns {Promise<string>}
 * @throws {CommandFailed} with the last lines and the log's path
 */
export async function run(command, args, options = {}) {
  if (options.log) await mkdir(dirname(options.log), { recursive: true })
  const log = options.log ? createWriteStream(options.log, { flags: "a" }) : undefined
  const child = spawn(command, args, {
    cwd: options.cwd, env: options.env ?? process.env, uid: options.uid, gid: options.gid, detached: options.onSpawn !== undefined,
    stdio: ["ignore", options.inherit ? "inherit" : "pipe", options.inherit ? "inherit" : "pipe"],
  })
  let stdout = ""
  let tail = ""
  let open = ""
  child.stdout?.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    stdout += text
    open += text
    const lines = open.split("\n")
    open = lines.pop() ?? ""
    for (const line of lines) options.onLine?.(line)
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      log?.write(chunk)
      tail = (tail + chunk).slice(-100_000)
    })
  }
  if (child.pid) options.onSpawn?.(child.pid)
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ how) => {
      log?.end()
      const lines = tail.trim().split("\n").slice(-12).join("\n")
      const where = options.log ? `\nLog: ${options.log}` : ""
      reject(new CommandFailed(`\`${[command, ...args].join(" ")}\` ${how}.\n${lines}${where}`, tail.trim()))
    }
    child.on("error", (error) => fail(`could not start: ${error.message}`))
    child.on("close", (code, signal) => {
      if (code === 0) {
        log?.end()
        resolve(stdout)
      } else fail(signal ? `was ended by ${signal}` : `ended with code ${code}`)
    })
  })
}
