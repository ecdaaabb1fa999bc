import { z } from "zod"
import { route } from "./route"

export const tagKinds = ["bell", "spoken", "uploaded"] as const
export const tagVoices = ["slt", "rms", "awb", "kal16"] as const

/** What marks a shop's previews as hers. Seconds and dB. */
export const voiceTagSettings = z.object({
  kind: z.enum(tagKinds), text: z.string().max(200).default(""), voice: z.enum(tagVoices).default("slt"),
  first_at: z.number().min(0, "From 0 seconds").max(30, "At most 30 seconds"), every: z.number().min(5, "At least 5 seconds").max(120, "At most 120 seconds"),
  level_db: z.number().min(-12, "From -12 dB").max(6, "At most 6 dB"), duck_db: z.number().min(0, "From 0 dB").max(24, "At most 24 dB"),
})
export type VoiceTagSettings = z.infer<typeof voiceTagSettings>

const soundSchema = z.object({ name: z.string(), seconds: z.number() })

/** A shop's tag. `draft` is an uploaded recording that no preview has yet: saving takes it. */
export const voiceTagSchema = voiceTagSettings.extend({
  sound: soundSchema.nullable(), draft: soundSchema.nullable(),
  speech: z.object({ available: z.boolean(), voices: z.array(z.object({ id: z.enum(tagVoices), label: z.string() })) }),
  /** How many previews have the tag as it stands. */
  renewal: z.object({ done: z.number().int(), of: z.number().int() }),
})
export type VoiceTagView = z.infer<typeof voiceTagSchema>
const voiceTag = z.object({ voice_tag: voiceTagSchema })

export const readVoiceTag = route({ method: "GET", path: "/sellers/me/voice-tag", who: "seller", summary: "The tag over the shop's previews", response: voiceTag })
export const saveVoiceTag = route({ method: "POST", path: "/sellers/me/voice-tag", who: "seller", summary: "Changes the tag; all previews of the shop are made again", body: voiceTagSettings, response: voiceTag })
export const uploadVoiceTag = route({
  method: "POST", path: "/sellers/me/voice-tag/sound", who: "seller", summary: "A recorded tag as the request's body: at most 10 seconds and 10 MB; kept as a draft until the tag is saved",
  query: z.object({ name: z.string().min(1).max(5_000) }), response: voiceTag,
})

/** Kind of the rendition that lets a producer hear a tag over a beat before it is saved; its spec are the settings. */
export const TAG_TRIAL = "tag-trial"
