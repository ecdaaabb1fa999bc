import type { MedusaContainer } from "@medusajs/framework/types"
import { processStripeEvent } from "@max-booster/extension-api"
import { handleJob } from "@max-booster/jobs"
import { processEvent } from "../../workflows/money/stripe-events"

/** One Stripe event from the inbox. */
export default handleJob(processStripeEvent, ({ data, container }) => processEvent(container as unknown as MedusaContainer, data.inbox_id))
