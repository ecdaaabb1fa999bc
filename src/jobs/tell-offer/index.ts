import type { MedusaContainer } from "@medusajs/framework/types"
import { tellOffer as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { tellOffer } from "../../workflows/offers/tell-offer"

export default handleJob(job, ({ data, container }) => tellOffer(container as unknown as MedusaContainer, data.step_id))
