import { createRequire } from "node:module"
import { setTimeout as sleep } from "node:timers/promises"

import { inRoot } from "./paths.mjs"
import { messageOf, Trouble } from "./trouble.mjs"

const require = createRequire(inRoot("package.json"))

/**
 * Runs `work` with a connection that is closed afterwards.
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 */
export async function withDatabase(url, work) {
  /** @type {typeof import("pg")} */
  const pg = require("pg")
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on("error", () => {}) // a server that goes away mid-query rejects the query too
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Waits until the server accepts connections, makes the database and the schema that Payload keeps its tables in.
 * @param {string} url
 * @param {{ timeoutMs?: number, isAlive?: () => boolean }} [options]
 * @throws {Trouble} when it cannot be reached
 */
export async function ensureDatabase(url, { timeoutMs = 30_000, isAlive = () => true } = {}) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  const maintenance = new URL(url)
  maintenance.pathname = "/postgres"
  const deadline = Date.now() + timeoutMs
  for (;;) {
    try {
      await withDatabase(url, (client) => client.query("CREATE SCHEMA IF NOT EXISTS cms"))
      return
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error)
      if (code === "3D000") {
        await withDatabase(maintenance.href, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`))
      } else if (!isAlive() || Date.now() > deadline || code === "28P01") {
        throw new Trouble(`The database at ${maintenance.host} does not let us in: ${messageOf(error)}. Check DATABASE_URL, or unset it to use the embedded PostgreSQL.`)
      } else await sleep(100)
    }
  }
}

/** A name of this very database that a new one of the same name does not have. */
export async function databaseIdentity(/** @type {string} */ url) {
  return withDatabase(url, async (client) => {
    const { rows } = await client.query("SELECT oid, datname FROM pg_database WHERE datname = current_database()")
    const system = await client.query("SELECT system_identifier FROM pg_control_system()").catch(() => ({ rows: [{ system_identifier: url }] }))
    return `${system.rows[0].system_identifier}/${rows[0].oid}/${rows[0].datname}`
  })
}
