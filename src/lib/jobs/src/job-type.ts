import type { z } from "zod"

/** Queues of the product; each has its own concurrency in the worker. */
export const queues = ["audio", "renditions", "money", "licensing", "releases", "notify", "hooks"] as const
export type QueueName = (typeof queues)[number]

/** What may be done: a name, a schema of its data, and how failures are treated. */
export type JobType<Schema extends z.ZodType = z.ZodType> = {
  /** `noun.verb`, e.g. `recording.ingest`; unique over all queues. */
  readonly name: string
  readonly queue: QueueName
  readonly data: Schema
  /** Tries in all, the first included. */
  readonly attempts: number
  /** Wait before the second try; doubles after each. Milliseconds. */
  readonly backoffMs: number
  /** Wall time of one try, after which its signal aborts. Milliseconds. */
  readonly timeoutMs: number
  /** Runs by the clock, too: one job each so many milliseconds, over all workers together. */
  readonly everyMs?: number
}

type Definition<Schema extends z.ZodType> = Pick<JobType<Schema>, "name" | "queue" | "data"> & Partial<JobType<Schema>>

/** Declares a job. Defaults: 5 tries, 1 s back-off, 60 s a try. */
export function defineJob<Schema extends z.ZodType>(definition: Definition<Schema>): JobType<Schema> {
  return { attempts: 5, backoffMs: 1_000, timeoutMs: 60_000, ...definition }
}

/** A wish that a job runs once, written in the transaction whose outcome it follows. */
export type JobRequest = {
  readonly type: JobType
  readonly data: unknown
  /** At most one job ever with this key, e.g. `settle:order_1`; without it each request runs. */
  readonly key?: string
  /** Not before this many milliseconds from now. */
  readonly delayMs?: number
  /** Among the waiting jobs of its queue lower numbers go first, those without one before all; 1 to 2,097,151. */
  readonly priority?: number
  /** Jobs that must be done before it: they run side by side, and it waits for all. */
  readonly after?: readonly JobRequest[]
}

/** Asks for a job; the data is checked by the compiler here and by the schema when it is written. */
export function request<Schema extends z.ZodType>(
  type: JobType<Schema>, data: z.input<Schema>, options: Pick<JobRequest, "key" | "delayMs" | "priority" | "after"> = {},
): JobRequest {
  return { type: type as unknown as JobType, data, ...options }
}
