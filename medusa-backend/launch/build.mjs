/**
 * `npm run build`: brings every output up to date and does nothing twice.
 * `--server` stops after the server code (a second), `--backend` after the admin; without them the storefront is built too.
 */
import { mkdir, symlink } from "node:fs/promises"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"

import { buildAdmin } from "./lib/admin-bundle.mjs"
import { inRoot, SERVER } from "./lib/paths.mjs"
import { buildStorefront } from "./lib/storefront-build.mjs"
import { transpileUnit } from "./lib/transpile.mjs"
import { units } from "./lib/units.mjs"
import { whileLocked } from "./lib/lock.mjs"
import { writeAdminStub } from "./lib/admin-stub.mjs"

/**
 * Transpiles everything the backend runs.
 * @returns {Promise<{ files: number, changed: string[] }>} how many files were written, and of which units
 */
export async function buildServer() {
  await mkdir(SERVER, { recursive: true })
  return whileLocked(inRoot(".medusa", "build.lock"), async () => {
    const results = await Promise.all((await units()).map(async (unit) => ({ unit, ...(await transpileUnit(unit)) })))
    await Promise.all([writeAdminStub(), linkPackages()])
    const touched = results.filter(({ changed, removed }) => changed.length + removed.length > 0)
    return {
      files: touched.reduce((sum, { changed, removed }) => sum + changed.length + removed.length, 0),
      changed: touched.map(({ unit }) => unit.name),
    }
  })
}

/** The backend's own packages, for its compiled programs: they lie outside `medusa-backend/`. */
async function linkPackages() {
  const link = `${SERVER}/medusa-backend/node_modules`
  await mkdir(dirname(link), { recursive: true })
  await symlink(inRoot("medusa-backend", "node_modules"), link, "dir").catch((error) => {
    if (error.code !== "EEXIST") throw error
  })
}

async function main() {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  const { files, changed } = await buildServer()
  console.log(files === 0 ? `backend: up to date (${seconds()})` : `backend: ${files} files in ${changed.join(", ")} (${seconds()})`)
  if (process.argv.includes("--server")) return
  console.log(`admin: ${await buildAdmin()} (${seconds()})`)
  if (process.argv.includes("--backend")) return
  console.log(`storefront: ${await buildStorefront()} (${seconds()})`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
