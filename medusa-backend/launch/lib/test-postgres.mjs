import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { ensureDatabase } from "./database.mjs"
import { Parts } from "./parts.mjs"
import { isFree } from "./ports.mjs"
import { ensureCluster, postgresPart } from "./postgres.mjs"

/**
 * Vitest's global set-up of the service tests: a real PostgreSQL in a temporary folder. Sets DB_HOST, DB_PORT,
 * DB_USERNAME, DB_PASSWORD (Medusa's test runner) and TEST_DATABASE_URL; a caller who sets the last one brings his own.
 * @returns {Promise<undefined | (() => Promise<void>)>} the tear-down
 */
export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return undefined
  const dir = await mkdtemp(join(tmpdir(), "max-booster-service-"))
  await import("node:fs/promises").then(({ chmod }) => chmod(dir, 0o755))
  const port = await freePort()
  const password = "service-tests"
  const parts = new Parts(dir)
  const data = join(dir, "pgdata")
  await ensureCluster({ data, password, log: parts.logOf("initdb") })
  parts.start(await postgresPart({ data, port, flags: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] }))
  const url = `postgres://postgres:${password}@localhost:${port}/service_tests`
  await ensureDatabase(url, { isAlive: () => parts.has("postgres") })
  Object.assign(process.env, {
    DB_HOST: "localhost", DB_PORT: String(port), DB_USERNAME: "postgres", DB_PASSWORD: password, TEST_DATABASE_URL: url, DATABASE_URL: url,
  })
  return async () => {
    await parts.stopAll()
    await rm(dir, { recursive: true, force: true })
  }
}

async function freePort() {
  for (let tries = 0; tries < 50; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
  throw new Error("No free port between 20000 and 30000 was found in 50 tries.")
}
