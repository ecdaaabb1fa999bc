import type { VoiceTagSettings } from "@max-booster/extension-api"

/** The tag of a shop that has not chosen one: the bell. */
export const usualTag: VoiceTagSettings = { kind: "bell", text: "", voice: "slt", first_at: 2, every: 15, level_db: 0, duck_db: 9 }
