import type { MedusaContainer } from "@medusajs/framework/types"
import { tellSplit as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { tellSplit } from "../../workflows/splits/tell-split"

/** Mails and notices about a split sheet. */
export default handleJob(job, ({ container, data }) => tellSplit(container as unknown as MedusaContainer, data.sheet_id, data.news, new Date()))
