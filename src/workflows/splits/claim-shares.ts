import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { HeldShare } from "@max-booster/api-contract"
import { sendTransfer } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"
import { shopOfMember } from "../listing/caller"
import { transaction } from "../purchase/complete-purchase"
import { orRefuse } from "./refusals"
import { isHeld, toHeldShare } from "./views"

/**
 * Has the shares that were promised to a customer's proven address paid to his shop; what waited for him is sent. Again is no news.
 * @throws {MedusaError} not_found — no share for this address · not_allowed — address not proven, no shop, or claimed by another
 */
export async function claimShares(container: MedusaContainer, customerId: string): Promise<{ id: string; name: string }> {
  const marketplace = container.resolve<MarketplaceService>(MARKETPLACE)
  const [{ email }, isProven, own] = await Promise.all([
    container.resolve(Modules.CUSTOMER).retrieveCustomer(customerId), marketplace.isEmailVerified(customerId), marketplace.shopOfCustomer(customerId),
  ])
  if (!isProven) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Confirm your e-mail address first: the shares are promised to it. The link is in our mail to ${email}.`, "email_unverified")
  if (!own) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Open a shop first: your shares are paid to it. It needs no beat.", "no_shop")
  await transaction(container, async (sql) => {
    const { payee_id } = orRefuse(await container.resolve<OrdersService>(ORDERS).splits.claim(sql, email.toLowerCase(), own.seller.id))
    const waiting = await container.resolve<StripeConnectService>(STRIPE_CONNECT).claimTransfers(sql, payee_id, own.seller.id)
    await enqueue(sql, ...waiting.map((transfer_id) => request(sendTransfer, { transfer_id })))
  })
  return { id: own.seller.id, name: own.seller.name }
}

/** Shares that a member's shop holds in others' recordings, and whether some wait to be claimed. */
export async function listShares(container: MedusaContainer, memberId: string, now: Date): Promise<{ shares: HeldShare[]; claimable: boolean }> {
  const { id, email } = await shopOfMember(container, memberId)
  const { splits } = container.resolve<OrdersService>(ORDERS)
  const [parties, payee] = await Promise.all([splits.partiesOf(id), splits.payee({ email: email.toLowerCase() })])
  const [held, waiting] = await Promise.all([splits.heldBy(parties, id), payee && payee.seller_id === null ? splits.heldBy([payee.id], id) : []])
  return { shares: held.map((each) => toHeldShare(each, now)).filter(isHeld), claimable: waiting.length > 0 }
}
