import { readdirSync, readFileSync } from "node:fs"

/** Resident memory of a process and of all that it started, MB (from /proc: Linux). Pages they share count once each. */
export function residentMb(/** @type {number} */ pid) {
  const parents = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    const status = read(`/proc/${name}/status`)
    return status ? [[Number(name), { parent: Number(/PPid:\s+(\d+)/.exec(status)?.[1]), kB: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) }]] : []
  }))
  const isOurs = (/** @type {number} */ each) => {
    for (let at = each; parents.has(at); at = parents.get(at)?.parent ?? 0) if (at === pid) return true
    return false
  }
  return [...parents].reduce((sum, [each, { kB }]) => (isOurs(each) ? sum + kB : sum), 0) / 1_000
}

function read(/** @type {string} */ path) {
  try { return readFileSync(path, "utf8") } catch { return "" }
}
