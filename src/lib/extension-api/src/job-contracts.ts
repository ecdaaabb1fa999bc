import { answerSchema, localeSchema } from "@max-booster/api-contract"
import { defineJob } from "@max-booster/jobs"
import { z } from "zod"
import { stemMends } from "./stems"

const MINUTE = 60_000

const ofRecording = z.object({ recording_id: z.string() })

/** The gate of an uploaded recording; it asks for the four jobs below, and for the one that ends the ingest after them. Done by `stems`. */
export const ingestRecording = defineJob({ name: "recording.ingest", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: ofRecording })

/** Tempo, key and measures. Done by `stems`. */
export const analyseRecording = defineJob({ name: "recording.analyse", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: ofRecording })

/** A ready recording heard again for the operator, after an engine's upgrade. Done by `stems`. */
export const hearAgain = defineJob({ name: "recording.hear-again", queue: "renditions", attempts: 3, timeoutMs: 15 * MINUTE, data: ofRecording })

/** The waveform. Done by `stems`. */
export const drawRecording = defineJob({ name: "recording.draw", queue: "audio", attempts: 4, timeoutMs: 10 * MINUTE, data: ofRecording })

/** The tagged preview. Done by `stems`. */
export const previewRecording = defineJob({ name: "recording.preview", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: ofRecording })

/** A preview made again, because the shop's tag has changed. Done by `stems`. */
export const renewPreview = defineJob({ name: "preview.renew", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: ofRecording.extend({ revision: z.number().int() }) })

/** The files that buyers get. Done by `stems`. */
export const renderRecording = defineJob({ name: "recording.render", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: ofRecording })

/** Ends an ingest. Done by `stems`. */
export const finishRecording = defineJob({ name: "recording.finish", queue: "audio", attempts: 10, data: ofRecording })

/** One rendition that a producer asked for. Done by `stems`. */
export const makeRendition = defineJob({ name: "rendition.make", queue: "renditions", attempts: 3, timeoutMs: 60 * MINUTE, data: z.object({ rendition_id: z.string() }) })

/** Removes reference tracks that are a week old. Runs by the clock. Done by `stems`. */
export const forgetReferences = defineJob({ name: "mastering.forget-references", queue: "audio", attempts: 3, everyMs: 60 * MINUTE, data: z.object({}).loose() })

/** Gate and lossless copies of an uploaded zip of stems. Done by `stems`. */
export const addStems = defineJob({
  name: "recording.add-stems", queue: "audio", attempts: 4, timeoutMs: 45 * MINUTE,
  data: z.object({ recording_id: z.string(), upload_id: z.string() }),
})

/** Gate and lossless copy of one uploaded stem. Done by `stems`. */
export const checkStem = defineJob({ name: "stem.check", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: z.object({ stem_id: z.string() }) })

/** A stem padded, cut or moved so that it fits its recording. Done by `stems`. */
export const mendStem = defineJob({ name: "stem.mend", queue: "audio", attempts: 4, timeoutMs: 15 * MINUTE, data: z.object({ stem_id: z.string(), how: z.enum(stemMends) }) })

/** The zip that buyers get, and what anybody may hear of each stem. Done by `stems`. */
export const packStems = defineJob({ name: "recording.pack-stems", queue: "audio", attempts: 4, timeoutMs: 45 * MINUTE, data: z.object({ recording_id: z.string(), revision: z.number().int() }) })

/** One Stripe event from the inbox. Done by the root. */
export const processStripeEvent = defineJob({
  name: "stripe.process-event", queue: "money", attempts: 10, data: z.object({ inbox_id: z.string() }),
})

/** A paid checkout becomes an order: completes the cart, records sales, posts the ledger. Done by the root. */
export const settlePurchase = defineJob({
  name: "purchase.settle", queue: "money", attempts: 12, timeoutMs: 2 * MINUTE, data: z.object({ charge_plan_id: z.string() }),
})

/** One transfer to a party. Done by the root. */
export const sendTransfer = defineJob({
  name: "transfer.send", queue: "money", attempts: 12, data: z.object({ transfer_id: z.string() }),
})

/** Writes the order onto its checkout and payment at Stripe, for whoever looks there. Done by the root. */
export const labelPayment = defineJob({
  name: "payment.label", queue: "money", attempts: 12, data: z.object({ charge_plan_id: z.string() }),
})

/** A part of a transfer taken back. Done by the root. */
export const sendReversal = defineJob({
  name: "reversal.send", queue: "money", attempts: 12, data: z.object({ reversal_id: z.string() }),
})

/** A stored refund: at Stripe, in the ledger, back from those who hold the money. Done by the root. */
export const sendRefund = defineJob({
  name: "refund.send", queue: "money", attempts: 12, timeoutMs: 2 * MINUTE, data: z.object({ refund_id: z.string() }),
})

/** Ends licenses whose money went back. Done by `licensing`. */
export const revokeLicenses = defineJob({
  name: "license.revoke", queue: "licensing", attempts: 10, data: z.object({ order_id: z.string(), line_ids: z.array(z.string()), reason: z.string() }),
})

/** The links of what an address has bought, mailed to it. Done by the root. */
export const mailLicenseLinks = defineJob({
  name: "license.mail-links", queue: "notify", attempts: 10, data: z.object({ email: z.string() }),
})

/** Mail and notice to a licensee about what happened to his license. Done by the root. */
export const tellLicense = defineJob({ name: "license.tell", queue: "notify", attempts: 10, data: z.object({ event_id: z.string() }) })

/** Ends licenses whose term is over, and reminds of those that end soon. Runs by the clock. Done by `licensing`. */
export const expireLicenses = defineJob({ name: "license.expire", queue: "licensing", attempts: 3, everyMs: 60 * MINUTE, data: z.object({}).loose() })

/** Mails about a refund. Done by the root. */
export const announceRefund = defineJob({
  name: "refund.announce", queue: "notify", attempts: 10, data: z.object({ refund_id: z.string() }),
})

/** Looks for what no event told us of. Runs by the clock. Done by the root. */
export const reconcilePayments = defineJob({
  name: "payments.reconcile", queue: "money", attempts: 1, everyMs: MINUTE / 2, data: z.object({}).loose(),
})

/** Compares days that are over with what Stripe booked, or the day that is named. Runs by the clock. Done by the root. */
export const reconcileBooks = defineJob({
  name: "books.reconcile", queue: "money", attempts: 3, everyMs: 60 * MINUTE, timeoutMs: 30 * MINUTE, data: z.object({ day: z.string().optional() }).loose(),
})

const moneyJson = z.object({ amount: z.string(), currency: z.string() })
const partySchema = z.object({ name: z.string(), alias: z.string().nullable(), email: z.string(), address: z.string(), country: z.string() })

/** Facts of one license; the schema of `GrantFacts`. */
export const grantFactsSchema = z.object({
  line_id: z.string(), recording_id: z.string(), beat_title: z.string(), bpm: z.number().nullable(), key: z.string().nullable(),
  type: z.string(), price: moneyJson, net: moneyJson.optional(), terms: z.record(z.string(), z.unknown()).optional(),
  licensor: partySchema, licensee: partySchema, answers: z.array(answerSchema).optional(), seller_id: z.string(), customer_id: z.string(), prior_licenses: z.array(z.string()).optional(),
  deal: z.object({ kind: z.enum(["offer", "upgrade", "renewal", "bulk", "bundle"]), id: z.string(), title: z.string().nullable(), list_price: moneyJson }).optional(), codes: z.array(z.string()).optional(),
  locale: localeSchema.optional(), label: z.string().optional(),
  signature: z.object({ id: z.string(), typed_name: z.string(), signed_at: z.string(), account: z.string(), text_sha256: z.string() }).optional(),
  writers: z.array(z.object({ name: z.string(), role: z.string(), points: z.number().int() })).optional(),
  replaces: z.object({ kind: z.enum(["upgrade", "renewal"]), license_id: z.string(), number: z.string(), starts_on: z.string().nullable() }).optional(),
})

/** Issues the licenses of a settled order and their PDFs; then asks for `license.announce`. Done by `licensing`. */
export const issueLicenses = defineJob({
  name: "license.issue", queue: "licensing", attempts: 10, timeoutMs: 2 * MINUTE,
  data: z.object({
    order_id: z.string(), order_number: z.number().int(), cart_id: z.string(), paid_at: z.string(), payment_reference: z.string(),
    /** `line_id` is the order line's; `cart_line_id` is the one that was accepted. */
    grants: z.array(grantFactsSchema.extend({ cart_line_id: z.string() })).min(1),
  }),
})

/** Calls the hook of a license's type, once it is valid: in a queue of its own, so that a slow one delays nothing. Done by `licensing`. */
export const tellLicenseType = defineJob({ name: "license.hook", queue: "hooks", attempts: 8, timeoutMs: MINUTE / 3, data: z.object({ license_id: z.string() }) })

/** Mails and notices after licenses stand with their PDFs. Done by the root. */
export const announceLicenses = defineJob({
  name: "license.announce", queue: "notify", attempts: 10,
  data: z.object({ order_id: z.string(), license_ids: z.array(z.string()) }),
})

/**
 * Shows a changed shop plan, or changed defaults (no seller), on all listed beats: a part of them, the ones after `after` in the order of their ids;
 * then it asks for the next part. Done by the root.
 */
export const projectShop = defineJob({ name: "listing.project-shop", queue: "licensing", attempts: 8, timeoutMs: 5 * MINUTE, data: z.object({ seller_id: z.string().nullable(), after: z.string().default("") }) })

/** Shows changed tiers and prices of a listed beat in the shop. Done by the root. */
export const projectPlan = defineJob({ name: "listing.project", queue: "notify", data: z.object({ recording_id: z.string() }) })

/** Removes files from storage that no row names any more. Done by the root. */
export const removeFiles = defineJob({ name: "files.remove", queue: "hooks", attempts: 10, data: z.object({ keys: z.array(z.string()) }) })
