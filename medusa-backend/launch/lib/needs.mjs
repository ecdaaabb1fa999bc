import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, statfs } from "node:fs/promises"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"

import { run } from "./run.mjs"
import { Trouble } from "./trouble.mjs"

const GIGABYTE = 1024 ** 3
/** What a first start writes: packages, builds, a database, the seed's audio. */
const NEEDED_BYTES = 3 * GIGABYTE

/** Free bytes where a folder is, or would be. */
export async function freeBytes(/** @type {string} */ folder) {
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** @throws {Trouble} when less than 3 GB are free and the packages are still to be installed (0.5 GB afterwards) */
export async function needDisk(/** @type {string} */ folder, installed = false) {
  const free = await freeBytes(folder)
  const needed = installed ? NEEDED_BYTES / 6 : NEEDED_BYTES
  if (free >= needed) return
  throw new Trouble(`Only ${(free / GIGABYTE).toFixed(1)} GB are free where ${folder} is, and ${(needed / GIGABYTE).toFixed(1)} GB are needed: make room, or set MAX_BOOSTER_DIR to a folder on a larger disk.`)
}

/** The absolute path of a program on the PATH, if there is one. */
export function findProgram(/** @type {string[]} */ ...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      if (folder && existsSync(join(folder, name))) return join(folder, name)
    }
  }
  return undefined
}

/** Whether packages may be installed with apt here: Debian or a child of it, as root. */
export const mayUseApt = () => process.getuid?.() === 0 && findProgram("apt-get") !== undefined

/** How a person installs a system package here, as a phrase: a command, or whom to ask. */
export function howToInstall(/** @type {string[]} */ ...packages) {
  if (findProgram("brew")) return `\`brew install ${packages.map((name) => name.replace("-utils", "")).join(" ")}\``
  if (findProgram("apt-get")) return `\`sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(" ")}\``
  return "your package manager"
}

/** Installs system packages: `apt-get update`, then `apt-get install`. */
export async function aptInstall(/** @type {string[]} */ packages, /** @type {string} */ log) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  await run("apt-get", ["update", "-q"], { env, log })
  await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { env, log })
}

/**
 * Finds FFmpeg and ffprobe: named by variable, on the PATH, or installed by the package manager where that is permitted.
 * @param {string} log
 * @throws {Trouble} with the command that installs it here
 */
export async function needFfmpeg(log) {
  const look = () => {
    const ffmpeg = process.env.FFMPEG_PATH || findProgram("ffmpeg")
    const ffprobe = process.env.FFPROBE_PATH || findProgram("ffprobe")
    return ffmpeg && ffprobe ? { ffmpeg, ffprobe } : undefined
  }
  const found = look()
  if (found) return found
  if (mayUseApt()) {
    await aptInstall(["ffmpeg"], log)
    const installed = look()
    if (installed) return installed
  }
  throw new Trouble(`FFmpeg is missing, and every audio file goes through it: install it with ${howToInstall("ffmpeg")}, or set FFMPEG_PATH and FFPROBE_PATH to the programs.`)
}

/** The first line of what a program answers to `-version` or `--version`. */
export async function versionOf(/** @type {string} */ program, flag = "-version") {
  const { stdout } = await promisify(execFile)(program, [flag]).catch(() => ({ stdout: "" }))
  return stdout.split("\n")[0]?.trim() ?? ""
}
