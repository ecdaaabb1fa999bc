import { Module } from "@medusajs/framework/utils"
import StudioService from "./service"

/** Container key of the studio module. */
export const STUDIO = "studio"

export { MOST_COLLABORATORS, RESTORABLE_DAYS } from "./project-book"
export { hashFile } from "./binary-book"
export { audioHeader } from "./core/audio-header"
export { canonical, parse, read, rename, seed, type ProjectData } from "./core/document"
export type * from "./types"
export type { StudioService }

/** Projects of the studio: documents, versions, files, bounces. */
export default Module(STUDIO, { service: StudioService })
