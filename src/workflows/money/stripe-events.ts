import type { MedusaContainer } from "@medusajs/framework/types"
import { processStripeEvent, sendTransfer } from "@max-booster/extension-api"
import { enqueue, PermanentFailure, request } from "@max-booster/jobs"
import { ORDERS, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type InboxEvent, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { advanceCheckout } from "./advance-checkout"
import { readDispute } from "./disputes"
import { postFeeOf } from "./post-stripe-fee"
import { noteFailedRefund } from "./send-refund"

/**
 * Takes an event in: verified over its raw bytes, stored with its job in one transaction, then answered. A second delivery is no news.
 * @throws {MedusaError} invalid_data — forged, changed or too old
 */
export async function receiveStripeEvent(container: MedusaContainer, delivery: { rawBody: Buffer; signature: string | undefined; endpoint: "platform" | "connect" }): Promise<void> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const event = await stripe.verify(delivery.rawBody, delivery.signature, delivery.endpoint)
  await transaction(container, async (sql) => {
    if (await stripe.ingest(sql, event)) await enqueue(sql, request(processStripeEvent, { inbox_id: event.id }, { key: `event:${event.id}` }))
  })
}

/** Does what an event asks for. The event is only a reason to look: each handler reads the object anew. */
export async function processEvent(container: MedusaContainer, inboxId: string): Promise<"processed" | "ignored"> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const event = await stripe.inboxEvent(inboxId)
  if (!event) throw new PermanentFailure(`There is no event ${inboxId} in the inbox`)
  const handler = handlerOf(event.type)
  try {
    const state = handler && (await handler(container, event)) ? "processed" : "ignored"
    await stripe.closeEvent(event.id, state)
    return state
  } catch (error) {
    await stripe.closeEvent(event.id, "failed", (error as Error).message)
    throw error
  }
}

/** @returns whether the event was about something of ours */
type Handler = (container: MedusaContainer, event: InboxEvent) => Promise<boolean>

const checkoutMoved: Handler = async (container, event) => {
  const planId = event.object.metadata["charge_plan_id"]
  if (!planId) return false
  await advanceCheckout(container, planId)
  return true
}

const chargeBooked: Handler = async (container, event) => {
  const plan = event.object.payment_intent ? await container.resolve<OrdersService>(ORDERS).planByPayment(event.object.payment_intent) : null
  return plan ? postFeeOf(container, plan.id) : false
}

const refundChanged: Handler = async (container, event) => (event.object.id ? noteFailedRefund(container, event.object.id) : false)

const disputeMoved: Handler = async (container, event) => (event.object.id ? readDispute(container, event.object.id) : false)

const accountChanged: Handler = async (container, event) => {
  const accountId = event.account ?? event.object.id
  if (!accountId) return false
  await readAccount(container, accountId)
  return true
}

const accountLeft: Handler = async (container, event) => {
  if (!event.account) return false
  await container.resolve<StripeConnectService>(STRIPE_CONNECT).accounts.disconnect(event.account)
  return true
}

const payoutMoved: Handler = async (container, event) =>
  event.account && event.object.id ? container.resolve<StripeConnectService>(STRIPE_CONNECT).payouts.refresh(event.account, event.object.id) : false

function handlerOf(type: string): Handler | null {
  if (type.startsWith("checkout.session.") || type.startsWith("payment_intent.")) return checkoutMoved
  if (type === "charge.updated" || type === "charge.succeeded") return chargeBooked
  if (type.startsWith("charge.dispute.")) return disputeMoved
  if (type === "refund.updated" || type === "refund.failed") return refundChanged
  if (type === "account.updated" || type === "capability.updated") return accountChanged
  if (type.startsWith("payout.")) return payoutMoved
  return type === "account.application.deauthorized" ? accountLeft : null
}

/** Re-reads an account; shares that waited for it are sent. */
export async function readAccount(container: MedusaContainer, stripeAccountId: string): Promise<void> {
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const sellerId = await stripe.accounts.refresh(stripeAccountId)
  if (!sellerId) return
  const waiting = await stripe.transfersWaitingFor(sellerId)
  await transaction(container, (sql) => enqueue(sql, ...waiting.map((transfer_id) => request(sendTransfer, { transfer_id }))))
}
