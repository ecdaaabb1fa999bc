import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { DisputeRow } from "@max-booster/api-contract"
import { ORDERS, type ChargePlanRecord, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type DisputeRecord, type Evidence, type StripeConnectService } from "../../modules/stripe-connect"
import { assembleEvidence, disputeWithPlan, exhibitsOf } from "../money/disputes"

/** All disputes, newest first. */
export async function listDisputes(container: MedusaContainer): Promise<DisputeRow[]> {
  const disputes = await container.resolve<StripeConnectService>(STRIPE_CONNECT).disputes()
  const plans = (await container.resolve<OrdersService>(ORDERS).listChargePlans({ id: disputes.map((dispute) => dispute.charge_plan_id) }, { select: ["id", "order_id"], take: disputes.length })) as unknown as ChargePlanRecord[]
  return disputes.map((dispute) => toRow(dispute, plans.find(({ id }) => id === dispute.charge_plan_id)))
}

/** A dispute with the evidence that was sent, or else that would be. @throws {MedusaError} not_found */
export async function showDispute(container: MedusaContainer, id: string): Promise<{ dispute: DisputeRow; evidence: Evidence; exhibits: string[] }> {
  const { dispute, plan } = await disputeWithPlan(container, id)
  if (dispute.evidence) return { dispute: toRow(dispute, plan), evidence: dispute.evidence, exhibits: dispute.evidence.exhibits ?? [] }
  const [evidence, exhibits] = await Promise.all([assembleEvidence(container, plan), exhibitsOf(container, plan)])
  return { dispute: toRow(dispute, plan), evidence, exhibits: exhibits.map(({ words }) => words) }
}

/** Sends the evidence to the bank. @throws {MedusaError} not_found; not_allowed — it was sent, or the bank no longer asks for it */
export async function sendEvidence(container: MedusaContainer, id: string, note: string): Promise<DisputeRow> {
  const { dispute, plan } = await disputeWithPlan(container, id)
  if (dispute.evidence_sent_at) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The evidence was sent already; the bank takes it once.", "evidence_sent")
  if (!dispute.status.endsWith("needs_response")) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The bank asks for nothing more: the dispute is ${dispute.status.replaceAll("_", " ")}.`, "evidence_closed")
  const evidence = await assembleEvidence(container, plan)
  const uncategorized_text = note ? `${note}\n\n${evidence.uncategorized_text}` : evidence.uncategorized_text
  await container.resolve<StripeConnectService>(STRIPE_CONNECT).sendEvidence(id, { ...evidence, uncategorized_text }, await exhibitsOf(container, plan), new Date())
  const { dispute: sent } = await disputeWithPlan(container, id)
  return toRow(sent, plan)
}

const toRow = ({ id, amount, currency, reason, status, opened_at, evidence_due_by, evidence_sent_at }: DisputeRecord, plan: Pick<ChargePlanRecord, "order_id"> | undefined): DisputeRow => ({
  id, order_id: plan?.order_id ?? "", amount: { amount, currency }, reason, status, opened_at: new Date(opened_at).toISOString(),
  evidence_due_by: evidence_due_by ? new Date(evidence_due_by).toISOString() : null, evidence_sent_at: evidence_sent_at ? new Date(evidence_sent_at).toISOString() : null,
})
