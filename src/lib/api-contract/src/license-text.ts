import { z } from "zod"
import { clauseSchema, localeSchema } from "./common"
import { route } from "./route"

/** A clause as whoever signs reads it: what has changed since he signed last, and what it said then. */
export const readClauseSchema = clauseSchema.extend({ change: z.enum(["new", "changed"]).nullable(), before: z.string().nullable() })

/** A license text in one language, with variables where facts of a sale will stand. */
export const textToSignSchema = z.object({ locale: localeSchema, version: z.number().int(), title: z.string(), clauses: z.array(readClauseSchema), /** Clauses that it has no more. */ gone: z.array(clauseSchema) })
export type TextToSign = z.infer<typeof textToSignSchema>

export const licenseTextSchema = z.object({
  /** `outdated`: the text, or the legal name, is another since it was signed; sales go on under what was signed last. */
  state: z.enum(["unsigned", "outdated", "signed"]),
  texts: z.array(textToSignSchema), text_sha256: z.string(),
  /** The name to sign with; null until it is given with an address. */
  legal_name: z.string().nullable(),
  signature: z.object({ typed_name: z.string(), signed_at: z.string(), versions: z.array(z.object({ locale: localeSchema, version: z.number().int() })) }).nullable(),
})
export type LicenseTextView = z.infer<typeof licenseTextSchema>
const text = z.object({ license_text: licenseTextSchema })

export const readLicenseText = route({ method: "GET", path: "/sellers/me/license-text", who: "seller", summary: "The license texts in force, in all languages, and whether the shop has signed them", response: text })
export const signLicenseText = route({
  method: "POST", path: "/sellers/me/license-text/signature", who: "seller", summary: "Signs the texts in force as the licensor. Refused with `name_mismatch`, `legal_missing`, or `text_changed` when they are not the ones that were read",
  body: z.object({ typed_name: z.string().trim().min(2, "Type your name").max(200), consent: z.literal(true, "Say that you offer your licenses under this text"), text_sha256: z.string() }), response: text,
})
