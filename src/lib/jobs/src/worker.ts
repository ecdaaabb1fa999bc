import { UnrecoverableError, type Job, type Queue, type Worker } from "bullmq"
import type { Pool } from "pg"
import { openFlows, openPool, openQueue, openWorker, type JobsConfig } from "./backend"
import { startDispatcher } from "./dispatcher"
import { PermanentFailure, type JobHandler, type Resolver } from "./handler"
import { queues, type JobType, type QueueName } from "./job-type"
import { withoutNul } from "./outbox"

type Log = { info(text: string): void; error(text: string): void }

/** How many jobs of a queue run at once in one worker process. */
export type Concurrency = Partial<Record<QueueName, number>>

export type WorkerOptions = {
  config: JobsConfig
  handlers: readonly JobHandler[]
  container: Resolver
  log: Log
  concurrency?: Concurrency
  /** Called when a job has failed for good. */
  onFailed?: (type: JobType, data: unknown, reason: string) => Promise<void>
}

/** A worker process at work; `close` lets running jobs finish, up to ten seconds, then aborts them. */
export type RunningWorker = { close(): Promise<void> }

/**
 * Runs handlers for every queue, moves the outbox into the queues, and keeps the clock's jobs.
 * @throws {Error} when two handlers claim one job
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { config, log, concurrency = {} } = options
  const byName = indexHandlers(options.handlers)
  const pool = openPool(config)
  const stopping = new AbortController()
  const opened = await Promise.all(
    queues.map(async (name) => ({
      name,
      queue: await openQueue(config, name),
      worker: await openWorker(config, name, (job, _token, signal) => runJob(job, options, byName, stopping.signal, signal), concurrency[name] ?? 4),
    })),
  )
  for (const { worker } of opened) watch(worker, options, byName)
  const byQueue = new Map(opened.map(({ name, queue }) => [name, queue]))
  await scheduleClockJobs(options.handlers, byQueue)
  const flows = await openFlows(config)
  const stopDispatcher = startDispatcher(pool, config, { byQueue, flows, typeOf: (name) => byName.get(name)?.type }, log)
  log.info(`Worker ready: ${options.handlers.length} kinds of jobs on ${config.redisUrl ? "Redis" : "PostgreSQL"}`)
  return { close: () => close([...opened.map(({ queue }) => queue), flows], opened.map(({ worker }) => worker), stopDispatcher, stopping, pool) }
}

function indexHandlers(handlers: readonly JobHandler[]): Map<string, JobHandler> {
  const byName = new Map<string, JobHandler>()
  for (const handler of handlers) {
    if (byName.has(handler.type.name)) throw new Error(`Two handlers claim the job ${handler.type.name}`)
    byName.set(handler.type.name, handler)
  }
  return byName
}

async function runJob(job: Job, { container }: WorkerOptions, byName: Map<string, JobHandler>, stopping: AbortSignal, cancel?: AbortSignal): Promise<unknown> {
  const handler = byName.get(job.name)
  if (!handler) throw new UnrecoverableError(`No handler for ${job.name}: is its plugin registered in medusa-config.ts?`)
  const { attempts, timeoutMs } = handler.type
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs), ...(cancel ? [cancel] : [])])
  const attempt = job.attemptsMade + 1
  const work = handler.run({
    id: job.id ?? "", data: job.data, attempt, isLast: attempt >= attempts, signal, container,
    progress: async (fraction) => { await job.updateProgress(Math.round(fraction * 100)) },
  })
  try {
    const result = await Promise.race([work, rejectOn(signal, handler.type)])
    return result === undefined ? null : JSON.parse(withoutNul(JSON.stringify(result)))
  } catch (error) {
    const reason = reasonOf(error).replaceAll("\0", "")
    await job.log(failureLine(attempt, error).replaceAll("\0", "")).catch(() => undefined)
    if (error instanceof PermanentFailure) throw new UnrecoverableError(reason)
    throw new Error(reason, { cause: error })
  }
}

/** What failed, in words; workflows throw plain objects that look like errors. */
function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message
  const message = typeof error === "object" && error !== null ? (error as { message?: unknown }).message : undefined
  return typeof message === "string" ? message : (JSON.stringify(error) ?? String(error))
}

/** A failed try for the operator: when, why, and what a program printed that failed (`log` of its error). */
function failureLine(attempt: number, error: unknown): string {
  const printed = typeof error === "object" && error !== null ? (error as { log?: unknown }).log : undefined
  const where = error instanceof Error ? error.stack : undefined
  return [`${new Date().toISOString()} try ${attempt}: ${reasonOf(error)}`, ...(typeof printed === "string" && printed ? [printed.slice(-2_000)] : []), ...(where ? [where.split("\n").slice(1, 6).join("\n")] : [])].join("\n")
}

function rejectOn(signal: AbortSignal, type: JobType): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => { reject(new Error(timedOut(signal) ? `${type.name} took longer than ${type.timeoutMs / 1000} s` : `${type.name} was stopped`)) }
    if (signal.aborted) fail()
    else signal.addEventListener("abort", fail, { once: true })
  })
}

const timedOut = (signal: AbortSignal) => signal.reason instanceof DOMException && signal.reason.name === "TimeoutError"

function watch(worker: Worker, { log, onFailed }: WorkerOptions, byName: Map<string, JobHandler>): void {
  worker.on("error", (error) => { log.error(`Queue ${worker.name}: ${error.message}`) })
  worker.on("failed", (job, error) => {
    if (!job) return
    const type = byName.get(job.name)?.type
    const final = job.finishedOn !== undefined
    log.error(`Job ${job.name} ${job.id} failed on try ${job.attemptsMade}${final ? ", for good" : ""}: ${error.message}`)
    if (final && type && onFailed) onFailed(type, job.data, error.message).catch((e: Error) => { log.error(e.message) })
  })
}

async function scheduleClockJobs(handlers: readonly JobHandler[], byQueue: Map<QueueName, Queue>): Promise<void> {
  for (const { type } of handlers) {
    if (type.everyMs === undefined) continue
    await byQueue.get(type.queue)?.upsertJobScheduler(type.name, { every: type.everyMs }, { name: type.name, data: {}, opts: { removeOnComplete: { count: 20 } } })
  }
}

async function close(adders: { close(): Promise<unknown> }[], workers: Worker[], stopDispatcher: () => Promise<void>, stopping: AbortController, pool: Pool): Promise<void> {
  await stopDispatcher()
  const abort = setTimeout(() => { stopping.abort(new Error("The worker stops")) }, 10_000)
  await Promise.all(workers.map((worker) => worker.close()))
  clearTimeout(abort)
  await Promise.all(adders.map((adder) => adder.close()))
  await pool.end()
}
