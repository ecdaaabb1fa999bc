import { createHash } from "node:crypto"
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises"
import { dirname, join, relative } from "node:path"

import { ROOT } from "./paths.mjs"

const NEVER = new Set(["node_modules", "dist", ".medusa", ".next", ".git", ".max-booster", "coverage"])

/**
 * Every file below a folder, sorted, as paths relative to it. A folder that does not exist has none.
 * @param {string} root
 * @param {(path: string) => boolean} [keep]
 * @returns {Promise<string[]>}
 */
export async function filesBelow(root, keep = () => true) {
  /** @type {string[]} */
  const found = []
  const walk = async (/** @type {string} */ folder) => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
      if (error.code === "ENOENT") return []
      throw error
    })
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name)) await walk(path)
      } else if (keep(relative(root, path))) found.push(relative(root, path))
    }
  }
  await walk(root)
  return found.sort()
}

/** Hex SHA-256 of some bytes. */
export const sha256 = (/** @type {string | Uint8Array} */ bytes) =>
  createHash("sha256").update(bytes).digest("hex")

/**
 * One hash over the names and the contents of many files: equal only when nothing changed.
 * @param {string[]} paths absolute
 * @param {string[]} [salt] anything else that the answer depends on
 */
export async function hashFiles(paths, salt = []) {
  const hash = createHash("sha256")
  for (const path of [...paths].sort()) {
    hash.update(relative(ROOT, path)).update("\0").update(await readFile(path).catch(() => "absent")).update("\0")
  }
  for (const part of salt) hash.update(part).update("\0")
  return hash.digest("hex")
}

/**
 * Writes a file so that a reader sees the old or the new one, never half of it.
 * @param {string} path
 * @param {string | Uint8Array} content
 * @param {number} [mode]
 */
export async function writeWhole(path, content, mode) {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.tmp`
  await writeFile(draft, content, mode === undefined ? {} : { mode })
  await rename(draft, path)
}

/**
 * The parsed JSON of a file, or `undefined` when it is absent or broken.
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"))
  } catch {
    return undefined
  }
}
