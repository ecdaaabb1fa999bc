import { Module } from "@medusajs/framework/utils"
import OrdersService from "./service"

/** Container key of the orders module. */
export const ORDERS = "orders"

export type { OrdersService }
export type * from "./types"
export type * from "./split-types"
export { percent } from "./core/split-sheet"
export { DEFAULT_FEE, lossBelow, type FeePolicy } from "./core/fee"
export type { StorePolicy } from "./fee-policies"
export { planCharge, type PlannedCharge, type SellerFacts } from "./core/plan-charge"
export { refundable } from "./core/plan-refund"
export { givenStates } from "./refunds"
export { disputeLostSet, disputeOpenedSet, disputeWonSet, feeLeftSet, negativeSet, recoverySet, refundAgainSet, refundFailedSet, refundSet, refundSettledSet, returnedSet, reversalSet, stripeFeeSet, transferSet, type PostingSet } from "./core/postings"
export { inWords, labelOf, monthRange, statementOf, type Movement, type PartySet, type Statement } from "./core/statement"
export { bookingsOf, differences, dueDays, totalsOf, type Booking, type Difference, type Figure } from "./core/reconcile"
export type { RoyaltyBalance, RoyaltyPartRow, RoyaltyPaymentRow } from "./royalty-book"
export type { AuditedSet, BookFault, Report } from "./audit"
export type { CollaboratorSum, LineMoney, SalesSum, SetRecord, Span } from "./books"

/** Charge plans, sales, split sheets, and the ledger. */
export default Module(ORDERS, { service: OrdersService })
