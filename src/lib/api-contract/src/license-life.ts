import { z } from "zod"
import { clauseSchema, deliverableSchema, localeSchema, moneySchema, pageQuery } from "./common"
import { capNames, capsSchema } from "./license"
import { cartSchema, licenseSchema, signatureSchema } from "./purchase"
import { route } from "./route"

const day = z.iso.date("Choose a day")
const capEnum = z.enum(capNames)

/** Use against a cap, as the licensee reported it: `near` from 80%, `reached` from 100%. */
export const usageRowSchema = z.object({
  cap: capEnum, limit: z.number().int().nullable(), /** Null until somebody reports it. */ used: z.number().int().nullable(), as_of: z.string().nullable(),
  /** Of the limit; null without one. */
  percent: z.number().int().nullable(), level: z.enum(["fine", "near", "reached"]),
})
export type UsageRow = z.infer<typeof usageRowSchema>

const totals = z.partialRecord(capEnum, z.number("Write a whole number").int("Write a whole number").min(0, "0 or more").max(1_000_000_000_000, "That is too much"))
export const usageReportSchema = z.object({ as_of: z.string(), totals, note: z.string(), reported_at: z.string() })
export type UsageReportView = z.infer<typeof usageReportSchema>

/** What happened to a license. */
export const licenseEventKinds = ["issued", "expired", "revoked", "superseded", "renewed", "reinstated", "reminded", "breach_reported", "breach_declined", "breach_noticed", "breach_remedied"] as const
export const licenseEventSchema = z.object({ id: z.string(), kind: z.enum(licenseEventKinds), by: z.enum(["shop", "licensee", "producer", "operator"]), words: z.string().nullable(), at: z.string() })
export type LicenseEventView = z.infer<typeof licenseEventSchema>

/** A breach that is being looked at: `reported` by the producer to the operator, or `noticed`, with the last day to put it right. */
export const breachSchema = z.object({ state: z.enum(["reported", "noticed"]), reason: z.string(), at: z.string(), remedy_by: z.string().nullable() })
export type BreachView = z.infer<typeof breachSchema>

/** A license with its life: term, use, and what came before and after. */
export const heldLicenseSchema = licenseSchema.extend({
  /** The first day of its term; of a renewal it may be still to come. */
  starts_on: z.string(),
  /** To its last day; null when it has none, or does not hold. */
  days_left: z.number().int().nullable(),
  /** Given away, not bought: there is no order. */
  given: z.boolean(),
  usage: z.array(usageRowSchema), verify_url: z.url(),
  /** License types that its licensee may go on to; none when it does not hold. */
  upgrades_to: z.array(z.string()), renewable: z.boolean(),
  /** Notice of a breach. */
  breach: breachSchema.nullable(),
  /** Why it was revoked. */
  ended: z.object({ cause: z.enum(["refund", "breach"]), words: z.string().nullable(), at: z.string() }).nullable(),
  successor: z.object({ id: z.string(), number: z.string(), kind: z.enum(["upgrade", "renewal"]) }).nullable(),
  predecessor: z.object({ id: z.string(), number: z.string(), kind: z.enum(["upgrade", "renewal"]) }).nullable(),
})
export type HeldLicense = z.infer<typeof heldLicenseSchema>

export const licenseStates = ["valid", "expired", "superseded", "revoked", "issuing"] as const
const search = { q: z.string().trim().max(100).optional(), state: z.enum(licenseStates).optional(), ...pageQuery }
const page = { count: z.number().int(), offset: z.number().int(), limit: z.number().int() }

/** `news`: only those that end within 30 days, have ended in the last 60, or have notice of a breach. */
export const licenseQuery = z.object({ order_id: z.string().optional(), news: z.union([z.boolean(), z.stringbool()]).optional(), ...search })
export const listLicenses = route({ method: "GET", path: "/store/licenses", who: "customer", summary: "The buyer's licenses, also those given to his proven e-mail address, newest first; `q` searches beat and number", query: licenseQuery, response: z.object({ licenses: z.array(heldLicenseSchema), ...page }) })
const life = { reports: z.array(usageReportSchema), history: z.array(licenseEventSchema) }
export const readLicense = route({ method: "GET", path: "/store/licenses/:id", who: "customer", summary: "One license with its clauses, its use as reported, and what happened to it", response: z.object({ license: heldLicenseSchema.extend({ locale: localeSchema, clauses: z.array(clauseSchema), /** Who signed it, the licensor first. */ signatures: z.array(signatureSchema), ...life }) }) })

export const usageReportBody = z.object({
  as_of: day, totals: totals.refine((named) => Object.keys(named).length > 0, "Write at least one total"),
  /** Where it can be seen: a link, or a word. */
  note: z.string().trim().max(500, "At most 500 characters").default(""),
})
export const reportUsage = route({ method: "POST", path: "/store/licenses/:id/usage", who: "customer", summary: "Reports totals of use to date; what was reported stays, and a later report corrects it", body: usageReportBody, response: z.object({ usage: z.array(usageRowSchema) }) })

/** A license as its producer and the operator see it. */
export const soldLicenseSchema = heldLicenseSchema.extend({ licensee: z.string(), ...life })
export type SoldLicense = z.infer<typeof soldLicenseSchema>
/** `attention`: near a cap, or with a breach to decide. */
export const soldQuery = z.object({ ...search, attention: z.union([z.boolean(), z.stringbool()]).optional() })
const sold = z.object({ licenses: z.array(soldLicenseSchema), ...page })
export const listSoldLicenses = route({ method: "GET", path: "/sellers/me/licenses", who: "seller", summary: "Licenses of the shop's beats with their use as reported, newest first, and the sums over all of them", query: soldQuery, response: sold.extend({ totals }) })
export const listAllLicenses = route({ method: "GET", path: "/admin/licenses", who: "operator", summary: "Every license, newest first; `q` searches number, beat and licensee", query: soldQuery, response: sold })

const reason = z.string().trim().min(10, "Say what happened, in a sentence").max(1_000, "At most 1,000 characters")
export const reportBreach = route({ method: "POST", path: "/sellers/me/licenses/:id/breach", who: "seller", summary: "Asks the operator to end a license of the shop for a breach, with the reason", body: z.object({ reason }), response: z.object({ license: soldLicenseSchema }) })

/** What can be done about a breach; `report` is the producer's. */
export const breachActions = ["report", "notice", "remedy", "decline", "end"] as const
export type BreachAction = (typeof breachActions)[number]
export const decideBreach = route({
  method: "POST", path: "/admin/licenses/:id/breach", who: "operator",
  summary: "Gives the licensee written notice of a breach (thirty days to put it right), records that it was put right, declines a producer's wish, or ends the license: after the notice, or at once when that is confirmed",
  body: z.object({ action: z.enum(["notice", "remedy", "decline", "end"]), reason, /** Ends the license before the notice has run out, as for fraud. */ confirmed: z.boolean().default(false) }),
  response: z.object({ license: soldLicenseSchema }),
})

/** What a license can become today. `price`: what is paid, the list price less what was paid for it. */
export const licenseOfferSchema = z.object({
  kind: z.enum(["upgrade", "renewal"]), variant_id: z.string(), type: z.string(), label: z.string(), summary: z.string(), exclusive: z.boolean(), delivers: z.array(deliverableSchema), caps: capsSchema,
  list_price: moneySchema, credit: moneySchema, price: moneySchema,
})
export type LicenseOffer = z.infer<typeof licenseOfferSchema>
export const licenseOffersSchema = z.object({ upgrades: z.array(licenseOfferSchema), renewal: licenseOfferSchema.nullable(), /** Why there is none. */ no_upgrade: z.string().nullable(), no_renewal: z.string().nullable() })
export type LicenseOffers = z.infer<typeof licenseOffersSchema>
export const readLicenseOffers = route({ method: "GET", path: "/store/licenses/:id/offers", who: "customer", summary: "Higher licenses and the renewal that a license can become today, with what each costs", response: z.object({ offers: licenseOffersSchema }) })
export const takeLicenseOffer = route({
  method: "POST", path: "/store/licenses/:id/offers", who: "customer", summary: "Puts an upgrade or a renewal in a cart at its price; the old license is superseded once it is paid, or followed from its end",
  body: z.object({ cart_id: z.string(), kind: z.enum(["upgrade", "renewal"]), type: z.string() }), response: z.object({ cart: cartSchema }),
})
