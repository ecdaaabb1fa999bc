import { Module } from "@medusajs/framework/utils"
import { RECORDINGS } from "@max-booster/extension-api"
import RecordingsService from "./service"

export { RECORDINGS }
export { MOST_STEMS } from "./stem-book"
export { keyOf } from "./core/key-of"
export type { RecordingRow } from "./core/rows"
export type { RecordingsService }

/** Recordings and their files: what was uploaded, what became of it. */
export default Module(RECORDINGS, { service: RecordingsService })
