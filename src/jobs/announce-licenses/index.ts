import { announceLicenses } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { announceOrder } from "../../workflows/notify/announce-order"

/** Mails and notices once an order's licenses stand. */
export default handleJob(announceLicenses, ({ container, data }) => announceOrder(container as unknown as MedusaContainer, data.order_id))
