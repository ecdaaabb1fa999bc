import { defineJob } from "@max-booster/jobs"
import { z } from "zod"

/** Mails a step of a negotiation to whom it concerns. Done by the root. */
export const tellOffer = defineJob({ name: "offer.tell", queue: "notify", attempts: 10, data: z.object({ step_id: z.string() }) })

/** Ends offers that nobody answered or paid in time. Runs by the clock. Done by the root. */
export const expireOffers = defineJob({ name: "offer.expire", queue: "notify", attempts: 3, everyMs: 5 * 60_000, data: z.object({}).loose() })
