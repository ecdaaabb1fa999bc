import { tellLicense as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { tellLicense } from "../../workflows/notify/tell-license"

/** Mails and notices about what happened to a license. */
export default handleJob(job, ({ container, data }) => tellLicense(container as unknown as MedusaContainer, data.event_id))
