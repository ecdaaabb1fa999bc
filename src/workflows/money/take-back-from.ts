import type { MedusaContainer } from "@medusajs/framework/types"
import { sendReversal } from "@max-booster/extension-api"
import { enqueue, PermanentFailure, request, type SqlRunner } from "@max-booster/jobs"
import { feeLeftSet, negativeSet, ORDERS, reversalSet, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type ReversalRecord, type StripeConnectService, type TakeBack } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { withMoney } from "./money-lock"

/** Takes a part of a party's share back, inside the caller's transaction: asks for the reversal, or notes that the party owes it. */
export async function takeBackFrom(container: MedusaContainer, sql: SqlRunner, wish: TakeBack, currency: string): Promise<void> {
  const { reversalId, short } = await container.resolve<StripeConnectService>(STRIPE_CONNECT).takeBack(sql, wish)
  if (reversalId) await enqueue(sql, request(sendReversal, { reversal_id: reversalId }, { key: `reversal:${reversalId}` }))
  if (short > 0n) await container.resolve<OrdersService>(ORDERS).post(sql, negativeSet({ id: `${wish.cause}:${wish.party_id}`, partyId: wish.party_id, currency, amount: short }))
}

/** Makes a stored reversal at Stripe; when the account has too little, the party owes it from now on, with the fee that came before. */
export async function reverseShare(container: MedusaContainer, reversalId: string): Promise<ReversalRecord["state"]> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const found = await stripe.reversalById(reversalId)
  if (!found) throw new PermanentFailure(`There is no reversal ${reversalId}`)
  return withMoney(container, { plan: found.charge_plan_id, party: found.party_id }, async () => {
    const reversal = await stripe.reversalById(reversalId)
    if (!reversal || reversal.state !== "pending") return reversal?.state ?? "done"
    const made = await stripe.sendReversal(reversal)
    const { id, party_id: partyId, currency } = reversal
    await transaction(container, async (sql) => {
      if (!(await stripe.settleReversal(sql, id, made))) return
      const orders = container.resolve<OrdersService>(ORDERS)
      if (made) return void (await orders.post(sql, reversalSet({ id, partyId, currency, amount: made.amount })))
      await orders.post(sql, negativeSet({ id, partyId, currency, amount: BigInt(reversal.amount) }))
      if (reversal.fee_back !== "0") await orders.post(sql, feeLeftSet({ id, partyId, currency, amount: BigInt(reversal.fee_back) }))
    })
    return made ? "done" : "short"
  })
}
