import { FlowProducer, Queue, Worker, type Processor, type QueueOptions, type WorkerOptions } from "bullmq"
import { createPostgresBackend, runMigrations } from "bullmq"
import { Client, Pool } from "pg"
import { outboxSchema } from "./outbox"
import type { QueueName } from "./job-type"

/** Where jobs are kept: Redis when its URL is given, else PostgreSQL. The outbox is always in PostgreSQL. */
export type JobsConfig = { databaseUrl: string; redisUrl?: string | undefined }

const HALF_SECOND = 500

/** How long a finished job is kept: long enough that an outbox row sent twice does not run twice. */
export const KEPT = { age: 7 * 86_400 }

/** Brings the schemas of outbox and queues up to date; run once at migration. */
export async function migrateJobs({ databaseUrl }: JobsConfig): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(outboxSchema)
    await runMigrations(client, "bullmq")
  } finally {
    await client.end()
  }
}

/** A queue that is ready. Retries while the store is away: BullMQ on PostgreSQL never recovers from a failed first connect. */
export function openQueue(config: JobsConfig, name: QueueName): Promise<Queue> {
  return untilReady(() => {
    const options = { defaultJobOptions: { removeOnComplete: KEPT } }
    return config.redisUrl
      ? new Queue(name, { ...options, prefix: "max-booster", connection: redisConnection(config.redisUrl) })
      : new Queue(name, { ...options, connection: postgresConnection(config.databaseUrl, 2) } as unknown as QueueOptions, createPostgresBackend as never)
  })
}

/** What adds a job together with those that it waits for. */
export function openFlows(config: JobsConfig): Promise<FlowProducer> {
  return untilReady(() =>
    config.redisUrl
      ? new FlowProducer({ prefix: "max-booster", connection: redisConnection(config.redisUrl) })
      : new FlowProducer({ connection: postgresConnection(config.databaseUrl, 2) } as never, createPostgresBackend as never),
  )
}

/** A worker that is ready, with a short lock so that a killed worker's job is taken over within seconds. */
export function openWorker(config: JobsConfig, name: QueueName, processor: Processor, concurrency: number): Promise<Worker> {
  const options = { concurrency, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 3 }
  return untilReady(() =>
    config.redisUrl
      ? new Worker(name, processor, { ...options, prefix: "max-booster", connection: redisConnection(config.redisUrl) })
      : new Worker(name, processor, { ...options, drainDelay: 60, connection: postgresConnection(config.databaseUrl, 3) } as unknown as WorkerOptions, createPostgresBackend as never),
  )
}

/** A small pool for the outbox. */
export const openPool = ({ databaseUrl }: JobsConfig): Pool => new Pool({ connectionString: databaseUrl, max: 3 })

const postgresConnection = (connectionString: string, max: number) => ({ connectionString, max, migrate: true })

function redisConnection(url: string) {
  const { hostname, port, username, password, pathname, protocol } = new URL(url)
  return {
    host: hostname, port: Number(port || 6379), db: Number(pathname.slice(1) || 0), maxRetriesPerRequest: null,
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === "rediss:" && { tls: {} }),
  }
}

async function untilReady<T extends { waitUntilReady(): Promise<unknown>; close(): Promise<void>; on(event: "error", f: (e: Error) => void): unknown }>(make: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    const candidate = make()
    candidate.on("error", () => undefined)
    try {
      await candidate.waitUntilReady()
      return candidate
    } catch (error) {
      await candidate.close().catch(() => undefined)
      if (tries >= 60) throw error
      await new Promise((resolve) => setTimeout(resolve, HALF_SECOND))
    }
  }
}
