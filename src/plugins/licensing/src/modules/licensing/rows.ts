import type { Caps, Clause, ContractDraft, DeliverableKind, GrantFacts } from "@max-booster/extension-api"
import type { MoneyJson } from "@max-booster/kernel"

/** A tier as a producer set it. */
export type PlannedTier = { type: string; price: MoneyJson; enabled: boolean }
export type PlanRow = { id: string; seller_id: string; recording_id: string | null; tiers: PlannedTier[] }
export type TemplateRow = { id: string; number: number; title: string; clauses: Clause[] }
export type AcceptanceRow = {
  id: string; cart_id: string; customer_id: string; facts: GrantFacts[]; drafts: ContractDraft[]; terms_hash: string
  typed_name: string; consents: string[]; accepted_at: Date; ip: string; user_agent: string
}
export type LicenseRow = {
  id: string; number: string; state: "issuing" | "valid" | "revoked" | "expired" | "superseded"; type: string; label: string; order_id: string; order_number: number
  line_id: string; cart_line_id: string; recording_id: string; seller_id: string; customer_id: string; facts: GrantFacts; title: string; clauses: Clause[]; caps: Caps
  delivers: DeliverableKind[]; template_version: number; acceptance_id: string; payment_reference: string; paid_at: Date
  issued_at: Date | null; pdf_file_id: string | null; pdf_sha256: string | null; pdf_bytes: number | null
}
