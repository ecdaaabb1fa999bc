import { stemRoleIds } from "@max-booster/music"
import { z } from "zod"
import { route } from "./route"

export const stemRoleSchema = z.enum(stemRoleIds)
const stemName = z.string().trim().min(1, "Give it a name").max(80, "At most 80 characters")

/** A stem in the producer's workshop. `off_ms`: how much longer (or, below zero, shorter) than the recording; `fits`: little enough to be sold. `lag_ms`: how much later it would have to begin to lie as in the recording; null when that cannot be heard. */
export const stemSchema = z.object({
  id: z.string(), name: z.string(), role: stemRoleSchema, original_name: z.string(), state: z.enum(["processing", "ready", "refused", "failed"]), problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  facts: z.object({ codec: z.string(), sample_rate: z.number(), channels: z.number(), bit_depth: z.number().nullable(), duration_ms: z.number() }).nullable(),
  off_ms: z.number().nullable(), lag_ms: z.number().nullable(), fits: z.boolean(),
  /** As anybody may hear it: a part of it, with the shop's tag. */
  preview_url: z.string().nullable(),
})
export type StemView = z.infer<typeof stemSchema>
const stems = z.object({ stems: z.array(stemSchema) })

/** Single stems are uploaded as everything is (tus), with the metadata `kind: stem` and `recording_id`; a whole set as one zip with `kind: stems`. */
export const listStems = route({ method: "GET", path: "/sellers/recordings/:id/stems", who: "seller", summary: "The stems of a recording, in their order", response: stems })
export const arrangeStems = route({
  method: "POST", path: "/sellers/recordings/:id/stems", who: "seller", summary: "Names, roles and order of stems",
  body: z.object({ stems: z.array(z.object({ id: z.string(), name: stemName, role: stemRoleSchema })).min(1).max(64) }), response: stems,
})
export const mendStem = route({
  method: "POST", path: "/sellers/stems/:id/mend", who: "seller", summary: "Makes a stem as long as its recording: silence at its end or start, its end cut, or moved to where it lies in the recording",
  body: z.object({ how: z.enum(["pad-end", "pad-start", "cut-end", "align"]) }), response: stems,
})
export const deleteStem = route({ method: "DELETE", path: "/sellers/stems/:id", who: "seller", summary: "Removes a stem", response: stems })
