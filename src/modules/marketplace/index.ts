import { Module } from "@medusajs/framework/utils"
import { MARKETPLACE } from "@max-booster/extension-api"
import MarketplaceService from "./service"

export { MARKETPLACE }
export type { ListingProjection } from "./service"
export type { MarketplaceService }

/** Shops, members, listings: who sells what. */
export default Module(MARKETPLACE, { service: MarketplaceService })
