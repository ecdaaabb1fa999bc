import type { MedusaContainer } from "@medusajs/framework/types"
import { MARKETPLACE, type MarketplaceDoor } from "@max-booster/extension-api"
import { formatMoney } from "@max-booster/kernel"
import { adviceFor, STRIPE_CONNECT, type PayoutRecord, type StripeConnectService } from "../../modules/stripe-connect"
import { failedPayoutMail } from "./mails"
import { sendMail } from "./send-mail"

/** Tells a seller that his bank sent a payout back, and what to do; runs again without a second mail. */
export async function announceFailedPayout(container: MedusaContainer, payout: PayoutRecord | undefined): Promise<void> {
  if (!payout) return
  const { id, seller_id, amount, currency, failure_code, failure_message } = payout
  const [seller] = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellersByIds([seller_id])
  if (seller) {
    const words = { amount: formatMoney({ amount, currency }), reason: failure_message ?? "Your bank sent the money back.", advice: adviceFor(failure_code), link: `${process.env["STOREFRONT_URL"] ?? ""}/sell/payouts` }
    await sendMail(container, seller.email, failedPayoutMail(words), `payout-failed:${id}`)
  }
  await container.resolve<StripeConnectService>(STRIPE_CONNECT).payouts.noteTold(id)
}
