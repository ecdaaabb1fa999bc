import { join } from "node:path"

import { filesBelow, hashFiles } from "./files.mjs"
import { adminFolders } from "./license-plugins.mjs"
import { whileLocked } from "./lock.mjs"
import { inRoot, ROOT, SERVER } from "./paths.mjs"
import { run } from "./run.mjs"
import { oncePer } from "./stamp.mjs"

/** Where the built admin lies: Medusa serves it from there. */
export const ADMIN_OUT = join(SERVER, "public", "admin")
/** There only when a bundle was finished. */
export const ADMIN_STAMP = join(SERVER, "admin.stamp")

/**
 * Bundles the Medusa dashboard with our pages, unless nothing that goes into it changed.
 * Runs in a process of its own: the bundler needs over a gigabyte.
 * @param {{ log?: string, onSpawn?: (pid: number) => void }} [options]
 */
export async function buildAdmin(options = {}) {
  const widgets = await adminFolders()
  return whileLocked(inRoot(".medusa", "admin.lock"), async () => oncePer(ADMIN_STAMP, await adminHash(widgets), () =>
    run(process.execPath, [inRoot("medusa-backend", "launch", "lib", "admin-bundle.script.mjs"), ADMIN_OUT, ...widgets], {
      ...options, cwd: ROOT, env: { ...process.env, NODE_ENV: "production" },
    })))
}

async function adminHash(/** @type {string[]} */ widgets) {
  const sources = await Promise.all(["admin-extensions/src", "src/lib/api-contract/src", "src/lib/kernel/src", "src/lib/mastering/src", "src/lib/music/src"]
    .map(async (folder) => (await filesBelow(inRoot(folder))).map((path) => inRoot(folder, path))))
  const theirs = await Promise.all(widgets.map(async (folder) => (await filesBelow(folder)).map((path) => join(folder, path))))
  const versions = ["@medusajs/dashboard", "@medusajs/admin-bundler", "@medusajs/ui"].map((name) => inRoot("node_modules", name, "package.json"))
  return hashFiles([...sources.flat(), ...theirs.flat(), ...versions, inRoot("medusa-backend/launch/lib/admin-bundle.script.mjs")])
}
