import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid, missing } from "../http/errors"
import { PLATFORM } from "../store/kinds"
import { plan } from "../time/plan"
import { emit } from "../webhooks/emit"

/** Fields of evidence that hold text. */
export const TEXT_FIELDS = [
  "access_activity_log", "billing_address", "cancellation_policy_disclosure", "cancellation_rebuttal", "customer_email_address",
  "customer_name", "customer_purchase_ip", "duplicate_charge_explanation", "duplicate_charge_id", "product_description",
  "refund_policy_disclosure", "refund_refusal_explanation", "service_date", "shipping_address", "shipping_carrier",
  "shipping_date", "shipping_tracking_number", "uncategorized_text",
] as const

/** Fields of evidence that hold the id of an uploaded file. */
export const FILE_FIELDS = [
  "cancellation_policy", "customer_communication", "customer_signature", "duplicate_charge_documentation", "receipt",
  "refund_policy", "service_documentation", "shipping_documentation", "uncategorized_file",
] as const

/** Stripe's limit for all fields together. */
const MOST_CHARACTERS = 150_000

/** What is said in defence of a charge; an empty text takes a field back. */
export type Evidence = Partial<Record<(typeof TEXT_FIELDS)[number] | (typeof FILE_FIELDS)[number], string>>

/**
 * Keeps evidence, and sends it to the bank unless told not to. Evidence can be sent once.
 * @throws {StripeError} the dispute is closed or was answered, a file is unknown, or the text is too long
 */
export function giveEvidence(
  context: Context,
  dispute: Stripe.Dispute,
  { evidence: given, submit, metadata }: { evidence?: Evidence; submit?: boolean; metadata: Record<string, string> },
): Stripe.Dispute {
  if (given !== undefined || submit === true) checkOpen(dispute)
  checkFiles(context, given ?? {})
  const evidence = { ...dispute.evidence, ...cleared(given ?? {}) }
  const said = [...TEXT_FIELDS, ...FILE_FIELDS].map((field) => evidence[field]).filter((one) => one !== null)
  const length = said.reduce((sum, one) => sum + String(one).length, 0)
  if (length > MOST_CHARACTERS) {
    throw invalid(`The combined character count of all evidence fields is limited to ${MOST_CHARACTERS}; you sent ${length}.`, { param: "evidence" })
  }
  const sends = submit ?? given !== undefined
  if (sends && said.length === 0) throw invalid("There is no evidence to submit.", { param: "evidence" })
  const details = dispute.evidence_details
  const updated = context.store.put("dispute", PLATFORM, {
    ...dispute,
    evidence,
    evidence_details: {
      ...details,
      has_evidence: said.length > 0,
      ...(sends ? { submission_count: details.submission_count + 1, submission_method: "manual" as const } : {}),
    },
    metadata,
    status: sends ? "under_review" : dispute.status,
  })
  emit(context, "charge.dispute.updated", updated, {
    previous: { evidence: dispute.evidence, evidence_details: details, metadata: dispute.metadata, status: dispute.status },
  })
  const outcome = sends ? verdictIn(evidence.uncategorized_text) : undefined
  if (outcome !== undefined) plan(context, { kind: "decide_dispute", dispute: dispute.id, outcome })
  return updated
}

/** Stripe's own words of test mode, alone or on a line of their own. https://docs.stripe.com/testing#evidence */
function verdictIn(text: string | null): "won" | "lost" | undefined {
  const lines = (text ?? "").split("\n").map((line) => line.trim())
  if (lines.includes("winning_evidence")) return "won"
  return lines.includes("losing_evidence") ? "lost" : undefined
}

function checkOpen({ id, status }: Stripe.Dispute): void {
  if (status === "needs_response") return
  if (status === "under_review") throw invalid(`Evidence for the dispute ${id} was already submitted; it is under review.`)
  throw invalid("This dispute is already closed")
}

function checkFiles({ store }: Context, given: Evidence): void {
  for (const field of FILE_FIELDS) {
    const id = given[field]
    if (id === undefined || id === "") continue
    const file = store.get("file", id)?.shown
    if (file === undefined) throw missing("file", id, `evidence[${field}]`)
    if (file.purpose !== "dispute_evidence") throw invalid(`The file ${id} was uploaded for ${file.purpose}, not for dispute_evidence.`, { param: `evidence[${field}]` })
  }
}

function cleared(given: Evidence): Partial<Stripe.Dispute.Evidence> {
  return Object.fromEntries(Object.entries(given).map(([field, value]) => [field, value === "" ? null : value]))
}
