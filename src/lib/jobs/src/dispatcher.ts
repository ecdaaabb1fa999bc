import type { JobsOptions, Queue } from "bullmq"
import { Client, type Pool } from "pg"
import type { JobsConfig } from "./backend"
import type { JobType, QueueName } from "./job-type"

type Row = { id: string; queue: QueueName; name: string; data: unknown }
type Log = { error(text: string): void }

const BATCH = 200
const POLL_MS = 1_000

/**
 * Moves due outbox rows into their queues, woken by NOTIFY and once a second. A crash between adding and marking adds again:
 * the queue knows the job by `o-<outbox id>` and keeps one.
 * @returns a function that stops it
 */
export function startDispatcher(pool: Pool, config: JobsConfig, byQueue: Map<QueueName, Queue>, typeOf: (name: string) => JobType | undefined, log: Log): () => Promise<void> {
  let stopped = false
  let wake: () => void = () => undefined
  let listener: Client | undefined

  const listen = async () => {
    const client = new Client({ connectionString: config.databaseUrl })
    client.on("notification", () => { wake() })
    client.on("error", () => { if (listener === client) listener = undefined })
    await client.connect()
    await client.query("listen jobs_outbox")
    listener = client
  }
  const loop = async () => {
    while (!stopped) {
      try {
        if (!listener) await listen()
        if ((await dispatch(pool, byQueue, typeOf)) === BATCH) continue
      } catch (error) {
        log.error(`Outbox: ${(error as Error).message}`)
      }
      if (!stopped) await new Promise<void>((resolve) => { wake = resolve; setTimeout(resolve, POLL_MS) })
    }
  }
  const running = loop()
  return async () => {
    stopped = true
    wake()
    await running
    await listener?.end()
  }
}

async function dispatch(pool: Pool, byQueue: Map<QueueName, Queue>, typeOf: (name: string) => JobType | undefined): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    const { rows } = await client.query<Row>(
      "select id, queue, name, data from jobs.outbox where dispatched_at is null and run_at <= now() order by id limit $1 for update skip locked", [BATCH],
    )
    for (const [queue, jobs] of group(rows)) {
      await byQueue.get(queue)?.addBulk(jobs.map((row) => ({ name: row.name, data: row.data, opts: optionsOf(row, typeOf(row.name)) })))
    }
    await client.query("update jobs.outbox set dispatched_at = now() where id = any($1)", [rows.map((r) => r.id)])
    await client.query("commit")
    return rows.length
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    client.release()
  }
}

function optionsOf(row: Row, type: JobType | undefined): JobsOptions {
  return { jobId: `o-${row.id}`, attempts: type?.attempts ?? 1, backoff: { type: "exponential", delay: type?.backoffMs ?? 1_000 } }
}

function group(rows: Row[]): Map<QueueName, Row[]> {
  const groups = new Map<QueueName, Row[]>()
  for (const row of rows) groups.set(row.queue, [...(groups.get(row.queue) ?? []), row])
  return groups
}
