import { MedusaError } from "@medusajs/framework/utils"
import { onKnex } from "@max-booster/jobs"
import { rows } from "../sql"

/** The part of a stored charge plan that a payment needs; amounts in minor units. */
export type PayablePlan = {
  id: string; cart_id: string; customer_id: string; state: "open" | "paid" | "complete" | "failed" | "expired"; mode: "destination" | "separate" | "free"; capture: "automatic" | "manual"; on_behalf_of: string | null; amount: string; currency: string; customer_email: string
  parties: { seller_id: string; platform_fee: string; destination: string | null }[]
  lines: { recording_id: string; beat_title: string; producer: string; label: string; amount: string; tax?: string }[]
  success_url: string; cancel_url: string
}

/**
 * Reads a charge plan by its server-made id. A payment provider lives in Medusa's payment module, apart from ours: the shared
 * database connection is what both can reach. It only reads; what it reads was decided by `begin-checkout`.
 * @throws {MedusaError} not_found
 */
export async function readPlan(connection: unknown, id: string): Promise<PayablePlan> {
  const [plan] = await rows<PayablePlan>(
    onKnex(connection),
    "select id, cart_id, customer_id, state, mode, capture, on_behalf_of, amount::text as amount, currency, customer_email, parties, lines, success_url, cancel_url from charge_plan where id = ? and deleted_at is null", [id],
  )
  if (!plan) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no charge plan ${id}: begin the checkout again`)
  return plan
}

/** The refund of a plan that is being made at this moment, or null; there is at most one. */
export async function readRefundOnItsWay(connection: unknown, planId: string): Promise<{ id: string; amount: string } | null> {
  const [refund] = await rows<{ id: string; amount: string }>(onKnex(connection), "select id, amount::text as amount from refund_order where charge_plan_id = ? and state = 'sending'", [planId])
  return refund ?? null
}
