import { Module } from "@medusajs/framework/utils"
import DealsService from "./service"

/** Container key of the deals module. */
export const DEALS = "deals"

export { priceLines, untilFree, type BulkDeal, type Bundle, type LineDeal, type LinePrice, type ListedLine, type OwnPrice } from "./core/price-lines"
export { creditOf, ownPriceOf } from "./core/own-price"
export type { Answer, OfferRules, Side } from "./core/offer"
export type { OfferRow, OfferStepRow, OfferWithSteps } from "./offer-book"
export type { BulkDealRow, BundleRow, CartDealRow, CouponRow } from "./service"
export type { DealsService }

/** What changes a price: bulk deals, bundles, offers, and prices that stand for one buyer alone. */
export default Module(DEALS, { service: DealsService })
