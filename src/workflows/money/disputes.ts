import type { IFileModuleService, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { LICENSING, sendRefund, type LicenseProof, type LicensingDoor } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { bind } from "@max-booster/paper"
import { disputeLostSet, disputeOpenedSet, disputeWonSet, ORDERS, type ChargePlanRecord, type OrdersService } from "../../modules/orders"
import { STRIPE_CONNECT, type DisputeRecord, type Evidence, type Exhibit, type StripeConnectService } from "../../modules/stripe-connect"
import { transaction } from "../purchase/complete-purchase"
import { invoiceOf } from "../purchase/invoice"
import { withMoney } from "./money-lock"

/**
 * Reads a dispute at Stripe and follows it: what Stripe booked is posted, and a lost one is taken back from those who hold the money.
 * @returns whether it is about an order of ours
 */
export async function readDispute(container: MedusaContainer, disputeId: string): Promise<boolean> {
  const orders = container.resolve<OrdersService>(ORDERS)
  const stripe = container.resolve<StripeConnectService>(STRIPE_CONNECT)
  const { paymentIntent } = await stripe.dispute(disputeId)
  const plan = paymentIntent ? await orders.planByPayment(paymentIntent) : null
  if (!plan) return false
  if (!plan.order_id) throw new Error(`The order of plan ${plan.id} is still being made: its dispute ${disputeId} waits for it`)
  const order_id = plan.order_id
  await withMoney(container, { plan: plan.id }, async () => {
    const now = await stripe.dispute(disputeId)
    const { id, currency, withdrawn, reinstated, reason, status } = now
    await transaction(container, async (sql) => {
      await stripe.keepDispute(sql, plan.id, now)
      if (withdrawn) await orders.post(sql, disputeOpenedSet({ id, currency, ...withdrawn }))
      if (reinstated) await orders.post(sql, disputeWonSet({ id, currency, ...reinstated }))
      if (status !== "lost" || !withdrawn) return
      const loss = await orders.openLoss(sql, { id, order_id, amount: withdrawn.amount, reason: `The buyer's bank decided against the shop (${reason.replaceAll("_", " ")})` })
      if (loss === "nothing left") await orders.post(sql, disputeLostSet({ id, currency, amount: withdrawn.amount, fee: withdrawn.amount, tax: 0n, parties: [] }))
      else if (loss !== "known") await enqueue(sql, request(sendRefund, { refund_id: loss.id }, { key: `refund:${loss.id}` }))
    })
  })
  return true
}

/** A dispute with the plan it is about. @throws {MedusaError} not_found */
export async function disputeWithPlan(container: MedusaContainer, id: string): Promise<{ dispute: DisputeRecord; plan: ChargePlanRecord }> {
  const [dispute] = await container.resolve<StripeConnectService>(STRIPE_CONNECT).disputes({ id })
  const plan = dispute && (await container.resolve<OrdersService>(ORDERS).planById(dispute.charge_plan_id))
  if (!plan) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no dispute ${id}`)
  return { dispute, plan }
}

/** What speaks for the shop: who accepted which contract when and from where, what was delivered, and which mails went out. */
export async function assembleEvidence(container: MedusaContainer, plan: ChargePlanRecord): Promise<Evidence> {
  const proofs = await container.resolve<LicensingDoor>(LICENSING).proofOf(plan.order_id ?? "")
  const [first] = proofs
  const mails = await container.resolve(Modules.NOTIFICATION).listNotifications({ to: plan.customer_email } as object, { take: 100 })
  const sent = mails.map((mail) => `${new Date(mail.created_at).toISOString()}  ${mail.template} to ${mail.to}`).sort()
  return {
    customer_name: first?.licensee.name ?? "", customer_email_address: plan.customer_email, customer_purchase_ip: first?.acceptance.ip ?? "",
    product_description: `Licenses of music, delivered by download: ${plan.lines.map((line) => `"${line.beat_title}" by ${line.producer}, ${line.label} license`).join("; ")}.`,
    service_date: (plan.paid_at ?? plan.created_at).toISOString().slice(0, 10),
    access_activity_log: activityOf(proofs),
    uncategorized_text: [...proofs.map(wordsOf), ...(sent.length > 0 ? ["E-mails sent to the customer (UTC):", ...sent] : [])].join("\n").slice(0, 100_000),
  }
}

/** What a bank takes as one file: 4.5 MB and 50 pages over all files (docs.stripe.com/disputes/best-practices#supporting-documents). */
const MOST_BYTES = 4_500_000
const MOST_CONTRACTS = 12

/** The documents themselves: the contracts that the customer signed, bound into one, and his invoice. */
export async function exhibitsOf(container: MedusaContainer, plan: ChargePlanRecord): Promise<Exhibit[]> {
  const proofs = (await container.resolve<LicensingDoor>(LICENSING).proofOf(plan.order_id ?? "")).slice(0, MOST_CONTRACTS)
  const files = container.resolve<IFileModuleService>(Modules.FILE)
  const contracts = await Promise.all(proofs.flatMap(({ pdf_file_id }) => (pdf_file_id ? [files.getAsBuffer(pdf_file_id)] : [])))
  const { filename, bytes } = await invoiceOf(container, plan.customer_id, plan.order_id ?? "")
  const invoice: Exhibit = { field: "receipt", name: filename, words: `The invoice of the order (${filename})`, bytes }
  const bound = contracts.length > 0 ? await bind(contracts) : new Uint8Array()
  if (bound.length === 0 || bound.length + bytes.length > MOST_BYTES) return [invoice]
  return [{ field: "customer_signature", name: "contracts.pdf", words: `The contracts that the customer accepted, of licenses ${proofs.map(({ number }) => number).join(", ")} (contracts.pdf)`, bytes: bound }, invoice]
}

const activityOf = (proofs: readonly LicenseProof[]): string => {
  const lines = proofs.flatMap(({ number, downloads }) => downloads.map(({ at, kind, ip }) => `${at}  ${number}  ${kind}  from ${ip}`)).sort()
  return (lines.length > 0 ? ["Downloads by the customer (UTC):", ...lines] : ["The customer has not downloaded the files yet; they are in his account."]).join("\n").slice(0, 40_000)
}

const wordsOf = ({ number, label, beat_title, issued_at, pdf_sha256, template_version, licensee, acceptance }: LicenseProof): string => [
  `License ${number} (${label}) of "${beat_title}", issued ${issued_at ?? "after payment"}, license text version ${template_version}${pdf_sha256 ? `, PDF with SHA-256 ${pdf_sha256}` : ""}.`,
  `Accepted by ${licensee.name}, ${licensee.address.replace(/\s*\n\s*/g, ", ")}, ${licensee.country.toUpperCase()}, who typed the name "${acceptance.typed_name}" on ${acceptance.accepted_at} from ${acceptance.ip} (${acceptance.user_agent}).`,
  `The customer agreed to: ${acceptance.consents.map((consent) => consent.replaceAll("_", " ")).join(", ")}. Accepted text: SHA-256 ${acceptance.terms_hash}.`,
].join("\n")
