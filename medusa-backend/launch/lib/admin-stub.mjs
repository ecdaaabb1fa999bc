import { existsSync } from "node:fs"

import { writeWhole } from "./files.mjs"
import { inRoot } from "./paths.mjs"

/**
 * Makes `admin-extensions` loadable as a Medusa plugin that ships no server code, and points the admin
 * bundler at its sources, so that one bundle holds the dashboard and our pages.
 */
export async function writeAdminStub() {
  const out = inRoot("admin-extensions", ".medusa", "server")
  if (!existsSync(`${out}/src/index.js`)) await writeWhole(`${out}/src/index.js`, "module.exports = {}\n")
  await writeWhole(`${out}/medusa-plugin-options.json`, JSON.stringify({ srcDir: inRoot("admin-extensions", "src") }))
}
