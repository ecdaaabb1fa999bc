import { Client } from "pg"
import { migrateJobs } from "@max-booster/jobs"
import { initializeContainer } from "@medusajs/medusa/loaders/index"
import { migrate } from "@medusajs/medusa/commands/db/migrate"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readConfig } from "./config"

/** Creates the database if it is not there and brings every schema up to date: Medusa's, ours, the jobs'. */
async function main(): Promise<void> {
  process.env["MEDUSA_WORKER_MODE"] = "server"
  const config = readConfig()
  await ensureDatabase(config.DATABASE_URL)
  await migrateJobs({ databaseUrl: config.DATABASE_URL })
  const container = await initializeContainer(process.cwd())
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const done = await migrate({ directory: process.cwd(), skipLinks: false, skipScripts: true, skipSearch: true, executeAllLinks: false, executeSafeLinks: true, executeAllSearch: false, executeSafeSearch: false, logger, container } as Parameters<typeof migrate>[0])
  process.exit(done ? 0 : 1)
}

async function ensureDatabase(url: string): Promise<void> {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  const admin = new URL(url)
  admin.pathname = "/postgres"
  const client = new Client({ connectionString: admin.href })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name])
    if (rowCount === 0) await client.query(`create database "${name.replaceAll('"', '""')}"`)
  } finally {
    await client.end()
  }
}

main().catch((error: Error) => { process.stderr.write(`${error.stack ?? error.message}\n`); process.exit(1) })
