import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import type { Extension } from "@max-booster/api-contract"
import type { LicenseType } from "@max-booster/extension-api"
import { faultOfType } from "./core/conformance"
import { shippedTypes } from "./types"

/** What `LICENSE_PLUGINS` is when nobody sets it. */
export const DEFAULT_PLUGINS = "@max-booster/license-sync"

/** A package as it was found: its version, and what its file exports. */
export type Found = { version: string; exported: unknown }
export type Registry = { types: readonly LicenseType[]; extensions: Extension[] }

/** Shipped types, and those of packages; a package that is broken is left out whole, with the reason. */
export function gather(names: readonly string[], find: (name: string) => Found): Registry {
  const types = [...shippedTypes]
  const owners = new Map(types.map(({ id }) => [id, "@max-booster/licensing"]))
  const extensions = names.map((name): Extension => {
    let version: string | null = null
    try {
      const found = find(name)
      version = found.version
      const own = typesIn(found.exported)
      for (const type of own) {
        const owner = owners.get(type.id)
        if (owner) throw new Error(`Its license type "${type.id}" exists already, in ${owner}. Give it another id.`)
        owners.set(type.id, name)
      }
      types.push(...own)
      return { name, version, types: own.map(({ id, label }) => ({ id, label })), fault: null }
    } catch (error) {
      for (const [id, owner] of owners) if (owner === name) owners.delete(id)
      return { name, version, types: [], fault: error instanceof Error ? error.message : String(error) }
    }
  })
  return { types, extensions }
}

function typesIn(exported: unknown): LicenseType[] {
  const { licenseTypes } = (exported ?? {}) as { licenseTypes?: unknown }
  if (!Array.isArray(licenseTypes) || licenseTypes.length === 0) throw new Error("It exports no license types: write `export const licenseTypes = [myLicense]`.")
  return (licenseTypes as LicenseType[]).map((type) => {
    const fault = faultOfType(type)
    if (fault) throw new Error(`License type "${type?.id ?? "?"}": ${fault}.`)
    return type
  })
}

/** The packages that `LICENSE_PLUGINS` names. */
export const pluginNames = (list: string = DEFAULT_PLUGINS): string[] => [...new Set(list.split(",").map((name) => name.trim()).filter((name) => name && name !== "none"))]

/** Finds a package as a program in `folder` would, and loads the file that its manifest names. @throws {Error} in words */
export function findPackage(name: string, folder: string): Found {
  const require = createRequire(join(folder, "package.json"))
  const manifest = manifestOf(name, require)
  if (!manifest) throw new Error(`It is not installed: \`npm install ${name}\`, or take it out of LICENSE_PLUGINS.`)
  const { version = "0.0.0", "max-booster": ours } = JSON.parse(readFileSync(manifest, "utf8")) as { version?: string; "max-booster"?: { licenseTypes?: string } }
  if (typeof ours?.licenseTypes !== "string") throw new Error(`Its package.json names no file of license types: { "max-booster": { "licenseTypes": "./dist/index.js" } }.`)
  try {
    return { version, exported: require(join(dirname(manifest), ours.licenseTypes)) as unknown }
  } catch (error) {
    throw new Error(`${ours.licenseTypes} cannot be loaded: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`)
  }
}

/** A package's manifest, whether or not its `exports` let it be seen. */
export const manifestOf = (name: string, { resolve }: NodeJS.Require): string | undefined => (resolve.paths(name) ?? []).map((modules) => join(modules, name, "package.json")).find((path) => existsSync(path))

let registry: Registry | undefined

/** License types and packages of this process: found once, so that all of it sees the same. */
export const installed = (): Registry => (registry ??= gather(pluginNames(process.env["LICENSE_PLUGINS"]), (name) => findPackage(name, process.cwd())))
