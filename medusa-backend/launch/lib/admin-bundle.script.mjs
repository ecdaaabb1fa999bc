/** Run by admin-bundle.mjs: `node admin-bundle.script.mjs OUT_DIR`. The values match `admin` in medusa-config.ts. */
import { existsSync } from "node:fs"
import { rename, rm } from "node:fs/promises"
import { createRequire } from "node:module"

import { inRoot } from "./paths.mjs"

const require = createRequire(inRoot("package.json"))
/** @type {{ build(options: object): Promise<void> }} */
const bundler = require("@medusajs/admin-bundler")

const out = process.argv[2]
if (!out) throw new Error("Usage: node admin-bundle.script.mjs OUT_DIR")
const source = inRoot("admin-extensions", "src", "admin")
const draft = `${out}.next`

await rm(draft, { recursive: true, force: true })
await bundler.build({ disable: false, path: "/app", backendUrl: "/", sources: existsSync(source) ? [source] : [], plugins: [], outDir: draft })
await rm(out, { recursive: true, force: true })
await rename(draft, out)
