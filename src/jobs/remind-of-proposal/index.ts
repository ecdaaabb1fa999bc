import type { MedusaContainer } from "@medusajs/framework/types"
import { remindOfProposal } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { remindOfShare } from "../../workflows/splits/keep-splits"

/** A reminder of a split that waits for an answer. */
export default handleJob(remindOfProposal, ({ container, data }) => remindOfShare(container as unknown as MedusaContainer, data.share_id, data.nth, new Date()))
