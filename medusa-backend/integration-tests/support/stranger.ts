import { execFile } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

const root = process.cwd()
const modules = join(root, "node_modules")
const run = async (command: string, args: string[], cwd: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(command, args, { cwd }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${command} ${args.join(" ")} failed:\n${error.stdout ?? ""}\n${error.stderr ?? ""}`)
  })
  return stdout
}
const unpack = (tarball: string, to: string) => {
  mkdirSync(to, { recursive: true })
  return run("tar", ["xzf", tarball, "-C", to, "--strip-components=1"], to)
}
type Manifest = { name: string; dependencies?: Record<string, string>; devDependencies?: Record<string, string> }
const manifestIn = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest

/** An empty folder outside the repository. */
export const anEmptyFolder = (): string => mkdtempSync(join(tmpdir(), "max-booster-stranger-"))

/** The files of docs/extend.md under a name, and our packages in `vendor/`: `npm run new license-type NAME -- --dir FOLDER`. With the name that the page uses, they are its very texts. */
export const writeFromThePage = (name: string, folder: string): Promise<string> => run(process.execPath, ["medusa-backend/launch/new.mjs", "license-type", name, "--dir", folder], root)

/**
 * What `npm install` does in a package that was made with `vendor/`, without a network: our packages come from its tarballs, and of
 * all others exactly those that these and the package declare, as this repository has them.
 */
export async function installVendor(folder: string): Promise<void> {
  const own = join(folder, "node_modules")
  const vendored = await Promise.all(readdirSync(join(folder, "vendor")).map(async (tarball) => {
    const name = `@max-booster/${/^max-booster-(.+)-\d+\.\d+\.\d+\.tgz$/.exec(tarball)?.[1] ?? tarball}`
    await unpack(join(folder, "vendor", tarball), join(own, name))
    return manifestIn(join(own, name))
  }))
  const { devDependencies } = manifestIn(folder)
  const declared = new Set([...Object.keys(devDependencies ?? {}), ...vendored.flatMap(({ dependencies }) => Object.keys(dependencies ?? {}))])
  for (const name of declared) {
    if (existsSync(join(own, name))) continue
    mkdirSync(dirname(join(own, name)), { recursive: true })
    symlinkSync(join(modules, name), join(own, name), "dir")
  }
}

/** `npm run build`. @throws {Error} with what was printed */
export async function build(folder: string): Promise<void> {
  await run(process.execPath, [join(folder, "node_modules/typescript/bin/tsc")], folder)
}

/** `npm test`. @returns what was printed @throws {Error} with it when a test fails */
export function test(folder: string): Promise<string> {
  return run(process.execPath, [join(folder, "node_modules/vitest/vitest.mjs"), "run", "--root", folder], folder)
}

/** `npm pack`. @returns the tarball */
export async function pack(folder: string): Promise<string> {
  return join(folder, (await run("npm", ["pack", "--silent", "--ignore-scripts"], folder)).trim().split("\n").at(-1) ?? "")
}

/** Puts a packed plugin where the shop finds packages, as `npm install FILE` does; it declares peers only, which are there. */
export async function installInShop(name: string, tarball: string): Promise<void> {
  removeFromShop(name)
  await unpack(tarball, join(modules, name))
}

/** `npm uninstall`. */
export const removeFromShop = (name: string): void => { rmSync(join(modules, name), { recursive: true, force: true }) }
