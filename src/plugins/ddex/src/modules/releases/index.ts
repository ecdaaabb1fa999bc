import { Module } from "@medusajs/framework/utils"
import { RELEASES } from "@max-booster/extension-api"
import ReleasesService from "./service"

export { RELEASES }
export { STORE } from "./code-sources"
export type { ReleasesService }

/** Releases: from a finished track to the stores. */
export default Module(RELEASES, { service: ReleasesService })
