import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { sendReversal } from "@max-booster/extension-api"
import { reverseShare } from "../../workflows/money/take-back-from"

/** A part of a transfer on its way back. */
export default handleJob(sendReversal, async ({ data, container }) => ({ state: await reverseShare(container as unknown as MedusaContainer, data.reversal_id) }))
