import { setTimeout as sleep } from "node:timers/promises"

import { lastLines } from "./parts.mjs"
import { Trouble } from "./trouble.mjs"

/** Whether an address answers below 500 now. */
export async function answers(/** @type {string} */ url, timeoutMs = 10_000) {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) })
    await response.body?.cancel()
    return response.status < 500
  } catch {
    return false
  }
}

/**
 * Waits until a part answers at an address.
 * @param {import("./parts.mjs").Parts} parts
 * @param {string} name the part
 * @param {string} url
 * @throws {Trouble} when the part ends before, or does not answer in time: with its last lines and its log file
 */
export async function untilAnswers(parts, name, url, timeoutMs = 120_000) {
  const deadline = Date.now() + timeoutMs
  while (!(await answers(url))) {
    if (!parts.has(name)) throw crashed(parts, name, "ended before it answered")
    if (Date.now() > deadline) throw crashed(parts, name, `did not answer at ${url} within ${timeoutMs / 1000} s`)
    await sleep(100)
  }
}

/** The report of a part that failed: its name, what happened, its last lines and its log file. */
export function crashed(/** @type {import("./parts.mjs").Parts} */ parts, /** @type {string} */ name, /** @type {string} */ how) {
  const log = parts.logOf(name)
  return new Trouble(`${name} ${how}. Its last lines:\n${lastLines(log).replace(/^/gm, "  | ")}\nLog: ${log}`)
}
