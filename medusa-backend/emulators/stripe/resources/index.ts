import type { Route } from "../http/routes"
import { accountRoutes } from "./accounts"
import { balanceRoutes } from "./balance"
import { balanceSettingsRoutes } from "./balance-settings"
import { capabilityRoutes } from "./capabilities"
import { chargeRoutes } from "./charges"
import { customerRoutes } from "./customers"
import { disputeRoutes } from "./disputes"
import { eventRoutes } from "./events"
import { externalAccountRoutes } from "./external-accounts"
import { fileRoutes } from "./files"
import { feeRoutes } from "./application-fees"
import { linkRoutes } from "./links"
import { paymentIntentRoutes } from "./payment-intents"
import { paymentMethodRoutes } from "./payment-methods"
import { payoutRoutes } from "./payouts"
import { refundRoutes } from "./refunds"
import { sessionRoutes } from "./checkout-sessions"
import { transferRoutes } from "./transfers"
import { webhookEndpointRoutes } from "./webhook-endpoints"

/** Every endpoint of the API: one file a resource. */
export const routes: Route[] = [
  ...accountRoutes,
  ...balanceRoutes,
  ...balanceSettingsRoutes,
  ...capabilityRoutes,
  ...chargeRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...externalAccountRoutes,
  ...feeRoutes,
  ...fileRoutes,
  ...linkRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...payoutRoutes,
  ...refundRoutes,
  ...sessionRoutes,
  ...transferRoutes,
  ...webhookEndpointRoutes,
]
