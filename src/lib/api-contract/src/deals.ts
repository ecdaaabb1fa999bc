import { z } from "zod"
import { moneySchema } from "./common"
import { cartSchema } from "./purchase"
import { route } from "./route"

const title = z.string().trim().min(2, "Give it a name").max(80, "At most 80 characters")
const ends = z.iso.datetime().nullable()
const types = z.array(z.string()).max(20)
const some = z.number().int().min(1, "At least 1").max(20, "At most 20")

/** Of every `buy` + `free` licenses of a producer the cheapest `free` cost nothing. No types: all that are not exclusive. */
export const bulkDealSchema = z.object({ id: z.string(), title, types, buy: some, free: some, enabled: z.boolean(), ends_at: ends })
export type BulkDealView = z.infer<typeof bulkDealSchema>

/** Beats of a producer in one license type for one price. */
export const bundleSchema = z.object({
  id: z.string(), handle: z.string(), title, description: z.string(), type: z.string(), label: z.string(), price: moneySchema,
  /** What its licenses cost one by one; null when one of them is not on sale any more, and the bundle with it. */
  list_price: moneySchema.nullable(), enabled: z.boolean(), ends_at: ends,
  beats: z.array(z.object({ id: z.string(), handle: z.string(), title: z.string(), artwork_url: z.string().nullable(), variant_id: z.string().nullable() })),
  producer: z.object({ handle: z.string(), name: z.string() }),
})
export type BundleView = z.infer<typeof bundleSchema>

/** A producer's discount code. */
export const couponSchema = z.object({ id: z.string(), code: z.string(), percent: z.number(), types, limit: z.number().int().nullable(), used: z.number().int(), ends_at: ends, created_at: z.string() })
export type CouponView = z.infer<typeof couponSchema>

const deals = z.object({ bulk: z.array(bulkDealSchema), bundles: z.array(bundleSchema), coupons: z.array(couponSchema) })

export const listDeals = route({ method: "GET", path: "/sellers/me/deals", who: "seller", summary: "Bulk deals, bundles and discount codes of the shop", response: deals })
export const saveBulkDeal = route({ method: "POST", path: "/sellers/me/bulk-deals", who: "seller", summary: "Makes a bulk deal, or changes the one that is named", body: bulkDealSchema.omit({ id: true }).extend({ id: z.string().optional() }), response: deals })
export const dropBulkDeal = route({ method: "DELETE", path: "/sellers/me/bulk-deals/:id", who: "seller", summary: "Takes a bulk deal away; carts cost what they cost without it", response: deals })
export const saveBundle = route({
  method: "POST", path: "/sellers/me/bundles", who: "seller", summary: "Makes a bundle of beats on sale, or changes the one that is named",
  body: z.object({ id: z.string().optional(), title, description: z.string().trim().max(2_000).default(""), type: z.string(), listing_ids: z.array(z.string()).min(2, "A bundle has two beats or more").max(50), price: moneySchema, enabled: z.boolean().default(true), ends_at: ends.default(null) }),
  response: deals,
})
export const dropBundle = route({ method: "DELETE", path: "/sellers/me/bundles/:id", who: "seller", summary: "Takes a bundle away", response: deals })
export const saveCoupon = route({
  method: "POST", path: "/sellers/me/coupons", who: "seller", summary: "Makes a discount code for licenses of the shop; what it says is not changed later",
  body: z.object({
    code: z.string().trim().toUpperCase().regex(/^[A-Z0-9][A-Z0-9_-]{2,31}$/, "3 to 32 letters, digits, - or _"), percent: z.number().int().min(1, "From 1 to 100").max(100, "From 1 to 100"),
    types, limit: z.number().int().min(1).max(1_000_000).nullable().default(null), ends_at: ends.default(null),
  }),
  response: deals,
})
export const dropCoupon = route({ method: "DELETE", path: "/sellers/me/coupons/:id", who: "seller", summary: "Ends a discount code", response: deals })

export const readDeals = route({ method: "GET", path: "/store/deals", who: "store", summary: "Bulk deals and bundles of a producer that hold now", query: z.object({ producer: z.string() }), response: deals.omit({ coupons: true }) })
export const readBundle = route({ method: "GET", path: "/store/bundles/:handle", who: "store", summary: "One bundle that holds now", response: z.object({ bundle: bundleSchema }) })
export const bundleToCart = route({ method: "POST", path: "/store/carts/:id/bundles", who: "store", summary: "Puts all licenses of a bundle in; other tiers of its beats leave", body: z.object({ bundle_id: z.string() }), response: z.object({ cart: cartSchema }) })
