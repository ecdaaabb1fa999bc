import type { MedusaContainer } from "@medusajs/framework/types"
import { announceFailedPayout } from "../notify/announce-failed-payout"
import { STRIPE_CONNECT, type StripeConnectService } from "../../modules/stripe-connect"

const BATCH = 20

/** One after the other. @returns what went wrong */
type InTurn = (what: string, ids: readonly string[], work: (id: string) => Promise<unknown>) => Promise<string[]>

/** Finds what no event told us of payouts: wishes that were left, payouts under way, and payouts never heard of; sellers are told of those that came back. @returns what went wrong */
export async function reconcilePayouts(container: MedusaContainer, inTurn: InTurn): Promise<string[]> {
  const { payouts } = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const [left, underWay, accounts] = await Promise.all([payouts.leftOrders(BATCH), payouts.underWay(BATCH), payouts.accountsToList(BATCH)])
  const accountOf = new Map(underWay.map(({ id, stripe_account_id }) => [id, stripe_account_id]))
  const problems = await Promise.all([
    inTurn("wish for a payout", left, (id) => payouts.finishOrder(id)),
    inTurn("payout", [...accountOf.keys()], (id) => payouts.refresh(accountOf.get(id) ?? "", id)),
    inTurn("payouts of account", accounts, (id) => payouts.listAnew(id)),
  ])
  const failed = await payouts.failedUntold(BATCH)
  return [...problems.flat(), ...await inTurn("mail about payout", failed.map(({ id }) => id), (id) => announceFailedPayout(container, failed.find((each) => each.id === id)))]
}
