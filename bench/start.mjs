import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

import { ROOT } from "../medusa-backend/launch/lib/paths.mjs"
import { membersOf } from "../medusa-backend/launch/lib/process-id.mjs"
import { startInstance } from "../medusa-backend/launch/lib/test-instance.mjs"

export const about = "Seconds from clone to ready, against the installs and the storefront's build alone; warm start; memory of all processes."

const WARM_RUNS = 3
/** What a first start cannot do without, whoever writes it: the two installs run side by side, the build follows. */
const LIMIT = "npm install of both projects side by side, then next build, in the same start"
const run = promisify(execFile)
const seconds = (/** @type {number} */ ms) => Math.round(ms / 10) / 100

/**
 * Clones the committed state into a new folder and starts it as a newcomer does, then starts it again.
 * @param {(line: string) => void} tell
 * @returns {Promise<import("./run.mjs").Measurement[]>}
 */
export default async function start(tell) {
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bench-"))
  const root = join(folder, "clone")
  /** @type {string[]} */
  const said = []
  const onLine = (/** @type {string} */ line) => { said.push(line); tell(`  ${line}`) }
  const options = { root, dir: join(folder, "shop"), onLine, timeoutMs: 30 * 60_000 }
  try {
    const began = Date.now()
    await run("git", ["clone", "--quiet", ROOT, root])
    const cold = await startInstance(options)
    const coldMs = Date.now() - began
    const limit = Math.max(...["Packages", "Packages of the storefront"].map((name) => secondsOf(said, name))) + secondsOf(said, "Build the storefront")
    const memory = await memoryOf(await cold.pids())
    await cold.stop()
    /** @type {number[]} */
    const warm = []
    let warmMemory = 0
    for (let index = 0; index < WARM_RUNS; index++) {
      const shop = await startInstance(options)
      warm.push(shop.readyMs)
      warmMemory = await memoryOf(await shop.pids())
      await shop.stop()
    }
    return [
      { metric: "clone to ready", unit: "s", ours: seconds(coldMs), peer: limit, peerName: LIMIT, ratio: Math.round(seconds(coldMs) / limit * 100) / 100, n: 1 },
      { metric: "warm start, median", unit: "s", ours: seconds(median(warm)), n: WARM_RUNS },
      { metric: "memory when ready, first start (seeding)", unit: "MB", ours: memory, n: 1 },
      { metric: "memory when ready, warm start", unit: "MB", ours: warmMemory, n: 1 },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const median = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** How long a finished step took, as the launcher says it: `✓ Packages 1 min 8 s`. */
function secondsOf(/** @type {string[]} */ said, /** @type {string} */ name) {
  const [, minutes = "0", rest = "0"] = said.map((line) => new RegExp(`^✓ ${name} (?:(\\d+) min )?([\\d.]+) s$`).exec(line)).find(Boolean) ?? []
  return Number(minutes) * 60 + Number(rest)
}

/** Megabytes of whole process groups: proportional set size on Linux, where shared pages count once; elsewhere resident size. */
async function memoryOf(/** @type {number[]} */ leaders) {
  if (process.platform !== "linux") {
    const { stdout } = await run("ps", ["-axo", "pgid=,rss="])
    const rows = stdout.trim().split("\n").map((line) => line.trim().split(/\s+/).map(Number))
    return Math.round(rows.filter(([group]) => leaders.includes(group ?? 0)).reduce((sum, [, kilobytes]) => sum + (kilobytes ?? 0), 0) / 1024)
  }
  const pids = [...new Set(leaders.flatMap((leader) => membersOf(leader)))]
  const sizes = await Promise.all(pids.map(async (pid) => {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "")
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
  }))
  return Math.round(sizes.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024)
}
