import { z } from "zod"
import { moneySchema } from "./common"
import { cartSchema } from "./purchase"
import { route } from "./route"

export const offerStates = ["open", "accepted", "declined", "withdrawn", "expired", "bought"] as const

/** A step of a negotiation. `shop`: by the shop itself, as when an offer is accepted at once or has run out. */
export const offerStepSchema = z.object({ by: z.enum(["seller", "buyer", "shop"]), act: z.enum(["offer", "counter", "accept", "decline", "withdraw", "expire", "buy"]), price: moneySchema.nullable(), message: z.string(), at: z.string() })

/** What a buyer offers for a license of a beat. */
export const offerSchema = z.object({
  id: z.string(), state: z.enum(offerStates),
  /** Who is to answer while it is open. */
  turn: z.enum(["seller", "buyer"]),
  /** The price that was named last. */
  price: moneySchema,
  /** What the license costs in the shop today; null when it is not on sale any more. */
  list_price: moneySchema.nullable(),
  /** Open: to be answered before; accepted: to be paid before. */
  expires_at: z.string(), created_at: z.string(),
  beat: z.object({ handle: z.string(), title: z.string(), artwork_url: z.string().nullable(), producer: z.object({ handle: z.string(), name: z.string() }) }),
  type: z.string(), label: z.string(), variant_id: z.string(), buyer: z.string(), steps: z.array(offerStepSchema),
})
export type OfferView = z.infer<typeof offerSchema>

const message = z.string().trim().max(500, "At most 500 characters").default("")
const answer = <Act extends string>(acts: readonly [Act, ...Act[]]) => z.object({ act: z.enum(acts), price: moneySchema.optional(), message }).refine(({ act, price }) => act !== "counter" || price !== undefined, { message: "Name a price", path: ["price"] })
const offer = z.object({ offer: offerSchema })
const offers = z.object({ offers: z.array(offerSchema) })

export const makeOffer = route({ method: "POST", path: "/store/offers", who: "customer", summary: "Offers a price for a license whose producer takes offers; from his threshold on it is accepted at once", body: z.object({ variant_id: z.string(), price: moneySchema, message }), response: offer })
export const listOffers = route({ method: "GET", path: "/store/offers", who: "customer", summary: "What the buyer has offered, newest first", response: offers })
export const answerOffer = route({ method: "POST", path: "/store/offers/:id/answers", who: "customer", summary: "The buyer’s answer: another price, yes, no, or the offer taken back", body: answer(["counter", "accept", "decline", "withdraw"]), response: offer })
export const offerToCart = route({ method: "POST", path: "/store/carts/:id/offers", who: "customer", summary: "Puts the license of an accepted offer in a cart, at its price", body: z.object({ offer_id: z.string() }), response: z.object({ cart: cartSchema }) })
export const listReceivedOffers = route({ method: "GET", path: "/sellers/me/offers", who: "seller", summary: "Offers for licenses of the shop, those to answer first", response: offers })
export const answerReceivedOffer = route({ method: "POST", path: "/sellers/me/offers/:id/answers", who: "seller", summary: "The producer’s answer: another price, yes or no", body: answer(["counter", "accept", "decline"]), response: offer })
