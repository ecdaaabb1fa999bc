import { deliverRelease } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { runDelivery } from "../../channels/deliver"

/** One hand-over of a package by a channel. */
export default handleJob(deliverRelease, ({ data, container, ...run }) => runDelivery(data.delivery_id, container, run))
