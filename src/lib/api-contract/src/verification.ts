import { z } from "zod"
import { soldCapsSchema } from "./license"
import { licenseSchema, linksSchema } from "./purchase"
import { route } from "./route"

/** What anybody may know of a license who has its number and code, or its contract: nothing of its buyer. */
export const verifiedLicenseSchema = z.object({
  number: z.string(), code: z.string(), state: z.enum(["valid", "revoked", "expired", "superseded"]), type: z.string(), label: z.string(), beat_title: z.string(), producer: z.string(),
  caps: soldCapsSchema,
  /** First and last day of its term, in UTC; the last is null when it has no end. */
  starts_on: z.string(), ends_on: z.string().nullable(),
  /** The number of the license that took its place. */
  successor: z.string().nullable(), issued_at: z.string(), pdf_sha256: z.string(),
})
export type VerifiedLicense = z.infer<typeof verifiedLicenseSchema>
const verified = z.object({ license: verifiedLicenseSchema })

export const verifyLicense = route({ method: "GET", path: "/verify/:number", who: "public", summary: "Whether a license holds, by its number and the code of its contract; 404 without the right one, 429 too often", query: z.object({ c: z.string().max(40).default("") }), response: verified })
export const verifyFile = route({ method: "GET", path: "/verify-files/:sha256", who: "public", summary: "The license whose contract has this SHA-256", response: verified })

/** RFC 7517, with keys of RFC 8037. */
export const licenseKeys = route({
  method: "GET", path: "/.well-known/max-booster-license-keys.json", who: "public", summary: "The public keys of signed copies, the one of today first",
  response: z.object({ keys: z.array(z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), kid: z.string(), use: z.literal("sig"), alg: z.literal("EdDSA") })) }),
})

export const readOrderFiles = route({
  method: "GET", path: "/order-files/:token", who: "signed", summary: "An order's licenses with fresh links, by the link of its mail; refused with `expired` after a week",
  response: z.object({ order_number: z.number().int(), expires_at: z.string(), licenses: z.array(z.object({ license: licenseSchema, /** Null while it is being written, and when it does not hold any more. */ links: linksSchema.nullable() })) }),
})
export const findOrderFiles = route({ method: "POST", path: "/store/order-files/find", who: "store", summary: "Mails the links of what an address has bought; the answer is the same for every address", body: z.object({ email: z.email("Write your e-mail address").max(254).transform((text) => text.toLowerCase()) }) })
