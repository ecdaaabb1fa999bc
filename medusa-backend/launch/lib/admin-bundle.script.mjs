/** Run by admin-bundle.mjs: `node admin-bundle.script.mjs OUT_DIR [FOLDER_OF_A_PLUGIN ...]`. The values match `admin` in medusa-config.ts. */
import { existsSync } from "node:fs"
import { rename, rm } from "node:fs/promises"
import { createRequire } from "node:module"

import { inRoot } from "./paths.mjs"

const require = createRequire(inRoot("package.json"))
/** @type {{ build(options: object): Promise<void> }} */
const bundler = require("@medusajs/admin-bundler")

const [out, ...widgets] = process.argv.slice(2)
if (!out) throw new Error("Usage: node admin-bundle.script.mjs OUT_DIR")
const source = inRoot("admin-extensions", "src", "admin")
const draft = `${out}.next`

await build(widgets).catch((error) => {
  if (widgets.length === 0) throw error
  console.error(`The admin is bundled without the widgets of license plugins (${widgets.join(", ")}): ${error.message}`)
  return build([])
})
await rm(out, { recursive: true, force: true })
await rename(draft, out)

async function build(/** @type {string[]} */ others) {
  await rm(draft, { recursive: true, force: true })
  await bundler.build({ disable: false, path: "/app", backendUrl: "/", sources: [...(existsSync(source) ? [source] : []), ...others], plugins: [], outDir: draft })
}
