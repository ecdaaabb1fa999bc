import { z } from "zod"
import { countrySchema } from "./common"
import { route } from "./route"

/** Whom contracts name. */
export const legalSchema = z.object({ name: z.string().trim().min(2, "Write the full legal name").max(200, "At most 200 characters"), address: z.string().trim().min(5, "Write street, postal code and city").max(500, "At most 500 characters"), country: countrySchema })
export type Legal = z.infer<typeof legalSchema>

export const accountSchema = z.object({
  customer_id: z.string(), email: z.string(), first_name: z.string().nullable(), last_name: z.string().nullable(), email_verified: z.boolean(),
  legal: legalSchema.nullable(), seller: z.object({ id: z.string(), handle: z.string(), name: z.string() }).nullable(),
})
export type Account = z.infer<typeof accountSchema>

export const noticeSchema = z.object({ id: z.number().int(), topic: z.string(), kind: z.string(), data: z.record(z.string(), z.unknown()), created_at: z.string() })
export type NoticeView = z.infer<typeof noticeSchema>
const noticeQuery = z.object({ after: z.coerce.number().int().min(0).default(0) })
const noticesSchema = z.object({ notices: z.array(noticeSchema) })
/** `document`: the name of the Hocuspocus document whose stateless messages carry the notices; `token` for the connection, valid for a minute. */
const ticketSchema = z.object({ url: z.string(), document: z.string(), token: z.string(), last_id: z.number().int() })

const account = z.object({ account: accountSchema })

/** Sign-up, sign-in and reset are Medusa's own: POST /auth/customer/emailpass/register, then POST /store/customers, then POST /auth/token/refresh; POST /auth/customer/emailpass; POST /auth/customer/emailpass/reset-password and /update. */
export const readAccount = route({ method: "GET", path: "/store/account", who: "customer", summary: "The signed-in person", response: account })
export const saveLegal = route({ method: "POST", path: "/store/account/legal", who: "customer", summary: "Legal name and address for contracts", body: legalSchema, response: account })
export const sendVerification = route({ method: "POST", path: "/store/account/verification", who: "customer", summary: "Sends the e-mail verification again" })
export const verifyEmail = route({ method: "POST", path: "/store/account/verify", who: "store", summary: "Confirms an e-mail address by the mailed token", body: z.object({ token: z.string() }), response: z.object({ email: z.string() }) })
export const sellerToken = route({ method: "POST", path: "/store/account/seller-token", who: "customer", summary: "A seller token for the same login; 404 without a shop", response: z.object({ token: z.string() }) })
export const openShop = route({
  method: "POST", path: "/store/account/shop", who: "customer", summary: "Opens a producer's shop; needs a verified e-mail address",
  body: z.object({ name: z.string().trim().min(2, "At least 2 characters").max(60, "At most 60 characters"), bio: z.string().trim().max(1_000, "At most 1,000 characters").default(""), country: countrySchema }),
  response: z.object({ seller: z.object({ id: z.string(), handle: z.string(), name: z.string() }), token: z.string() }),
})
export const customerNotices = route({ method: "GET", path: "/store/account/notices", who: "customer", summary: "Notices after a number", query: noticeQuery, response: noticesSchema })
export const sellerNotices = route({ method: "GET", path: "/sellers/me/notices", who: "seller", summary: "Notices after a number", query: noticeQuery, response: noticesSchema })
export const customerTicket = route({ method: "POST", path: "/store/account/realtime-ticket", who: "customer", summary: "A ticket for the WebSocket /realtime", response: ticketSchema })
export const sellerTicket = route({ method: "POST", path: "/sellers/me/realtime-ticket", who: "seller", summary: "A ticket for the WebSocket /realtime", response: ticketSchema })
