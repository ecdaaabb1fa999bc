import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { createServer } from "node:net"
import { promisify } from "node:util"

import { Trouble } from "./trouble.mjs"

/** Every port of one instance: its usual number, its place after `MAX_BOOSTER_PORT_BASE`, and the variable that sets it alone. */
export const PORTS = /** @type {const} */ ({
  storefront: { usual: 3000, offset: 0, variable: "STOREFRONT_PORT" },
  backend: { usual: 9000, offset: 1, variable: "BACKEND_PORT" },
  worker: { usual: 9013, offset: 2, variable: "WORKER_PORT" },
  postgres: { usual: 9432, offset: 3, variable: "POSTGRES_PORT" },
  stripe: { usual: 9010, offset: 4, variable: "STRIPE_PORT" },
  mail: { usual: 9011, offset: 5, variable: "MAIL_PORT" },
  smtp: { usual: 9012, offset: 6, variable: "SMTP_PORT" },
  store: { usual: 9014, offset: 7, variable: "STORE_PORT" },
  sftp: { usual: 9015, offset: 8, variable: "SFTP_PORT" },
})

/** @typedef {Record<keyof typeof PORTS, number>} Ports */

/**
 * The ports of this instance.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Ports}
 */
export function choosePorts(env) {
  const base = env.MAX_BOOSTER_PORT_BASE ? portNumber("MAX_BOOSTER_PORT_BASE", env.MAX_BOOSTER_PORT_BASE) : undefined
  const chosen = Object.entries(PORTS).map(([name, { usual, offset, variable }]) => {
    const own = env[variable]
    return [name, own ? portNumber(variable, own) : base === undefined ? usual : base + offset]
  })
  const numbers = chosen.map(([, port]) => port)
  const twice = chosen.find(([, port], index) => numbers.indexOf(port) !== index)
  if (twice) throw new Trouble(`Two parts are to use port ${twice[1]}: give ${twice[0]} another one.`)
  return /** @type {Ports} */ (Object.fromEntries(chosen))
}

function portNumber(/** @type {string} */ key, /** @type {string} */ value) {
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new Trouble(`${key} is "${value}": write a port between 1024 and 65000.`)
  }
  return port
}

/** Whether a port of this machine can be listened on. */
export async function isFree(/** @type {number} */ port) {
  const tryHost = (/** @type {string | undefined} */ host) => new Promise((resolve) => {
    const server = createServer()
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
  return (await tryHost("127.0.0.1")) && (await tryHost(undefined))
}

/**
 * Makes sure that every port is free.
 * @param {Partial<Ports>} ports
 * @throws {Trouble} which port is taken, by whom if that can be told, and how to choose another
 */
export async function claimPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue
    const holder = await holderOf(port)
    const { variable } = PORTS[/** @type {keyof typeof PORTS} */ (name)]
    throw new Trouble(`Port ${port} (${name}) is taken${holder ? ` by ${holder}` : ""}: `
      + `stop that program, or choose another port with ${variable}=NUMBER, or move all of them with MAX_BOOSTER_PORT_BASE=NUMBER.`)
  }
}

/** Who listens on a port, as `name (process 123)`, when this machine can tell. */
export async function holderOf(/** @type {number} */ port) {
  const run = promisify(execFile)
  const { stdout } = await run("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]).catch(() => ({ stdout: "" }))
  const pid = /^p(\d+)/m.exec(stdout)?.[1]
  if (pid) return `${/^c(.+)/m.exec(stdout)?.[1] ?? "a program"} (process ${pid})`
  return process.platform === "linux" ? holderFromProc(port) : undefined
}

async function holderFromProc(/** @type {number} */ port) {
  const { readdir, readlink } = await import("node:fs/promises")
  const hex = `:${port.toString(16).toUpperCase().padStart(4, "0")}`
  const tables = await Promise.all(["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")))
  const inodes = new Set(tables.join("\n").split("\n").map((line) => line.trim().split(/\s+/))
    .filter((field) => field[1]?.endsWith(hex) && field[3] === "0A").map((field) => `socket:[${field[9]}]`))
  if (inodes.size === 0) return undefined
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      if (inodes.has(await readlink(`/proc/${pid}/fd/${fd}`).catch(() => ""))) {
        const name = (await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "a program")).trim()
        return `${name} (process ${pid})`
      }
    }
  }
  return undefined
}
