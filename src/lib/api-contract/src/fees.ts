import { z } from "zod"
import { moneySchema } from "./common"
import { route } from "./route"

/** Basis points: 1 000 = 10%. */
const points = z.number().int().min(0, "0% at least").max(10_000, "100% at most")
const tiers = z.array(z.object({ from: z.string().regex(/^[1-9]\d{0,14}$/, "A sum above zero, in minor units"), points })).max(10, "Ten tiers at most")
const policy = z.object({ points, tiers })

const feesSchema = z.object({
  store: policy.extend({ on_behalf_of: z.boolean(), sell_before_onboarding: z.boolean() }),
  sellers: z.array(policy.extend({ seller_id: z.string(), name: z.string(), sold: moneySchema, now: points })),
  currency: z.string(),
  /** Below this price the store's fee brings less than Stripe takes; null when every sale loses. */
  loss_below: moneySchema.nullable(),
  /** Tiers on sale at such a price. */
  losing_tiers: z.number().int(),
})
export type Fees = z.infer<typeof feesSchema>
const fees = z.object({ fees: feesSchema })
export const readFees = route({ method: "GET", path: "/admin/fees", who: "operator", summary: "What the platform takes, of whom, and below which price it loses", response: fees })
export const saveFees = route({ method: "POST", path: "/admin/fees", who: "operator", summary: "The store's fee, tiers by what a seller has sold, and how sellers are charged for", body: policy.extend({ on_behalf_of: z.boolean(), sell_before_onboarding: z.boolean() }), response: fees })
export const saveSellerFee = route({ method: "POST", path: "/admin/fees/sellers/:id", who: "operator", summary: "A seller's own fee; it takes the store's place for carts that are checked out from now on", body: policy, response: fees })
export const dropSellerFee = route({ method: "DELETE", path: "/admin/fees/sellers/:id", who: "operator", summary: "The store's fee holds for the seller again", response: fees })
