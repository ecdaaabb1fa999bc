import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** How a payment was made: out of the shop's pending earnings, by the platform; or outside of it, as the shop says. */
export const royaltyWays = ["earnings", "outside"] as const

/** What a shop and a collaborator have of royalties in a currency. `left` is below zero when corrections took back more than was owed. */
const balance = z.object({ owed: moneySchema, paid: moneySchema, left: moneySchema })
const part = z.object({ id: z.string(), title: z.string(), source: z.string(), /** `2026-10`. */ period: z.string(), amount: moneySchema, posted_at: z.string() })
const payment = z.object({ id: z.string(), amount: moneySchema, way: z.enum(royaltyWays), words: z.string(), paid_on: z.string() })

/** Royalties as a collaborator sees them: his parts only. */
export const royaltiesOwedSchema = z.object({
  balances: z.array(balance.extend({ shop: z.string() })), parts: z.array(part.extend({ shop: z.string() })), payments: z.array(payment.extend({ shop: z.string() })),
})
export type RoyaltiesOwed = z.infer<typeof royaltiesOwedSchema>

const collaborator = balance.extend({
  party_id: z.string(), name: z.string(),
  /** Why nothing can be paid out of earnings, in words; null: it can. */
  hindrance: z.string().nullable(),
})
export type RoyaltyCollaborator = z.infer<typeof collaborator>

export const readRoyalties = route({
  method: "GET", path: "/sellers/me/royalties", who: "seller", summary: "Royalties of distributors: what the shop owes its collaborators and has paid, how much of its pending earnings may pay them, and what others owe it",
  response: z.object({
    collaborators: z.array(collaborator), /** Pending earnings less debts, by currency. */ available: z.array(moneySchema),
    parts: z.array(part.extend({ name: z.string() })), payments: z.array(payment.extend({ name: z.string() })), mine: royaltiesOwedSchema,
  }),
})
export type RoyaltiesView = z.infer<typeof readRoyalties.response>

const wish = { party_id: z.string(), amount: moneySchema, /** What the page showed as owed: refused with `changed_meanwhile` when it is not so any more. */ left: moneySchema }
export const payRoyalties = route({
  method: "POST", path: "/sellers/me/royalties/pay", who: "seller", summary: "Pays a collaborator royalties out of the shop's pending earnings", body: z.object(wish), response: readRoyalties.response,
})
export const noteRoyaltiesPaid = route({
  method: "POST", path: "/sellers/me/royalties/paid-outside", who: "seller", summary: "Notes royalties that were paid to a collaborator another way; he sees day and words",
  body: z.object({ ...wish, words: z.string().trim().min(3, "Say how it was paid").max(200), paid_on: z.iso.date("Write a day like 2026-11-30") }), response: readRoyalties.response,
})
