import { z } from "zod"
import { clauseSchema, deliverableSchema, localeSchema, moneySchema } from "./common"
import { legalSchema } from "./account"
import { capsSchema, soldCapsSchema } from "./license"
import { answerSchema, questionSchema } from "./questions"
import { route } from "./route"

/** A line of the cart: one license of one beat. */
export const cartLineSchema = z.object({
  id: z.string(), variant_id: z.string(), beat: z.object({ id: z.string(), handle: z.string(), title: z.string(), artwork_url: z.string().nullable(), producer: z.object({ handle: z.string(), name: z.string() }) }),
  type: z.string(), label: z.string(), price: moneySchema, delivers: z.array(deliverableSchema),
  /** The price when it was put in, if the shop's price is another now; `price` is what will be charged. */
  previous_price: moneySchema.nullable(),
  /** Why it costs another price than in the shop: an offer, an upgrade, a bulk deal, a bundle. */
  deal: z.object({ kind: z.enum(["offer", "upgrade", "renewal", "bulk", "bundle"]), title: z.string().nullable(), list_price: moneySchema }).nullable(),
  /** False: withdrawn or sold exclusively since, or its license type is not installed any more. */
  available: z.boolean(),
  /** What the license type asks before the contract can be read; null: not answered yet. */
  questions: z.array(questionSchema), answers: z.array(answerSchema).nullable(),
})
export const cartSchema = z.object({
  id: z.string(), lines: z.array(cartLineSchema), total: moneySchema, completed: z.boolean(),
  /** What discounts take off, automatic ones too; the total has them taken off. */
  discount: moneySchema,
  /** The tax in the total; nothing before the buyer's country is known. */
  tax: moneySchema,
  /** Discount codes that the buyer put in. */
  codes: z.array(z.string()),
  /** Bulk deals that are within reach: `missing` more licenses at their price, and the next one is free. */
  hints: z.array(z.object({ title: z.string(), producer: z.object({ handle: z.string(), name: z.string() }), missing: z.number().int() })),
})
export type CartView = z.infer<typeof cartSchema>
export type CartLine = z.infer<typeof cartLineSchema>
const cart = z.object({ cart: cartSchema })

/** A cart is made by Medusa's POST /store/carts; knowing its id is the right to use it. */
export const readCart = route({ method: "GET", path: "/store/carts/:id/licenses", who: "store", summary: "The cart as licenses, with prices as they are now", response: cart })
export const addToCart = route({ method: "POST", path: "/store/carts/:id/licenses", who: "store", summary: "Puts a license tier in; another tier of the same beat takes its place", body: z.object({ variant_id: z.string() }), response: cart })
export const removeFromCart = route({ method: "DELETE", path: "/store/carts/:id/licenses/:line_id", who: "store", summary: "Takes a license out", response: cart })

export const answerQuestions = route({
  method: "POST", path: "/store/carts/:id/licenses/:line_id/answers", who: "store", summary: "Answers what the license type of a line asks; `faults` says by question what is wrong, and nothing is kept then",
  body: z.object({ answers: z.record(z.string(), z.unknown()) }), response: z.object({ faults: z.record(z.string(), z.string()), cart: cartSchema }),
})

export const addCode = route({ method: "POST", path: "/store/carts/:id/codes", who: "store", summary: "Puts a discount code in; one that is unknown or takes nothing off is refused", body: z.object({ code: z.string().trim().min(1, "Write a code").max(64) }), response: cart })
export const removeCode = route({ method: "DELETE", path: "/store/carts/:id/codes/:code", who: "store", summary: "Takes a discount code out", response: cart })

/** A contract as it will be, for one line. */
export const contractDraftSchema = z.object({
  line_id: z.string(), locale: localeSchema, title: z.string(), template_version: z.number().int(), clauses: z.array(clauseSchema), caps: capsSchema, delivers: z.array(deliverableSchema),
  label: z.string().optional(), answers: z.array(answerSchema).optional(),
  /** Who offers it and since when, as it stands in the contract. */
  offer: z.string(),
})
/** The language that contracts are wished in; one that a producer has not signed gives way to English. */
const locale = localeSchema.default("en")
export const readTerms = route({
  method: "POST", path: "/store/carts/:id/terms", who: "customer", summary: "The contracts as they will be, in the buyer's legal name", body: legalSchema.extend({ locale }),
  response: z.object({ contracts: z.array(contractDraftSchema), terms_hash: z.string(), /** Languages that all producers in the cart have signed. */ locales: z.array(localeSchema), total: moneySchema, /** The part of the total that is tax where the buyer lives. */ tax: moneySchema }),
})

export const consents = ["terms", "immediate_delivery"] as const
export const beginCheckout = route({
  method: "POST", path: "/store/carts/:id/checkout", who: "customer", summary: "Accepts the terms and opens the payment page. 409-like refusals: `price_changed`, `unavailable`, `terms_changed`",
  body: z.object({
    licensee: legalSchema, locale, typed_name: z.string().trim().min(2).max(200), consents: z.array(z.enum(consents)), terms_hash: z.string(),
    /** What the buyer saw; another total is refused before anything is charged. */
    total: moneySchema, return_url: z.url(), cancel_url: z.url(),
  }),
  response: z.object({ checkout_id: z.string(), url: z.url() }),
})
export const checkoutStates = ["open", "processing", "complete", "failed", "expired"] as const
export const readCheckout = route({
  method: "GET", path: "/store/checkouts/:id", who: "customer", summary: "What became of a checkout; the webhook completes it, this only looks",
  response: z.object({ checkout: z.object({ id: z.string(), state: z.enum(checkoutStates), order_id: z.string().nullable(), message: z.string().nullable(), cart_id: z.string() }) }),
})

/** A signature as its contract shows it. */
export const signatureSchema = z.object({ role: z.string(), typed_name: z.string(), statement: z.string() })

/** A license in the buyer's account. */
export const licenseSchema = z.object({
  id: z.string(), number: z.string(), state: z.enum(["issuing", "valid", "revoked", "expired", "superseded"]), type: z.string(), label: z.string(), beat_title: z.string(), recording_id: z.string(), producer: z.string(),
  price: moneySchema, delivers: z.array(deliverableSchema), caps: soldCapsSchema, issued_at: z.string().nullable(), order_id: z.string(), pdf_sha256: z.string().nullable(),
  /** The last day of its term, in UTC; null when it has no end. */
  ends_on: z.string().nullable(),
})
export type LicenseView = z.infer<typeof licenseSchema>
/** A file with its signed link, valid for an hour and five downloads. `copy`: the signed license for machines; `bundle`: a zip of everything, `size` without the zip's own bytes. */
export const downloadSchema = z.object({ kind: z.enum(["contract", "mp3", "wav", "stems", "copy", "bundle"]), label: z.string(), filename: z.string(), size: z.number(), url: z.url(), expires_at: z.string() })
export type DownloadView = z.infer<typeof downloadSchema>
export const linksSchema = z.object({ files: z.array(downloadSchema), copy: downloadSchema, bundle: downloadSchema })
export type LinksView = z.infer<typeof linksSchema>
export const licenseLinks = route({ method: "POST", path: "/store/licenses/:id/links", who: "customer", summary: "Fresh signed links to the contract and exactly the files of the tier, to the signed copy, and to all of it in one zip", response: linksSchema })
export const licenseCopy = route({ method: "GET", path: "/store/licenses/:id/copy", who: "customer", summary: "The license as canonical JSON with an Ed25519 signature" })
export const download = route({ method: "GET", path: "/downloads/:token", who: "signed", summary: "A file by its signed link, whole or by range; 410 when the link has expired or is used up, 403 when the license does not hold any more" })

export const purchaseSchema = z.object({ id: z.string(), number: z.number().int(), created_at: z.string(), total: moneySchema,
  /** The part of the total that is tax. */
  tax: moneySchema,
  /** What was given back. */
  refunded: moneySchema, lines: z.array(z.object({ beat_title: z.string(), producer: z.string(), label: z.string(), price: moneySchema })) })
export type PurchaseView = z.infer<typeof purchaseSchema>
export const listPurchases = route({ method: "GET", path: "/store/purchases", who: "customer", summary: "The buyer's orders, newest first", response: z.object({ purchases: z.array(purchaseSchema) }) })
export const readPurchase = route({ method: "GET", path: "/store/purchases/:id", who: "customer", summary: "One order", response: z.object({ purchase: purchaseSchema }) })
export const readInvoice = route({ method: "GET", path: "/store/purchases/:id/invoice", who: "customer", summary: "The order's invoice as PDF, a part for each seller, the tax by its rates, and a credit note a refund; the same bytes each time until something is refunded" })
