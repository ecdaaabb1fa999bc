import { openBoard, queues, type JobBoard, type JobView } from "@max-booster/jobs"
import { MedusaError } from "@medusajs/framework/utils"

let opened: JobBoard | undefined
const board = () => (opened ??= openBoard({ databaseUrl: process.env["DATABASE_URL"] ?? "", redisUrl: process.env["REDIS_URL"] }))

/** Background jobs of a state with how many there are of each. */
export async function listJobs(state: JobView["state"]) {
  const [jobs, counts] = await Promise.all([board().list(state), board().counts()])
  return { jobs, counts }
}

/** Runs a failed job again. @throws {MedusaError} not_found — no such failed job */
export async function retryJob(queue: string, id: string): Promise<void> {
  const name = queues.find((q) => q === queue)
  if (!name || !(await board().retry(name, id))) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no failed job ${id} in ${queue}. It may be running again already.`)
}
