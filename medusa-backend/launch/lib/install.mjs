import { existsSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"

import { hashFiles, writeWhole } from "./files.mjs"
import { inRoot, ROOT } from "./paths.mjs"
import { run } from "./run.mjs"
import { Trouble } from "./trouble.mjs"

/** The shop's packages, the storefront's, and what benchmarks compare with. @typedef {"root" | "storefront" | "bench"} Project */

/**
 * Installs the packages of one npm project, unless its lock and manifests are what they were at the last install.
 * @param {Project} which
 * @param {{ log: string, onSpawn?: (pid: number) => void }} options
 */
export async function install(which, options) {
  const cwd = which === "root" ? ROOT : inRoot(which)
  if (!existsSync(`${cwd}/package.json`)) throw new Trouble(`${cwd}/package.json is missing: restore it (\`git status\` shows what was deleted).`)
  const stamp = `${cwd}/node_modules/.max-booster-install`
  if ((await readFile(stamp, "utf8").catch(() => "")) === (await wanted(which)) && existsSync(`${cwd}/node_modules/.package-lock.json`)) return "skipped"
  const [command, ...args] = npm("install", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error")
  await run(command, args, { ...options, cwd, env: { ...process.env, NODE_ENV: "development" } })
  await writeWhole(stamp, await wanted(which)) // read again: npm may have completed the lock
  return "done"
}

/** Whether both projects' packages are there. */
export const isInstalled = () => ["node_modules", "storefront/node_modules"].every((folder) => existsSync(inRoot(folder, ".max-booster-install")))

/** What the install stamp holds when nothing is to be done. */
export async function wanted(/** @type {Project} */ which) {
  const manifests = which !== "root" ? [`${which}/package.json`]
    : ["package.json", "admin-extensions/package.json", "medusa-backend/package.json", ...(await packagesIn("src/lib")), ...(await packagesIn("src/plugins"))]
  const lock = which === "root" ? "package-lock.json" : `${which}/package-lock.json`
  return hashFiles([...manifests, lock].map((path) => inRoot(path)), [process.versions.modules, process.platform, process.arch])
}

const packagesIn = async (/** @type {string} */ folder) => (await readdir(inRoot(folder))).map((name) => `${folder}/${name}/package.json`)

/**
 * How to call the npm that called us, else the one on the PATH.
 * @param {string[]} args
 * @returns {[string, ...string[]]}
 */
export function npm(...args) {
  const cli = process.env.npm_execpath
  return cli?.endsWith("npm-cli.js") ? [process.execPath, cli, ...args] : ["npm", ...args]
}
