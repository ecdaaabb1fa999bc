import { stemRoleIds } from "@max-booster/music"
import { z } from "zod"
import { bpmSchema, deliverableSchema, genreSchema, keySchema, moneySchema, pageQuery } from "./common"
import { capsSchema, tierDetailsSchema } from "./license"
import { route } from "./route"

/** A license tier of a beat on sale. */
export const tierSchema = z.object({
  variant_id: z.string(), type: z.string(), label: z.string(), summary: z.string(), price: moneySchema, caps: capsSchema,
  delivers: z.array(deliverableSchema), exclusive: z.boolean(),
  /** Null until a beat from before there were details is shown anew. */
  details: tierDetailsSchema.nullable(),
})

/** A beat on a card: enough to show, hear and sort it. */
/** Where a recording's preview is heard, the better format first, and where its waveform lies, the finest level first; all addresses stay as they are. */
export const soundLinksSchema = z.object({
  previews: z.array(z.object({ url: z.string(), mime_type: z.string() })),
  /** In the BBC's audiowaveform format; `pixels` of the whole. */
  waves: z.array(z.object({ url: z.string(), pixels: z.number().int() })),
  /** The same part of each stem, in their order, to be heard together. */
  stems: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(stemRoleIds), url: z.string() })).default([]),
})
export type SoundLinks = z.infer<typeof soundLinksSchema>

export const beatCardSchema = z.object({
  id: z.string(), handle: z.string(), title: z.string(), genre: genreSchema, moods: z.array(z.string()),
  bpm: z.number(), key: keySchema.nullable(), camelot: z.string().nullable(), duration_ms: z.number(),
  artwork_url: z.string().nullable(), preview_url: z.string(), sound: soundLinksSchema, peaks: z.array(z.number()),
  from_price: moneySchema, producer: z.object({ handle: z.string(), name: z.string() }), published_at: z.string(), featured: z.boolean(),
})
export type BeatCard = z.infer<typeof beatCardSchema>

export const beatSchema = beatCardSchema.extend({
  description: z.string(), loudness_lufs: z.number().nullable(), tiers: z.array(tierSchema), relative_key: keySchema.nullable(),
})
export type Beat = z.infer<typeof beatSchema>
export type TierView = z.infer<typeof tierSchema>

export const producerSchema = z.object({ handle: z.string(), name: z.string(), bio: z.string(), avatar_url: z.string().nullable(), beats: z.number().int() })
export type Producer = z.infer<typeof producerSchema>

export const beatSorts = ["newest", "price", "-price", "bpm", "-bpm", "title"] as const
export const beatQuery = z.object({
  q: z.string().trim().max(100).optional(), genre: genreSchema.optional(), key: keySchema.optional(),
  bpm_min: z.coerce.number().min(0).max(300).optional(), bpm_max: z.coerce.number().min(0).max(300).optional(),
  /** Highest price of the cheapest tier, minor units. */
  price_max: z.coerce.number().int().min(0).optional(),
  producer: z.string().optional(), featured: z.union([z.boolean(), z.stringbool()]).optional(), sort: z.enum(beatSorts).default("newest"), ...pageQuery,
})
export type BeatQuery = z.input<typeof beatQuery>

export const beatListSchema = z.object({ beats: z.array(beatCardSchema), count: z.number().int(), offset: z.number(), limit: z.number() })

export const listBeats = route({ method: "GET", path: "/store/beats", who: "store", summary: "Beats on sale, filtered and sorted", query: beatQuery, response: beatListSchema })
export const readBeat = route({ method: "GET", path: "/store/beats/:handle", who: "store", summary: "One beat with its license tiers", response: z.object({ beat: beatSchema }) })
export const readProducer = route({ method: "GET", path: "/store/producers/:handle", who: "store", summary: "A producer's public page; beats come from /store/beats?producer=", response: z.object({ producer: producerSchema }) })

export const factsSchema = z.object({ title: z.string().trim().min(1, "Give it a title").max(120, "At most 120 characters"), genre: genreSchema, bpm: bpmSchema, key: keySchema.nullable(), moods: z.array(z.string().trim().min(1).max(24)).max(6), description: z.string().max(2_000, "At most 2,000 characters") })
