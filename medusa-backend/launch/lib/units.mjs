import { existsSync } from "node:fs"
import { readdir } from "node:fs/promises"

import { readJson } from "./files.mjs"
import { inRoot, SERVER } from "./paths.mjs"

/** Plugins that are not transpiled: an executable of their own, written in plain JavaScript. */
const STANDALONE = new Set(["analysis-essentia"])

const foldersOf = async (/** @type {string} */ folder) => {
  const entries = await readdir(inRoot(folder), { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory() && existsSync(inRoot(folder, entry.name, "package.json"))).map(({ name }) => name)
}

/** A license plugin is built as it would be outside: see docs/extend.md. */
const isLicensePlugin = async (/** @type {string} */ name) => Boolean((await readJson(inRoot("src/plugins", name, "package.json")))?.["max-booster"])

/**
 * Everything that is transpiled: leaf packages, plugins, the root application, the backend's own programs.
 * Read anew at each call, so that a new package is found without a restart.
 * @returns {Promise<import("./transpile.mjs").Unit[]>}
 */
export async function units() {
  const libs = (await foldersOf("src/lib")).map((name) => ({
    name: `lib/${name}`, from: inRoot("src/lib", name, "src"), to: inRoot("src/lib", name, "dist"),
    ...(name === "studio-sound" ? { bundles: { "worklets.js": "worklets/processors.ts" } } : {}),
  }))
  const plugins = await Promise.all((await foldersOf("src/plugins")).filter((name) => !STANDALONE.has(name)).map(async (name) => ({
    name: `plugins/${name}`,
    from: inRoot("src/plugins", name, "src"),
    to: inRoot("src/plugins", name, ...((await isLicensePlugin(name)) ? ["dist"] : [".medusa", "server", "src"])),
    keep: (/** @type {string} */ path) => !path.startsWith("admin/"),
  })))
  return [
    ...libs,
    ...plugins,
    {
      name: "app", from: inRoot("src"), to: inRoot(".medusa", "server", "src"),
      keep: (path) => !/^(lib|plugins|admin)\//.test(path),
    },
    { name: "backend", from: inRoot("medusa-backend", "src"), to: `${SERVER}/medusa-backend/src` },
    { name: "emulators", from: inRoot("medusa-backend", "emulators"), to: `${SERVER}/medusa-backend/emulators` },
    { name: "config", from: inRoot(), to: SERVER, exact: false, keep: (path) => path === "medusa-config.ts" || path === "package.json" },
  ]
}
