import type { FlowProducer, JobsOptions, Queue } from "bullmq"
import { Client, type Pool } from "pg"
import { KEPT, type JobsConfig } from "./backend"
import type { JobType, QueueName } from "./job-type"
import type { PlainJob } from "./outbox"

type Row = PlainJob & { id: string; after: PlainJob[] | null }
/** Where jobs go, and what is known of them. */
type Target = { byQueue: Map<QueueName, Queue>; flows: FlowProducer; typeOf: (name: string) => JobType | undefined }
type Log = { error(text: string): void }

const BATCH = 200
const POLL_MS = 1_000

/**
 * Moves due outbox rows into their queues, woken by NOTIFY and once a second. A crash between adding and marking adds again:
 * the queue knows the job by `o-<outbox id>` and keeps one.
 * @returns a function that stops it
 */
export function startDispatcher(pool: Pool, config: JobsConfig, target: Target, log: Log): () => Promise<void> {
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
        if ((await dispatch(pool, target)) === BATCH) continue
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

async function dispatch(pool: Pool, { byQueue, flows, typeOf }: Target): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    const { rows } = await client.query<Row>(
      "select id, queue, name, data, priority, after from jobs.outbox where dispatched_at is null and run_at <= now() order by id limit $1 for update skip locked", [BATCH],
    )
    for (const [queue, jobs] of group(rows.filter(({ after }) => !after))) {
      await byQueue.get(queue)?.addBulk(jobs.map((row) => ({ name: row.name, data: row.data, opts: optionsOf(`o-${row.id}`, row, typeOf) })))
    }
    for (const { id, queue, name, data, after, ...row } of rows.filter((each) => each.after)) {
      const children = (after ?? []).map((child, index) => ({ queueName: child.queue, name: child.name, data: child.data, opts: optionsOf(`o-${id}-${index}`, child, typeOf) }))
      await flows.add({ queueName: queue, name, data, children, opts: optionsOf(`o-${id}`, { name, ...row }, typeOf) })
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

function optionsOf(jobId: string, { name, priority }: Pick<PlainJob, "name" | "priority">, typeOf: Target["typeOf"]): JobsOptions {
  const type = typeOf(name)
  return { jobId, attempts: type?.attempts ?? 1, backoff: { type: "exponential", delay: type?.backoffMs ?? 1_000 }, removeOnComplete: KEPT, ...(priority > 0 && { priority }) }
}

function group(rows: Row[]): Map<QueueName, Row[]> {
  const groups = new Map<QueueName, Row[]>()
  for (const row of rows) groups.set(row.queue, [...(groups.get(row.queue) ?? []), row])
  return groups
}
