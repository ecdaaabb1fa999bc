import { masteringChain, ranges } from "@max-booster/mastering"
import { z } from "zod"
import { renditionSchema } from "./renditions"
import { route } from "./route"

const targetLufs = z.number().min(ranges.targetLufs.min).max(ranges.targetLufs.max)
const ceilingDbtp = z.number().min(ranges.ceilingDbtp.min).max(ranges.ceilingDbtp.max)

/** How a recording is to be brought to a loudness. With `album` all of these recordings move by one gain, and the album as a whole is at the target. */
export const normalizeSpec = z.strictObject({ targetLufs, ceilingDbtp, album: z.array(z.string()).max(50).optional() })
export type NormalizeSpec = z.infer<typeof normalizeSpec>

/** How a recording is to be mastered. `reference` names a reference track of the recording; `asLoud` takes its loudness for the chain's target. */
export const masterSpec = z.strictObject({ chain: masteringChain, reference: z.string().nullable().default(null), asLoud: z.boolean().default(false) })
export type MasterSpec = z.infer<typeof masterSpec>

export const presetSchema = z.object({ id: z.string(), name: z.string(), chain: masteringChain })
export type PresetView = z.infer<typeof presetSchema>
const preset = z.object({ preset: presetSchema })

export const listPresets = route({ method: "GET", path: "/sellers/mastering-presets", who: "seller", summary: "The shop's saved mastering chains, by name", response: z.object({ presets: z.array(presetSchema) }) })
export const savePreset = route({
  method: "POST", path: "/sellers/mastering-presets", who: "seller", summary: "Saves a mastering chain; a name that is there already gets the new chain",
  body: z.strictObject({ name: z.string().trim().min(1, "Give it a name").max(60, "At most 60 characters"), chain: masteringChain }), response: preset,
})
export const deletePreset = route({ method: "DELETE", path: "/sellers/mastering-presets/:id", who: "seller", summary: "Removes a saved chain", response: z.object({ id: z.string(), deleted: z.literal(true) }) })

export const referenceSchema = z.object({ id: z.string(), filename: z.string(), size: z.number() })
export type ReferenceView = z.infer<typeof referenceSchema>

export const listReferences = route({ method: "GET", path: "/sellers/recordings/:id/references", who: "seller", summary: "Reference tracks to master a recording after; uploaded by tus with the metadata kind: reference", response: z.object({ references: z.array(referenceSchema) }) })
export const deleteReference = route({ method: "DELETE", path: "/sellers/recordings/:id/references/:reference", who: "seller", summary: "Removes a reference track and its file", response: z.object({ id: z.string(), deleted: z.literal(true) }) })

export const normalizeAlbum = route({
  method: "POST", path: "/sellers/albums/normalize", who: "seller", summary: "Asks for several recordings at one loudness as an album: one rendition each",
  body: z.strictObject({ recording_ids: z.array(z.string()).min(2, "Choose two recordings at least").max(50, "At most 50 recordings"), targetLufs, ceilingDbtp }),
  response: z.object({ renditions: z.array(renditionSchema) }),
})

export const renditionToRecording = route({ method: "POST", path: "/sellers/renditions/:id/recording", who: "seller", summary: "Makes a recording of its own of a master or a normalised file; again names the same one", response: z.object({ recording_id: z.string() }) })
