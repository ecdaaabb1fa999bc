import type { MedusaContainer } from "@medusajs/framework/types"
import { PermanentFailure, type SqlRunner } from "@max-booster/jobs"
import { negativeSet, ORDERS, recoverySet, transferSet, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type StripeConnectService, type TransferOutcome, type TransferRecord } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { withMoney } from "./money-lock"
import { takeBackFrom } from "./take-back-from"

/**
 * Sends a party's share, less what it owes, or notes that it waits for the payout account; row and ledger change together.
 * @throws when Stripe cannot say yet: try again
 */
export async function transferShare(container: MedusaContainer, transferId: string): Promise<TransferRecord["state"]> {
  const found = await container.resolve<StripeConnectService>(STRIPE_CONNECT).transferById(transferId)
  if (!found) throw new PermanentFailure(`There is no transfer ${transferId}`)
  return withMoney(container, { plan: found.charge_plan_id, party: found.party_id }, async () => {
    await findSeller(container, found)
    await recoverDebt(container, found.id)
    return send(container, found.id)
  })
}

/** A payee may have claimed his shares while the sale was being booked. */
async function findSeller(container: MedusaContainer, { party_id, seller_id }: TransferRecord): Promise<void> {
  if (seller_id) return
  const owner = (await container.resolve<OrdersService>(ORDERS).sellerOfParties([party_id])).get(party_id)
  if (owner) await transaction(container, (sql) => container.resolve<StripeConnectService>(STRIPE_CONNECT).claimTransfers(sql, party_id, owner))
}

async function send(container: MedusaContainer, id: string): Promise<TransferRecord["state"]> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const transfer = await stripe.transferById(id)
  if (!transfer || transfer.state === "sent" || transfer.state === "cancelled") return transfer?.state ?? "failed"
  const { books } = container.resolve<OrdersService>(ORDERS)
  // Royalties are paid of beats that the buyer knows nothing of.
  const beats = transfer.kind === "royalty" ? [] : await books.beatsPaidTo(transfer.party_id, transfer.charge_plan_id)
  const outcome = await stripe.send(transfer, beats)
  await keep(container, transfer, outcome)
  return outcome.kind
}

/**
 * Notes transfers that Stripe made for a process which ended before it heard: what was sent has to be taken back, not cut. Call it under
 * the plan's money lock.
 */
export async function noteUnheard(container: MedusaContainer, chargePlanId: string): Promise<void> {
  for (const { transfer, outcome } of await container.resolve<StripeConnectService>(STRIPE_CONNECT).unheardTransfers(chargePlanId)) await keep(container, transfer, outcome)
}

/** Row and ledger change together. */
async function keep(container: MedusaContainer, transfer: TransferRecord, outcome: TransferOutcome): Promise<void> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  await transaction(container, async (sql) => {
    if ((await stripe.settleTransfer(sql, transfer.id, outcome)) && outcome.kind === "sent") await noteSent(container, sql, transfer, outcome)
  })
}

async function noteSent(container: MedusaContainer, sql: SqlRunner, transfer: TransferRecord, { amount }: Extract<TransferOutcome, { kind: "sent" }>): Promise<void> {
  const orders = container.resolve<OrdersService>(ORDERS)
  await orders.post(sql, transferSet({ id: transfer.id, partyId: transfer.party_id, currency: transfer.currency, amount }))
  if (transfer.kind !== "royalty") await orders.markTransferred(sql, transfer.charge_plan_id, transfer.party_id)
  // A try that was killed after Stripe had the transfer may have sent what a refund has taken back since.
  const excess = amount - (BigInt(transfer.amount) - BigInt(transfer.recovered))
  if (excess <= 0n) return
  if (transfer.kind === "royalty") return void (await orders.post(sql, negativeSet({ id: `excess:${transfer.id}`, partyId: transfer.party_id, currency: transfer.currency, amount: excess })))
  await takeBackFrom(container, sql, { charge_plan_id: transfer.charge_plan_id, party_id: transfer.party_id, amount: excess, feeBack: 0n, cause: `excess:${transfer.id}` }, transfer.currency)
}

/** Keeps of a share what its party owes from before. */
async function recoverDebt(container: MedusaContainer, id: string): Promise<void> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const orders = container.resolve<OrdersService>(ORDERS)
  const transfer = await stripe.transferById(id)
  if (!transfer || transfer.kind === "charge" || transfer.recovered !== "0" || !["pending", "waiting"].includes(transfer.state)) return
  const { owed } = await orders.balanceOf(transfer.party_id, transfer.currency)
  const kept = owed < BigInt(transfer.amount) ? owed : BigInt(transfer.amount)
  if (kept <= 0n) return
  await transaction(container, async (sql) => {
    if (await stripe.recover(sql, id, kept)) await orders.post(sql, recoverySet({ id, partyId: transfer.party_id, currency: transfer.currency, amount: kept }))
  })
}
