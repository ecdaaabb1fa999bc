import type { Answer, Clause, ContractDraft, DeliverableKind, GrantFacts, LegalParty, Locale, SoldCaps } from "@max-booster/extension-api"
import type { TierChange } from "../../core/plan"

/** A line of a paid order: `line_id` is the order line's, `cart_line_id` the one that was accepted. */
export type PaidGrant = GrantFacts & { cart_line_id: string }
/** A settled order, as the issue job gets it. */
export type PaidOrder = { order_id: string; order_number: number; cart_id: string; paid_at: string; payment_reference: string; grants: PaidGrant[] }
export type PlanRow = { id: string; seller_id: string | null; recording_id: string | null; tiers: TierChange[] }
/** A text to publish; `source` and `revision` name it where it was written. */
export type NewTemplate = { source: string; revision: string; locale: Locale; title: string; clauses: Clause[] }
export type TemplateRow = NewTemplate & { id: string; number: number }
/** `versions`: the numbers of the template versions. */
export type SignatureRow = { id: string; seller_id: string; account: string; typed_name: string; legal: LegalParty; consents: string[]; versions: string[]; text_sha256: string; signed_at: Date; ip: string; user_agent: string }
export type AcceptanceRow = {
  id: string; cart_id: string; customer_id: string; facts: GrantFacts[]; drafts: ContractDraft[]; terms_hash: string
  typed_name: string; consents: string[]; accepted_at: Date; ip: string; user_agent: string
}
export type LicenseRow = {
  id: string; number: string; state: "issuing" | "valid" | "revoked" | "expired" | "superseded"; type: string; label: string; order_id: string; order_number: number
  line_id: string; cart_line_id: string; recording_id: string; seller_id: string; customer_id: string; facts: GrantFacts; title: string; clauses: Clause[]; caps: SoldCaps
  delivers: DeliverableKind[]; template_version: number; acceptance_id: string; payment_reference: string; paid_at: Date; created_at: Date
  issued_at: Date | null; check_code: string | null; pdf_file_id: string | null; pdf_sha256: string | null; pdf_bytes: number | null
}
export type AnswersRow = { id: string; cart_id: string; line_id: string; answers: Answer[] }
export type GiftRow = { id: string; recording_id: string; seller_id: string; beat_title: string; name: string; email: string; may_write: boolean; ip: string; mailed_at: Date; created_at: Date }
