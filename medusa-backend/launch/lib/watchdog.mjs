import { setTimeout as sleep } from "node:timers/promises"

import { lastLines } from "./parts.mjs"
import { dim, red, say } from "./say.mjs"

const WINDOW_MS = 60_000
const MOST = 5

/**
 * After the start: reports a part that ended by itself, with its last lines and log file, and starts it again,
 * at most five times a minute.
 * @param {import("./parts.mjs").Parts} parts
 * @param {() => boolean} isStopping
 */
export function keepAlive(parts, isStopping) {
  /** @type {Map<string, number[]>} */
  const crashes = new Map()
  parts.onCrash = async (part, how) => {
    const log = parts.logOf(part.name)
    say(`${red("✗")} ${part.name} ${how}. Log: ${log}`)
    say(dim(lastLines(log, 6).replace(/^/gm, "  | ")))
    const recent = [...(crashes.get(part.name) ?? []), Date.now()].filter((at) => Date.now() - at < WINDOW_MS)
    crashes.set(part.name, recent)
    if (recent.length > MOST) {
      say(red(`  ${part.name} ended ${recent.length} times within a minute and is left alone: read its log, then start again.`))
      return
    }
    await sleep(500 * recent.length)
    if (isStopping() || parts.has(part.name)) return
    say(`  ${part.name} starts again`)
    parts.start(part)
  }
}
