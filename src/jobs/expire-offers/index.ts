import type { MedusaContainer } from "@medusajs/framework/types"
import { expireOffers as job } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { expireOffers } from "../../workflows/offers/expire-offers"

/** Offers whose time is over; runs by the clock. */
export default handleJob(job, async ({ container }) => { await expireOffers(container as unknown as MedusaContainer, new Date()) })
