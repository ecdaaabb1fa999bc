import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** Basis points, 10 000 = 100%. */
const pointsSchema = z.number("Write a percentage").int("At most two decimals").min(0, "Between 0% and 100%").max(10_000, "Between 0% and 100%")
const lineSchema = (least: string, most: number) => z.string().trim().min(1, least).max(most, `At most ${most} characters`).regex(/^[^\p{Cc}]*$/u, "One line only")
const addressSchema = z.string().trim().toLowerCase().max(254).pipe(z.email("Write an e-mail address, like name@example.com"))

/** draft: taken back · proposed: waits for answers · agreed: waits for its day · superseded: a newer version took its place. */
export const splitStates = ["draft", "proposed", "agreed", "in_force", "superseded", "declined"] as const
export const shareStates = ["pending", "agreed", "declined"] as const
const parts = { name: z.string(), role: z.string(), revenue_points: z.number().int(), publishing_points: z.number().int() }

/** A version of a recording's split as its shop sees it. A share of nothing asks its party to leave. */
export const splitSheetSchema = z.object({
  id: z.string(), version: z.number().int(), state: z.enum(splitStates), created_at: z.string(), effective_from: z.string(),
  /** From when it counts; null while somebody has not agreed. */
  in_force_from: z.string().nullable(), text: z.string(),
  shares: z.array(z.object({
    id: z.string(), ...parts, email: z.string().nullable(), is_own: z.boolean(), state: z.enum(shareStates), decided_at: z.string().nullable(), typed_name: z.string().nullable(), reason: z.string().nullable(),
    /** Whether a shop is known to which this share is paid; else it waits. */
    has_shop: z.boolean(),
  })),
  /** Recovered first; by the shop itself when `email` is null. */
  recoup: z.object({ name: z.string(), email: z.string().nullable(), amount: moneySchema }).nullable(),
})
export type SplitSheetView = z.infer<typeof splitSheetSchema>
const splits = z.object({ splits: z.object({ recording_id: z.string(), currency: z.string(), versions: z.array(splitSheetSchema) }) })
export type SplitsView = z.infer<typeof splits>["splits"]

/** What a shop proposes: exactly one share without an e-mail address, its own. */
export const splitWishSchema = z.object({
  shares: z.array(z.object({
    name: lineSchema("Write a name", 100), email: addressSchema.nullable(), role: lineSchema("Write a role, like producer", 60), revenue_points: pointsSchema, publishing_points: pointsSchema,
  })).min(1, "Write down your own share").max(20, "At most 20 shares"),
  /** A day (UTC), not in the past; null: as soon as everybody has agreed. */
  effective_from: z.iso.date("Choose a day").nullable().default(null),
  /** `email` null: the shop itself. */
  recoup: z.object({ email: addressSchema.nullable(), amount: moneySchema }).nullable().default(null),
}).refine(({ shares }) => shares.filter(({ email }) => email === null).length === 1, "One share has no e-mail address: your own")

export const readSplits = route({ method: "GET", path: "/sellers/recordings/:id/splits", who: "seller", summary: "How a recording's earnings are divided: all versions, newest first", response: splits })
export const proposeSplit = route({ method: "POST", path: "/sellers/recordings/:id/splits", who: "seller", summary: "Proposes a new version; each collaborator gets a mail with a link to agree or decline", body: splitWishSchema, response: splits })
export const withdrawSplit = route({ method: "DELETE", path: "/sellers/recordings/:id/splits/:sheet_id", who: "seller", summary: "Takes a proposal back that somebody has not answered yet", response: splits })

/** A proposal as a party sees it: names and points of all, e-mail addresses of nobody else. */
export const proposalSchema = z.object({
  title: z.string(), shop: z.string(), version: z.number().int(), state: z.enum(splitStates), effective_from: z.string(), in_force_from: z.string().nullable(), text: z.string(), text_hash: z.string(),
  shares: z.array(z.object({ ...parts, is_you: z.boolean(), state: z.enum(shareStates) })),
  recoup: z.object({ name: z.string(), amount: moneySchema }).nullable(),
  you: z.object({ ...parts, email: z.string(), state: z.enum(shareStates), decided_at: z.string().nullable(), has_shop: z.boolean() }),
})
export type ProposalView = z.infer<typeof proposalSchema>
const proposal = z.object({ proposal: proposalSchema })
export const readProposal = route({ method: "GET", path: "/splits/:token", who: "signed", summary: "A proposed split by its mailed link", response: proposal })
export const agreeSplit = route({
  method: "POST", path: "/splits/:token/agreement", who: "signed", summary: "Agrees with a typed name to exactly the words that were read",
  body: z.object({ typed_name: lineSchema("Type your name to agree", 200).min(2, "Type your name to agree"), text_hash: z.string() }), response: proposal,
})
export const declineSplit = route({ method: "POST", path: "/splits/:token/refusal", who: "signed", summary: "Declines: the proposal ends and what counted before goes on", body: z.object({ reason: z.string().trim().max(500, "At most 500 characters").default("") }), response: proposal })

export const claimShares = route({ method: "POST", path: "/store/account/shares/claim", who: "customer", summary: "Has the shares that were promised to the proven e-mail address paid to the caller's shop", response: z.object({ seller: z.object({ id: z.string(), name: z.string() }) }) })

/** A share that a shop holds in another's recording: never what the other earns. */
export const heldShareSchema = z.object({
  id: z.string(), title: z.string(), shop: z.string(), version: z.number().int(), state: z.enum(splitStates), in_force_from: z.string().nullable(), role: z.string(), revenue_points: z.number().int(), publishing_points: z.number().int(),
  share_state: z.enum(shareStates),
  /** To answer at /splits/:token, while it waits for the answer. */
  token: z.string().nullable(),
})
export type HeldShare = z.infer<typeof heldShareSchema>
export const listShares = route({
  method: "GET", path: "/sellers/me/shares", who: "seller", summary: "Shares in others' recordings", response: z.object({ shares: z.array(heldShareSchema), /** Shares promised to the owner's address that are not claimed yet. */ claimable: z.boolean() }),
})
