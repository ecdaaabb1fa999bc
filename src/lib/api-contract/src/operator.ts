import { z } from "zod"
import { localeSchema, moneySchema } from "./common"
import { textBlockSchema } from "./rich-text"
import { route } from "./route"

const sellerRow = z.object({ id: z.string(), handle: z.string(), name: z.string(), email: z.string(), state: z.enum(["active", "suspended"]), payout_state: z.string(), listings: z.number(), earned: moneySchema, created_at: z.string() })
export type SellerRow = z.infer<typeof sellerRow>
const listingRow = z.object({ id: z.string(), recording_id: z.string(), handle: z.string(), title: z.string(), seller: z.string(), state: z.enum(["draft", "published", "withdrawn"]), featured: z.boolean(), genre: z.string(), bpm: z.number(), published_at: z.string().nullable() })
export type ListingRow = z.infer<typeof listingRow>
const saleRow = z.object({ id: z.string(), order_id: z.string(), order_number: z.number(), seller: z.string(), amount: moneySchema, platform_fee: moneySchema, seller_amount: moneySchema, state: z.string(), created_at: z.string() })
export type SaleRow = z.infer<typeof saleRow>
const jobRow = z.object({ id: z.string(), queue: z.string(), name: z.string(), state: z.string(), data: z.unknown(), reason: z.string().nullable(), attempts: z.number(), progress: z.number(), at: z.string(), log: z.array(z.string()) })
export type JobRow = z.infer<typeof jobRow>

export const listSellers = route({ method: "GET", path: "/admin/sellers", who: "operator", summary: "Producers' shops", response: z.object({ sellers: z.array(sellerRow) }) })
export const suspendSeller = route({ method: "POST", path: "/admin/sellers/:id/state", who: "operator", summary: "Suspends a shop or lets it sell again", body: z.object({ state: z.enum(["active", "suspended"]) }), response: z.object({ seller: sellerRow }) })
export const listListings = route({ method: "GET", path: "/admin/listings", who: "operator", summary: "Beats on sale and withdrawn", response: z.object({ listings: z.array(listingRow) }) })
export const moderateListing = route({ method: "POST", path: "/admin/listings/:id", who: "operator", summary: "Features, withdraws or restores a listing", body: z.object({ featured: z.boolean(), state: z.enum(["published", "withdrawn"]) }).partial(), response: z.object({ listing: listingRow }) })
export const listAllSales = route({ method: "GET", path: "/admin/sales", who: "operator", summary: "Sales of all sellers", response: z.object({ sales: z.array(saleRow), totals: z.object({ amount: moneySchema, platform_fee: moneySchema }) }) })
export const listJobs = route({ method: "GET", path: "/admin/jobs", who: "operator", summary: "Background jobs by state", query: z.object({ state: z.enum(["failed", "active", "waiting", "delayed", "completed"]).default("failed") }), response: z.object({ jobs: z.array(jobRow), counts: z.record(z.string(), z.record(z.string(), z.number())) }) })
export const retryJob = route({ method: "POST", path: "/admin/jobs/:queue/:id/retry", who: "operator", summary: "Runs a failed job again", response: z.object({ retried: z.literal(true) }) })

export const stripeHook = route({ method: "POST", path: "/hooks/stripe", who: "signed", summary: "Stripe's events of the platform" })
export const connectHook = route({ method: "POST", path: "/hooks/stripe/connect", who: "signed", summary: "Stripe's events of connected accounts" })

/** A published contract text from the CMS, signed with HMAC-SHA256 of the body in `x-cms-signature`. */
export const templateHookBody = z.object({
  /** Stable id of the text in the CMS and its revision there: one revision makes one version. */
  source: z.string(), revision: z.string(), locale: localeSchema.default("en"), title: z.string().min(1),
  clauses: z.array(z.object({ heading: z.string().min(1), text: z.string().default(""), blocks: z.array(textBlockSchema).max(500).optional() })).min(1).max(200),
})
/** A license type as a CMS shows it. */
const typeSchema = z.object({ id: z.string(), label: z.string() })
export const templateHook = route({ method: "POST", path: "/hooks/cms/license-template", who: "signed", summary: "Publishes a contract text as an immutable template version; 400 names unknown variables and missing slots", body: templateHookBody, response: z.object({ version: z.number().int() }) })
export const templateInUse = route({
  method: "GET", path: "/hooks/cms/license-template/default", who: "signed", summary: "The contract text in use in a language, for a CMS that has none yet", query: z.object({ locale: localeSchema.default("en") }),
  response: templateHookBody.pick({ title: true, locale: true, clauses: true }).extend({ version: z.number().int(), types: z.array(typeSchema) }),
})
export const templatePreview = route({
  method: "POST", path: "/hooks/cms/license-template/preview", who: "signed", summary: "A contract text as PDF with sample data of a license type, marked as a sample; refused as publishing would be",
  body: templateHookBody.pick({ title: true, locale: true, clauses: true }).extend({ type: z.string() }),
})
