import config from "@payload-config"
import { getPayload, type Migration } from "payload"
import { fillWithDefaults } from "./defaults"
import { migrations } from "./migrations"

/** `npm run cms:migrate`: schema, tables, first operator, first content. Running it again changes nothing. */
async function main(): Promise<void> {
  const { DATABASE_URL, PAYLOAD_SECRET } = process.env
  if (!DATABASE_URL) throw new Error("DATABASE_URL is missing; e.g. postgres://user:password@localhost:5432/max_booster")
  if (!PAYLOAD_SECRET) throw new Error("PAYLOAD_SECRET is missing; `openssl rand -hex 32` makes one")
  const payload = await getPayload({ config, disableOnInit: true })
  // Payload's migrations do not make the schema that they write to.
  await payload.db.execute({ drizzle: payload.db.drizzle, raw: "CREATE SCHEMA IF NOT EXISTS cms" })
  await payload.db.migrate({ migrations: migrations as Migration[] })
  const done = await fillWithDefaults(payload, process.env)
  console.log(`cms: tables are up to date${done.length > 0 ? `; made ${done.join(", ")}` : ""}`)
}

await main().then(() => process.exit(0), (error: Error) => {
  console.error(error.message)
  process.exit(1)
})
