import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

/** A package as it was found: its version, and what its file exports. */
export type Found = { version: string; exported: unknown }

/** The packages that a variable names, with commas between; `none` names none. */
export const packageNames = (list: string): string[] => [...new Set(list.split(",").map((name) => name.trim()).filter((name) => name && name !== "none"))]

/**
 * Finds a package as a program in `folder` would, and loads the file that its manifest names under `max-booster`.
 * @param what its extensions by their name in the manifest and in words: `{ key: "licenseTypes", words: "license types", variable: "LICENSE_PLUGINS" }`
 * @throws {Error} in words
 */
export function findPackage(name: string, folder: string, { key, words, variable }: { key: string; words: string; variable: string }): Found {
  const require = createRequire(join(folder, "package.json"))
  const manifest = manifestOf(name, require)
  if (!manifest) throw new Error(`It is not installed: \`npm install ${name}\`, or take it out of ${variable}.`)
  const { version = "0.0.0", "max-booster": ours } = JSON.parse(readFileSync(manifest, "utf8")) as { version?: string; "max-booster"?: Record<string, unknown> }
  const file = ours?.[key]
  if (typeof file !== "string") throw new Error(`Its package.json names no file of ${words}: { "max-booster": { "${key}": "./dist/index.js" } }.`)
  try {
    return { version, exported: require(join(dirname(manifest), file)) as unknown }
  } catch (error) {
    throw new Error(`${file} cannot be loaded: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`)
  }
}

/** A package's manifest, whether or not its `exports` let it be seen. */
export function manifestOf(name: string, { resolve }: NodeJS.Require): string | undefined {
  return (resolve.paths(name) ?? []).map((modules) => join(modules, name, "package.json")).find((path) => existsSync(path))
}
