import { enqueue, type JobRequest } from "@max-booster/jobs"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import { shopFolder } from "./ready"
import { until } from "./until"

/** What the shop made up for itself: secrets by name. */
export const secrets = (): Record<string, string> => JSON.parse(readFileSync(join(shopFolder, "secrets.json"), "utf8")) as Record<string, string>

/** Runs one statement on the shop's own database. */
export const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> => connected(async (client) => (await client.query<T>(sql, params)).rows)

/** Asks for a job now, which else runs by the clock. */
export const ask = (job: JobRequest): Promise<void> => enqueue((sql, params) => query(params.reduce((statement: string, _, i) => statement.replace("?", `$${i + 1}`), sql), params), job)

/**
 * Does something while nobody may write into a table: `isReached` waits until somebody tries to, and so stands in the middle of
 * his work, where he can be killed.
 */
export function whileLocked<T>(table: string, work: (isReached: () => Promise<unknown>) => Promise<T>): Promise<T> {
  const isReached = () => until(`a writer of ${table}`, async () => (await query("select 1 from pg_locks where not granted and relation = $1::regclass", [table])).length > 0, { seconds: 90, everyMs: 20 })
  return connected(async (client) => {
    await client.query("begin")
    await client.query(`lock table "${table}" in share mode`)
    return work(isReached)
  })
}

async function connected<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const port = readFileSync(join(shopFolder, "pgdata/postmaster.pid"), "utf8").split("\n")[3]?.trim()
  const client = new Client({ connectionString: `postgres://postgres:${secrets()["POSTGRES_PASSWORD"]}@localhost:${port}/max_booster` })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
