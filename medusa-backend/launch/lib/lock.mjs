import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/**
 * Runs `work` while holding a lock folder, so that two commands never write the same outputs at once.
 * A lock whose holder is gone is taken over.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileLocked(folder, work) {
  const holder = join(folder, "pid")
  await mkdir(dirname(folder), { recursive: true })
  for (;;) {
    try {
      await mkdir(folder)
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
      const pid = Number(await readFile(holder, "utf8").catch(() => "0"))
      if (pid > 0 && !isAlive(pid)) await rm(folder, { recursive: true, force: true })
      else await sleep(100)
    }
  }
  try {
    await writeFile(holder, String(process.pid))
    return await work()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether a process with this id exists. */
export function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM"
  }
}
