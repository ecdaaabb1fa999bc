import type { Queue } from "bullmq"
import { openQueue, type JobsConfig } from "./backend"
import { queues, type QueueName } from "./job-type"

/** A job as an operator sees it. */
export type JobView = {
  id: string; queue: QueueName; name: string; state: "failed" | "active" | "waiting" | "delayed" | "completed"
  data: unknown; reason: string | null; attempts: number; progress: number; at: string
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

/** Opens the queues for looking and retrying, without working on them. Connects on first use. */
export function openBoard(config: JobsConfig): JobBoard {
  let opened: Promise<[QueueName, Queue][]> | undefined
  const all = () => (opened ??= Promise.all(queues.map(async (name) => [name, await openQueue(config, name)] as [QueueName, Queue])))
  return {
    counts: async () =>
      Object.fromEntries(await Promise.all((await all()).map(async ([name, queue]) => [name, await queue.getJobCounts("failed", "active", "waiting", "delayed")]))) as Record<QueueName, Record<string, number>>,
    list: async (state, limit = 50) => {
      const found = await Promise.all((await all()).map(async ([queue, q]) => Promise.all((await q.getJobs([state], 0, limit - 1)).map(async (job): Promise<JobView> => ({
        id: job.id ?? "", queue, name: job.name, state, data: job.data, reason: job.failedReason ?? null, attempts: job.attemptsMade,
        progress: typeof job.progress === "number" ? job.progress : 0, at: new Date(job.finishedOn ?? job.processedOn ?? job.timestamp).toISOString(),
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
