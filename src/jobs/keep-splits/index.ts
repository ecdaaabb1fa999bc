import type { MedusaContainer } from "@medusajs/framework/types"
import { keepSplits as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { keepSplits } from "../../workflows/splits/keep-splits"

/** Versions whose day has come, and reminders that are due; runs by the clock. */
export default handleJob(job, ({ container }) => keepSplits(container as unknown as MedusaContainer, new Date()))
