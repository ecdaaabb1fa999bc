import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { sendRefund } from "@max-booster/extension-api"
import { giveRefund } from "../../workflows/money/send-refund"

/** A refund on its way to the buyer. */
export default handleJob(sendRefund, async ({ data, container }) => ({ state: await giveRefund(container as unknown as MedusaContainer, data.refund_id) }))
