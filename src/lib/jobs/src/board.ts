import type { Queue } from "bullmq"
import { openQueue, type JobsConfig } from "./backend"
import { queues, type QueueName } from "./job-type"

/** A job as an operator sees it. */
export type JobView = {
  id: string; queue: QueueName; name: string; state: "failed" | "active" | "waiting" | "delayed" | "completed"
  data: unknown; reason: string | null; attempts: number
  /** 0 to 1. */
  progress: number
  at: string
  /** What each failed try left behind, oldest first. */
  log: string[]
}

/** What an operator may see of and do with jobs. */
export type JobBoard = {
  counts(): Promise<Record<QueueName, Record<string, number>>>
  list(state: JobView["state"], limit?: number): Promise<JobView[]>
  /** Runs a failed job again. @returns false when there is no such failed job */
  retry(queue: QueueName, id: string): Promise<boolean>
  close(): Promise<void>
}

/** Waiting is one thing to an operator: for a worker, for its turn, or for the jobs that come before. */
const NATIVE = { failed: ["failed"], active: ["active"], waiting: ["waiting", "prioritized", "waiting-children"], delayed: ["delayed"], completed: ["completed"] } as const

/** Opens the queues for looking and retrying, without working on them. Connects on first use. */
export function openBoard(config: JobsConfig): JobBoard {
  let opened: Promise<[QueueName, Queue][]> | undefined
  const all = () => (opened ??= Promise.all(queues.map(async (name) => [name, await openQueue(config, name)] as [QueueName, Queue])))
  return {
    counts: async () =>
      Object.fromEntries(await Promise.all((await all()).map(async ([name, queue]) => [name, await countsOf(queue)]))) as Record<QueueName, Record<string, number>>,
    list: async (state, limit = 50) => {
      const found = await Promise.all((await all()).map(async ([queue, q]) => Promise.all((await q.getJobs([...NATIVE[state]], 0, limit - 1)).map(async (job): Promise<JobView> => ({
        id: job.id ?? "", queue, name: job.name, state, data: job.data, reason: job.failedReason ?? null, attempts: job.attemptsMade,
        progress: typeof job.progress === "number" ? job.progress / 100 : 0, at: new Date(job.finishedOn ?? job.processedOn ?? job.timestamp).toISOString(),
        log: job.attemptsMade > 0 ? (await q.getJobLogs(job.id ?? "")).logs : [],
      })))))
      return found.flat().sort((a, b) => b.at.localeCompare(a.at)).slice(0, limit)
    },
    retry: async (name, id) => {
      const queue = (await all()).find(([n]) => n === name)?.[1]
      const job = await queue?.getJob(id)
      if (!job || !(await job.isFailed())) return false
      await job.retry("failed")
      return true
    },
    close: async () => { if (opened) await Promise.all((await opened).map(([, queue]) => queue.close())) },
  }
}

async function countsOf(queue: Queue): Promise<Record<string, number>> {
  const { failed = 0, active = 0, delayed = 0, ...waiting } = await queue.getJobCounts("failed", "active", "delayed", ...NATIVE.waiting)
  return { failed, active, delayed, waiting: Object.values(waiting).reduce((sum, count) => sum + count, 0) }
}
