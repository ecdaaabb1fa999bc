import { z } from "zod"
import { moneySchema, pageQuery } from "./common"
import { payoutSchema } from "./payouts"
import { route } from "./route"

/** A seller's money from the ledger: earned = waiting + transferred, less what is owed from refunds. `payee`: a party without a shop. */
const moneyRow = z.object({ party: z.string(), name: z.string(), is_seller: z.boolean(), payout_state: z.string(), earned: moneySchema, waiting: moneySchema, transferred: moneySchema })
export type PartyMoneyRow = z.infer<typeof moneyRow>
export const listPartyMoney = route({ method: "GET", path: "/admin/money/parties", who: "operator", summary: "What every party earned, waits for and was sent", response: z.object({ parties: z.array(moneyRow), totals: z.object({ earned: moneySchema, waiting: moneySchema, transferred: moneySchema }) }) })

const entry = z.object({ account: z.string(), name: z.string(), amount: moneySchema })
const setRow = z.object({ id: z.string(), key: z.string(), kind: z.string(), label: z.string(), reference: z.string(), created_at: z.string(), entries: z.array(entry) })
export type PostingSetRow = z.infer<typeof setRow>
export const listPostingSets = route({
  method: "GET", path: "/admin/money/ledger", who: "operator", summary: "Posting sets with their entries, newest first; of an order (its id or number) or of a party",
  query: z.object({ order: z.string().max(64).optional(), party: z.string().max(64).optional(), ...pageQuery }), response: z.object({ sets: z.array(setRow), count: z.number().int() }),
})
export const readTrialBalance = route({
  method: "GET", path: "/admin/money/trial-balance", who: "operator", summary: "The balance of every account; the accounts of a currency sum to zero",
  response: z.object({ accounts: z.array(entry), sums: z.array(moneySchema) }),
})

const transferRow = z.object({ id: z.string(), order_id: z.string(), party: z.string(), name: z.string(), kind: z.string(), state: z.enum(["pending", "waiting", "sent", "failed", "cancelled"]), error: z.string().nullable(), amount: moneySchema, stripe_transfer_id: z.string().nullable(), created_at: z.string(), sent_at: z.string().nullable() })
export type TransferRow = z.infer<typeof transferRow>
export const transferStates = ["pending", "waiting", "sent", "failed", "cancelled"] as const
export const listTransfers = route({
  method: "GET", path: "/admin/money/transfers", who: "operator", summary: "Transfers to parties, newest first, with how many there are of each state",
  query: z.object({ state: z.enum(transferStates).optional() }), response: z.object({ transfers: z.array(transferRow), counts: z.record(z.enum(transferStates), z.number().int()) }),
})
export const retryTransfer = route({ method: "POST", path: "/admin/money/transfers/:id/retry", who: "operator", summary: "Tries a transfer again that was not sent; one that was sent stays as it is", response: z.object({ retried: z.boolean() }) })

const payoutRow = payoutSchema.extend({ party: z.string(), name: z.string() })
export type PayoutRow = z.infer<typeof payoutRow>
export const listAllPayouts = route({ method: "GET", path: "/admin/money/payouts", who: "operator", summary: "Payouts of all sellers, newest first", response: z.object({ payouts: z.array(payoutRow) }) })
