import type { Route } from "../http/routes"
import { accountRoutes } from "./accounts"
import { balanceRoutes } from "./balance"
import { chargeRoutes } from "./charges"
import { customerRoutes } from "./customers"
import { eventRoutes } from "./events"
import { feeRoutes } from "./application-fees"
import { linkRoutes } from "./links"
import { paymentIntentRoutes } from "./payment-intents"
import { payoutRoutes } from "./payouts"
import { refundRoutes } from "./refunds"
import { sessionRoutes } from "./checkout-sessions"
import { transferRoutes } from "./transfers"

/** Every endpoint of the API: one file a resource. */
export const routes: Route[] = [
  ...accountRoutes,
  ...balanceRoutes,
  ...chargeRoutes,
  ...customerRoutes,
  ...eventRoutes,
  ...feeRoutes,
  ...linkRoutes,
  ...paymentIntentRoutes,
  ...payoutRoutes,
  ...refundRoutes,
  ...sessionRoutes,
  ...transferRoutes,
]
