import { z } from "zod"
import { route } from "./route"

/** How a converted file may be asked for; what is left out follows the source. */
export const conversionSpec = z.object({
  format: z.enum(["wav", "flac", "mp3", "aac", "ogg", "opus"]),
  /** kbit/s, or LAME's variable quality 0. */
  bitrate: z.union([z.literal("v0"), z.number().int().positive()]).optional(),
  /** Hz. */
  sampleRate: z.number().int().positive().optional(),
  bitDepth: z.union([z.literal(16), z.literal(24)]).optional(),
  channels: z.union([z.literal(1), z.literal(2)]).optional(),
})
export type ConversionSpec = z.infer<typeof conversionSpec>
/** All stems as one zip, each converted in the same way. */
export const stemsExportSpec = conversionSpec

/** The kind of rendition that mends a recording's file for releases; what is sold stays as it is. */
export const RELEASE_WAV = "release-wav"
/** What is mended, all of it in one file: silence at the ends, a true peak over a ceiling, rate and bits. What is null stays as it is. `fix` is what was asked for last. */
export const releaseWavSpec = z.strictObject({
  trim: z.boolean().default(false),
  ceilingDbtp: z.number().min(-6).max(0).nullable().default(null),
  sampleRate: z.union([z.literal(44_100), z.literal(48_000), z.literal(96_000)]).nullable().default(null),
  bitDepth: z.union([z.literal(16), z.literal(24)]).nullable().default(null),
  fix: z.string().max(60).default("render-wav"),
})
export type ReleaseWavSpec = z.infer<typeof releaseWavSpec>

/** A file of a rendition. `url` is signed and good for twelve hours; it answers ranges, so that a page can play it. */
export const renditionFileSchema = z.object({ name: z.string(), filename: z.string(), mime_type: z.string(), size: z.number(), checksum: z.string(), url: z.string() })

/** Something that a producer asked to be made of a recording. `spec` and `report` are as its kind has them. */
export const renditionSchema = z.object({
  id: z.string(), recording_id: z.string(), kind: z.string(), spec: z.unknown(), state: z.enum(["waiting", "working", "ready", "refused", "failed", "cancelled"]),
  progress: z.object({ phase: z.string(), fraction: z.number(), seconds_left: z.number().nullable() }),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  report: z.unknown(), files: z.array(renditionFileSchema), created_at: z.string(), ended_at: z.string().nullable(),
})
export type RenditionView = z.infer<typeof renditionSchema>
const rendition = z.object({ rendition: renditionSchema })

export const listRenditions = route({ method: "GET", path: "/sellers/recordings/:id/renditions", who: "seller", summary: "What was asked to be made of a recording, newest first", response: z.object({ renditions: z.array(renditionSchema) }) })
export const requestRendition = route({
  method: "POST", path: "/sellers/recordings/:id/renditions", who: "seller", summary: "Asks for something to be made of a recording: it waits its turn, fairly between shops",
  body: z.object({ kind: z.string().max(40), spec: z.unknown() }), response: rendition,
})
export const readRendition = route({ method: "GET", path: "/sellers/renditions/:id", who: "seller", summary: "One rendition", response: rendition })
export const cancelRendition = route({ method: "POST", path: "/sellers/renditions/:id/cancel", who: "seller", summary: "Gives a rendition up, also one at work", response: rendition })
export const deleteRendition = route({ method: "DELETE", path: "/sellers/renditions/:id", who: "seller", summary: "Removes a rendition and its files", response: z.object({ id: z.string(), deleted: z.literal(true) }) })
export const linkConversion = route({
  method: "POST", path: "/sellers/recordings/:id/conversions", who: "seller", summary: "A link that converts while it is downloaded: nothing is stored, and it is good for an hour",
  body: conversionSpec, response: z.object({ url: z.string(), filename: z.string() }),
})
export const renditionFiles = [
  route({ method: "GET", path: "/rendition-files/:token", who: "signed", summary: "A file of a rendition; answers ranges" }),
  route({ method: "GET", path: "/conversions/:token", who: "signed", summary: "A recording, converted while it is sent" }),
]
