import type { MedusaContainer } from "@medusajs/framework/types"
import { tidyStudio } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { studioOf } from "../../workflows/studio/caller"

/** What the studio keeps no longer; runs by the clock. */
export default handleJob(tidyStudio, async ({ container }) => { await studioOf(container as unknown as MedusaContainer).tidy(new Date()) })
