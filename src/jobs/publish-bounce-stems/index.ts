import type { MedusaContainer } from "@medusajs/framework/types"
import { publishBounceStems } from "@max-booster/extension-api"
import { enqueue, handleJob, request } from "@max-booster/jobs"
import { transaction } from "../../workflows/purchase/complete-purchase"
import { publishStems } from "../../workflows/studio/bounces"

const LOOK_AGAIN_MS = 2_000

/** The stems of a bounce; asks again while their recording is being analysed. */
export default handleJob(publishBounceStems, async ({ data, container }) => {
  const app = container as unknown as MedusaContainer
  if (!(await publishStems(app, data))) await transaction(app, (sql) => enqueue(sql, request(publishBounceStems, data, { delayMs: LOOK_AGAIN_MS })))
})
