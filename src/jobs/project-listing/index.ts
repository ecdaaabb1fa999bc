import { handleJob } from "@max-booster/jobs"
import type { MedusaContainer } from "@medusajs/framework/types"
import { projectPlan } from "@max-booster/extension-api"
import { refreshListing } from "../../workflows/listing/publish-listing"

/** Shows changed tiers and prices in the shop. */
export default handleJob(projectPlan, ({ container, data }) => refreshListing(container as unknown as MedusaContainer, data.recording_id))
