import { Module } from "@medusajs/framework/utils"
import { MARKETPLACE } from "@max-booster/extension-api"
import MarketplaceService from "./service"

export { MARKETPLACE }
export type { ListingProjection, TierProjection } from "./service"
export type { ListedRow, ListingRow, SellerRow, TierRow } from "./core/rows"
export type { MarketplaceService }

/** Shops, members, listings: who sells what. */
export default Module(MARKETPLACE, { service: MarketplaceService })
