import { Module } from "@medusajs/framework/utils"
import { ROYALTIES } from "@max-booster/extension-api"
import RoyaltiesService from "./service"

export { ROYALTIES }
export type { RoyaltiesService }
export type * from "./rows"

/** Distributors' statements: read, matched to recordings, and handed to the ledger. */
export default Module(ROYALTIES, { service: RoyaltiesService })
