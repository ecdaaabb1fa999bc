import { z } from "zod"
import { bpmSchema, deliverableSchema, genreSchema, keySchema, moneySchema } from "./common"
import { storedScheduleSchema } from "./payouts"
import { route } from "./route"
import { factsSchema, soundLinksSchema } from "./shop"

export const sellerSchema = z.object({ id: z.string(), handle: z.string(), name: z.string(), bio: z.string(), country: z.string(), email: z.string(), avatar_url: z.string().nullable(), state: z.enum(["active", "suspended"]) })
export type Seller = z.infer<typeof sellerSchema>
const seller = z.object({ seller: sellerSchema })
export const readSeller = route({ method: "GET", path: "/sellers/me", who: "seller", summary: "The shop", response: seller })
export const saveSeller = route({ method: "POST", path: "/sellers/me", who: "seller", summary: "Changes the shop's page", body: z.object({ name: z.string().trim().min(2, "At least 2 characters").max(60, "At most 60 characters"), bio: z.string().trim().max(1_000, "At most 1,000 characters") }).partial(), response: seller })
export const saveAvatar = route({ method: "POST", path: "/sellers/me/avatar", who: "seller", summary: "A JPEG, PNG or WebP of at most 8 MB as the request's body (its own content type)", response: seller })

/** The state of the payout account; `blocked_by` in plain words. */
export const payoutAccountSchema = z.object({ state: z.enum(["none", "onboarding", "active", "restricted"]), charges_enabled: z.boolean(), payouts_enabled: z.boolean(), blocked_by: z.array(z.string()), test_mode: z.boolean(), schedule: storedScheduleSchema.nullable() })
export type PayoutAccountView = z.infer<typeof payoutAccountSchema>
export const readPayoutAccount = route({ method: "GET", path: "/sellers/me/payout-account", who: "seller", summary: "Where earnings go", response: z.object({ payout_account: payoutAccountSchema }) })
export const startOnboarding = route({ method: "POST", path: "/sellers/me/payout-account/onboarding", who: "seller", summary: "A link to Stripe's onboarding page", body: z.object({ return_url: z.url(), refresh_url: z.url() }), response: z.object({ url: z.url() }) })
export const payoutDashboard = route({ method: "POST", path: "/sellers/me/payout-account/dashboard", who: "seller", summary: "A link to the Express dashboard", response: z.object({ url: z.url() }) })
export const readBalance = route({
  method: "GET", path: "/sellers/me/balance", who: "seller", summary: "Earned, waiting for transfer, transferred and owed to the platform, from the ledger",
  response: z.object({ balance: z.object({ earned: moneySchema, /** Of distributors' royalties: got by the platform less paid so. */ royalties: moneySchema, pending: moneySchema, transferred: moneySchema, owed: moneySchema, sales: z.number().int() }) }),
})
export const readFee = route({ method: "GET", path: "/sellers/me/fee", who: "seller", summary: "What the platform takes of this shop's next sale, in basis points", response: z.object({ fee_points: z.number().int() }) })
/** A sale: `amount` is what the buyer paid, `tax`, `platform_fee` and `seller_amount` (before collaborators) are its parts. */
export const saleSchema = z.object({ id: z.string(), order_number: z.number().int(), created_at: z.string(), amount: moneySchema, platform_fee: moneySchema, seller_amount: moneySchema, tax: moneySchema,
  /** What went to collaborators when it was sold. */
  shared: moneySchema,
  /** What refunds have taken back of the seller's own. */
  taken_back: moneySchema,
  /** What is the seller's of it now: after fee, tax, collaborators and refunds. */
  yours: moneySchema,
  state: z.enum(["pending", "transferred", "refunded"]), lines: z.array(z.object({ beat_title: z.string(), label: z.string(), price: moneySchema })) })
export type SaleView = z.infer<typeof saleSchema>
export const listSales = route({ method: "GET", path: "/sellers/me/sales", who: "seller", summary: "Sales, newest first", response: z.object({ sales: z.array(saleSchema) }) })

/** Where the stems of a recording are. After a refusal those from before stay: `files` says what may be sold. */
export const stemsSchema = z.object({
  state: z.enum(["none", "processing", "ready", "unfit", "refused", "failed"]),
  progress: z.object({ phase: z.string(), fraction: z.number() }), problem: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type StemsView = z.infer<typeof stemsSchema>

const guess = { weight: z.number() }

/** What the machine says of a recording. What analyses of before version 2 lack is null or empty. */
export const analysisSchema = z.object({
  engine: z.string(), engine_version: z.string(), analysed_at: z.string().nullable(),
  bpm: z.number().nullable(), bpm_confidence: z.number(), key: keySchema.nullable(), key_confidence: z.number(), ask_to_confirm: z.boolean(),
  /** Each engine's own word, the most trusted first; with its guesses a page can choose again in another genre (`chooseTempo` of `music`). */
  readings: z.array(z.object({
    engine: z.string(), label: z.string(), version: z.string(), bpm: z.number().nullable(), key: keySchema.nullable(),
    tempos: z.array(z.object({ bpm: z.number(), ...guess })).optional(), keys: z.array(z.object({ key: keySchema, ...guess })).optional(),
  })),
  /** Seconds, at most 1,000. */
  beats: z.array(z.number()), first_downbeat: z.number().nullable(),
  loudness_lufs: z.number().nullable(), loudness_range_lu: z.number().nullable(), true_peak_dbtp: z.number().nullable(),
  measures: z.object({
    plr_lu: z.number().nullable(), dynamic_range_dr: z.number().nullable(), clipping: z.object({ runs: z.number(), first_ms: z.array(z.number()) }),
    silence_ms: z.object({ start: z.number(), end: z.number() }), dc_offset: z.number(), stereo_correlation: z.number().nullable(),
  }).nullable(),
  duration_ms: z.number(), sample_rate: z.number(), bit_depth: z.number().nullable(), channels: z.number(),
})
export type AnalysisView = z.infer<typeof analysisSchema>

/** A recording in the producer's workshop. */
export const recordingSchema = z.object({
  id: z.string(), original_name: z.string(),
  /** An earlier recording of the shop that is the same file, byte for byte. */
  duplicate_of: z.string().nullable(),
  state: z.enum(["processing", "ready", "refused", "failed"]), created_at: z.string(),
  progress: z.object({ phase: z.string(), fraction: z.number() }), problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  title: z.string(), genre: genreSchema.nullable(), moods: z.array(z.string()), description: z.string(),
  /** The producer's word where given, else the machine's. */
  bpm: z.number().nullable(), key: keySchema.nullable(), camelot: z.string().nullable(), facts_confirmed: z.boolean(),
  analysis: analysisSchema.nullable(),
  peaks: z.array(z.number()), preview_url: z.string().nullable(), sound: soundLinksSchema, artwork_url: z.string().nullable(), files: z.array(deliverableSchema), stems: stemsSchema,
  listing: z.object({ state: z.enum(["draft", "published", "withdrawn"]), handle: z.string().nullable() }),
})
export type RecordingView = z.infer<typeof recordingSchema>
const recording = z.object({ recording: recordingSchema })
/**
 * Uploads are tus 1.0 (metadata `filename`, `filetype`; at most 2 GB). The finishing PATCH answers with the header `X-Recording-Id`; HEAD on a finished upload has it too.
 * With the metadata `kind: stems` and `recording_id`, a zip of WAV or FLAC files becomes the stems of that recording.
 */
export const uploads = [
  route({ method: "POST", path: "/sellers/uploads", who: "seller", summary: "tus: begins an upload" }),
  route({ method: "HEAD", path: "/sellers/uploads/:id", who: "seller", summary: "tus: how far an upload is" }),
  route({ method: "PATCH", path: "/sellers/uploads/:id", who: "seller", summary: "tus: sends bytes; the last answer names the recording" }),
  route({ method: "DELETE", path: "/sellers/uploads/:id", who: "seller", summary: "tus: gives an upload up" }),
]
export const listRecordings = route({ method: "GET", path: "/sellers/recordings", who: "seller", summary: "All recordings, newest first", response: z.object({ recordings: z.array(recordingSchema) }) })
export const readRecording = route({ method: "GET", path: "/sellers/recordings/:id", who: "seller", summary: "One recording", response: recording })
export const confirmFacts = route({ method: "POST", path: "/sellers/recordings/:id", who: "seller", summary: "The producer's word on title, genre, tempo, key, moods", body: factsSchema.extend({ bpm: bpmSchema }), response: recording })
/** Facts of one of many recordings: what is left out stays. `confirm`: they are the producer's last word, as with one. */
export const manyFactsRow = factsSchema.partial().extend({ id: z.string(), confirm: z.boolean().default(false) })
export type ManyFactsRow = z.input<typeof manyFactsRow>
export const saveManyFacts = route({
  method: "POST", path: "/sellers/recording-facts", who: "seller", summary: "Facts of many recordings at once, also of those that are still analysed; each is kept or refused by itself",
  body: z.object({ rows: z.array(manyFactsRow).min(1).max(200) }), response: z.object({ results: z.array(z.object({ id: z.string(), message: z.string().nullable() })) }),
})
export const saveArtwork = route({ method: "POST", path: "/sellers/recordings/:id/artwork", who: "seller", summary: "A JPEG, PNG or WebP of at most 8 MB as the request's body (its own content type)", response: recording })
export const retryRecording = route({ method: "POST", path: "/sellers/recordings/:id/retry", who: "seller", summary: "Runs a failed ingest again", response: recording })
export const deleteRecording = route({ method: "DELETE", path: "/sellers/recordings/:id", who: "seller", summary: "Removes a recording that was never sold or listed", response: z.object({ id: z.string(), deleted: z.literal(true) }) })
export const publishListing = route({ method: "POST", path: "/sellers/recordings/:id/publish", who: "seller", summary: "Puts the beat on sale: facts confirmed, at least one tier", response: recording })
export const withdrawListing = route({ method: "POST", path: "/sellers/recordings/:id/withdraw", who: "seller", summary: "Takes the beat off sale; sold licenses stay", response: recording })

