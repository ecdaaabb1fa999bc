import type { z } from "zod"
import type { JobType } from "./job-type"

/** The part of a dependency container that a handler needs. */
export type Resolver = { resolve<T>(key: string): T }

/** One try of a job, as its handler sees it. */
export type JobRun<Data> = {
  readonly id: string
  readonly data: Data
  /** 1 for the first try. */
  readonly attempt: number
  /** No further try follows a failure of this one. */
  readonly isLast: boolean
  /** Aborts on time-out, on cancel and when the worker stops: hand it to every child process. */
  readonly signal: AbortSignal
  readonly container: Resolver
  /** Reports progress, 0 to 1, kept with the job. */
  progress(fraction: number): Promise<void>
}

/** A job with the function that does it. Handlers are idempotent: a job may run again after a crash. */
export type JobHandler = {
  readonly type: JobType
  run(job: JobRun<unknown>): Promise<unknown>
}

/** Binds a function to a job type; the default export of `jobs/<name>/index.ts`. */
export function handleJob<Schema extends z.ZodType>(
  type: JobType<Schema>, run: (job: JobRun<z.output<Schema>>) => Promise<unknown>,
): JobHandler {
  return {
    type: type as unknown as JobType,
    run: (job) => run({ ...job, progress: job.progress, data: type.data.parse(job.data) }),
  }
}

/** A failure that no retry mends: the job is shown as failed at once, with this reason. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure"
}
