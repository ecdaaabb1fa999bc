import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"

/**
 * When a process started, as this system tells it: with the id it names one process for ever,
 * so that a recycled id is never taken for ours.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process
 */
export function startOf(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
      return fields[0] === "Z" ? undefined : fields[19]
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
  } catch {
    return undefined
  }
}

/**
 * Whether some process of a group is alive. Zombies do not count.
 * @param {number} group
 */
export function groupIsAlive(group) {
  if (process.platform === "linux") return membersOf(group).length > 0
  try {
    process.kill(-group, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM"
  }
}

/** The living processes of a group (Linux). */
export function membersOf(/** @type {number} */ group) {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
      return Number(pgrp) === group && state !== "Z"
    } catch {
      return false
    }
  })
}

/** Whether a process was started with our instance's folder in its environment (Linux). */
export function belongsTo(/** @type {number} */ pid, /** @type {string} */ dir) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`MAX_BOOSTER_DIR=${dir}`)
  } catch {
    return false
  }
}
