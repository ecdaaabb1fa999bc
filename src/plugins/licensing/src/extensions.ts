import type { Extension } from "@max-booster/api-contract"
import type { LicenseType } from "@max-booster/extension-api"
import { findPackage, packageNames, type Found } from "@max-booster/kernel/packages"
import { faultOfType } from "./core/conformance"
import { shippedTypes } from "./types"

/** What `LICENSE_PLUGINS` is when nobody sets it. */
export const DEFAULT_PLUGINS = "@max-booster/license-sync"

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
export const pluginNames = (list: string = DEFAULT_PLUGINS): string[] => packageNames(list)

/** Finds a license plugin as a program in `folder` would. @throws {Error} in words */
export const findPlugin = (name: string, folder: string): Found => findPackage(name, folder, { key: "licenseTypes", words: "license types", variable: "LICENSE_PLUGINS" })

let registry: Registry | undefined

/** License types and packages of this process: found once, so that all of it sees the same. */
export const installed = (): Registry => (registry ??= gather(pluginNames(process.env["LICENSE_PLUGINS"]), (name) => findPlugin(name, process.cwd())))
