import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"

/** Longer than any job may run: a folder this old is nobody's, whatever its name says. */
const OLDEST_MS = 2 * 60 * 60_000

/** Folders in use by this process. */
const inUse = new Set<string>()

/** Where job folders are made: MAX_BOOSTER_TEMP, else in the system's temporary folder. */
const workRoot = () => join(process.env.MAX_BOOSTER_TEMP ?? tmpdir(), "max-booster-jobs")

/** Gives work a folder of its own and removes it afterwards, whatever happened. */
export async function withWorkFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const root = workRoot()
  await mkdir(root, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(root, `${owner()}.`))
  inUse.add(folder)
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    inUse.delete(folder)
  }
}

/**
 * Removes folders that killed workers left behind: of processes of this machine that are gone, and very old ones.
 * @returns how many were removed
 */
export async function sweepWorkFolders(now = Date.now()): Promise<number> {
  const root = workRoot()
  const names = await readdir(root).catch(() => [])
  const stale = await Promise.all(names.map(async (name) => ({ folder: join(root, name), stale: await isStale(root, name, now) })))
  const removable = stale.filter((each) => each.stale)
  await Promise.all(removable.map(({ folder }) => rm(folder, { recursive: true, force: true })))
  return removable.length
}

async function isStale(root: string, name: string, now: number): Promise<boolean> {
  const folder = join(root, name)
  if (inUse.has(folder)) return false
  const [host, pid] = name.split(".")
  if (host === hostKey() && Number(pid) > 0) return Number(pid) === process.pid || !isAlive(Number(pid))
  const seen = await stat(folder).catch(() => null)
  return seen !== null && now - seen.mtimeMs > OLDEST_MS
}

const owner = () => `${hostKey()}.${process.pid}`
const hostKey = () => hostname().replace(/[^A-Za-z0-9-]/g, "-")

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}
