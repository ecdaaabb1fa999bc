import type { MedusaContainer } from "@medusajs/framework/types"
import { sendTransfer } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { transferShare } from "../../workflows/money/transfer-share"

/** A seller's share on its way. */
export default handleJob(sendTransfer, async ({ data, container }) => ({ state: await transferShare(container as unknown as MedusaContainer, data.transfer_id) }))
