import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

import { readJson } from "./files.mjs"
import { inRoot, ROOT } from "./paths.mjs"

const require = createRequire(inRoot("package.json"))

/**
 * What is said of a package; `fault`: why it is left out.
 * @typedef {{ name: string, version: string | null, types: { id: string, label: string }[], fault: string | null }} Extension
 */

/**
 * The built part of `licensing` that finds plugins.
 * @returns {{ pluginNames(list?: string): string[], findPlugin(name: string, folder: string): unknown, gather(names: string[], find: (name: string) => unknown): { extensions: Extension[] } }}
 */
const finder = () => require("@max-booster/licensing/extensions")

/** What `LICENSE_PLUGINS` names, as the backend will find it. Loads the packages. @returns {Extension[]} */
export function licensePlugins() {
  const { gather, pluginNames, findPlugin } = finder()
  return gather(pluginNames(process.env.LICENSE_PLUGINS), (name) => findPlugin(name, ROOT)).extensions
}

/** Folders with widgets for the admin that license plugins bring along. */
export async function adminFolders() {
  const { pluginNames } = finder()
  /** @type {{ manifestOf(name: string, require: NodeJS.Require): string | undefined }} */
  const { manifestOf } = require("@max-booster/kernel/packages")
  const folders = await Promise.all(pluginNames(process.env.LICENSE_PLUGINS).map(async (name) => {
    const manifest = manifestOf(name, require)
    const admin = manifest && (await readJson(manifest))?.["max-booster"]?.admin
    return manifest && admin ? join(dirname(manifest), admin) : ""
  }))
  return folders.filter((folder) => folder && existsSync(folder))
}
