import { defineJob } from "@max-booster/jobs"
import { z } from "zod"

const MINUTE = 60_000

/** The files of a bounce as stems of the recording that another one became, once that is ready. Done by the root. */
export const publishBounceStems = defineJob({
  name: "studio.publish-stems", queue: "audio", attempts: 5, timeoutMs: 15 * MINUTE,
  data: z.object({ project_id: z.string(), bounce_id: z.string(), recording_id: z.string() }),
})

/** Thins automatic versions, and deletes projects that were removed a month ago with what nothing else holds. Runs by the clock. Done by the root. */
export const tidyStudio = defineJob({ name: "studio.tidy", queue: "hooks", attempts: 3, everyMs: 60 * MINUTE, timeoutMs: 10 * MINUTE, data: z.object({}).loose() })
