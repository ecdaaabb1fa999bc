import { Module } from "@medusajs/framework/utils"
import StripeConnectService from "./service"

/** Container key of the stripe-connect module (Medusa wants no dash). */
export const STRIPE_CONNECT = "stripe_connect"

/** The payment provider's id in a region. */
export const STRIPE_PROVIDER = "pp_stripe-connect_stripe"

export type { StripeConnectService }
export type * from "./types"
export type { Movement } from "./balance-gateway"
export type { SentAtStripe } from "./transfer-audit"
export type { CheckoutView, ChargeView } from "./gateway"
export { adviceFor } from "./core/payout"
export { nextPayoutOn } from "./core/payout-schedule"
export { outcomeOf, type CheckoutOutcome } from "./core/checkout-outcome"

/** Payout accounts, webhook inbox, transfers: everything that happens at Stripe. */
export default Module(STRIPE_CONNECT, { service: StripeConnectService })
