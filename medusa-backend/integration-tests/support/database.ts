import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import { shopFolder } from "./ready"

/** What the shop made up for itself: secrets by name. */
export const secrets = (): Record<string, string> => JSON.parse(readFileSync(join(shopFolder, "secrets.json"), "utf8")) as Record<string, string>

/** Runs one statement on the shop's own database. */
export async function query<T extends object>(sql: string, params: unknown[] = []): Promise<T[]> {
  const port = readFileSync(join(shopFolder, "pgdata/postmaster.pid"), "utf8").split("\n")[3]?.trim()
  const client = new Client({ connectionString: `postgres://postgres:${secrets()["POSTGRES_PASSWORD"]}@localhost:${port}/max_booster` })
  await client.connect()
  try {
    return (await client.query<T>(sql, params)).rows
  } finally {
    await client.end()
  }
}
