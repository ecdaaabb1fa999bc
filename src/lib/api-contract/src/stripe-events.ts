import { z } from "zod"
import { route } from "./route"

export const eventStates = ["received", "processed", "ignored", "failed"] as const

/** An event of Stripe in the inbox. `error` is the reason of the last try; a failed event stays until a try succeeds. */
export const stripeEventSchema = z.object({
  id: z.string(), type: z.string(), account: z.string().nullable(), object_id: z.string().nullable(), state: z.enum(eventStates), error: z.string().nullable(),
  attempts: z.number().int(), replays: z.number().int(), happened_at: z.string(), received_at: z.string(), processed_at: z.string().nullable(),
})
export type StripeEventRow = z.infer<typeof stripeEventSchema>
const oneEvent = stripeEventSchema.extend({ payload: z.record(z.string(), z.unknown()) })
export type StripeEventView = z.infer<typeof oneEvent>

export const listStripeEvents = route({
  method: "GET", path: "/admin/stripe/events", who: "operator", summary: "The webhook inbox, newest first, with how many events there are of each state",
  query: z.object({ state: z.enum(eventStates).optional(), type: z.string().max(100).optional(), offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({ events: z.array(stripeEventSchema), count: z.number().int(), counts: z.record(z.enum(eventStates), z.number().int()), types: z.array(z.string()) }),
})
export const readStripeEvent = route({ method: "GET", path: "/admin/stripe/events/:id", who: "operator", summary: "One event with all that Stripe sent", response: z.object({ event: oneEvent }) })
export const replayStripeEvent = route({ method: "POST", path: "/admin/stripe/events/:id/replay", who: "operator", summary: "Processes an event again; its handler looks at Stripe anew, so that again is harmless", response: z.object({ event: oneEvent }) })
