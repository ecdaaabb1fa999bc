import { readFile, rm } from "node:fs/promises"

import { writeWhole } from "./files.mjs"

/**
 * Runs `work` unless the stamp file already holds `value`; the stamp is written only after success.
 * @param {string} path
 * @param {string} value
 * @param {() => Promise<unknown>} work
 * @returns {Promise<"done" | "skipped">}
 */
export async function oncePer(path, value, work) {
  if ((await readFile(path, "utf8").catch(() => "")) === value) return "skipped"
  await rm(path, { force: true })
  await work()
  await writeWhole(path, value)
  return "done"
}
