import { z } from "zod"
import { route } from "./route"

/** Which engines analysed how many recordings, and what changed when one was heard again. `engines_here` are those of now. */
export const analysesSchema = z.object({
  engines_here: z.string(),
  groups: z.array(z.object({ engines: z.string(), recordings: z.number(), first_at: z.string().nullable(), last_at: z.string().nullable() })),
  changed: z.array(z.object({
    recording_id: z.string(), title: z.string(), bpm: z.number().nullable(), key: z.string().nullable(), is_confirmed: z.boolean(), analysed_at: z.string(),
    before: z.object({ bpm: z.number().nullable(), key: z.string().nullable(), engine: z.string() }),
  })),
})
export type AnalysesView = z.infer<typeof analysesSchema>
export const readAnalyses = route({ method: "GET", path: "/admin/analyses", who: "operator", summary: "Which engines analysed the recordings, and what changed since", response: analysesSchema })
export const renewAnalyses = route({ method: "POST", path: "/admin/analyses", who: "operator", summary: "Hears recordings again that other engines analysed; producers' words stay", response: analysesSchema.extend({ asked: z.number() }) })
