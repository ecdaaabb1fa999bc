import { announceRefund as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { announceRefund } from "../../workflows/notify/announce-refund"

/** Mails once a refund is given. */
export default handleJob(job, ({ container, data }) => announceRefund(container as unknown as MedusaContainer, data.refund_id))
