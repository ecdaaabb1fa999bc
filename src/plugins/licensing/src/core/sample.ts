import type { GrantFacts, Locale } from "@max-booster/extension-api"
import type { IssuedContract } from "./document"
import type { Resolved } from "./license-type"
import { draftContract, type Template } from "./template"
import { verificationOf } from "./verification"

/** A contract as it would be, between people who do not exist. */
export function sampleContract(template: Template & { number: number }, type: Resolved, locale: Locale): IssuedContract {
  const facts: GrantFacts = {
    line_id: "sample", recording_id: "sample", beat_title: "Night Drive", bpm: 142, key: "F# minor", type: type.id, price: { amount: "4999", currency: "usd" }, terms: type.terms, locale, label: type.label,
    licensor: { name: "Ana Sample", alias: "Sample Beats", email: "ana@example.com", address: "1 Sample Street\n12345 Sampletown", country: "us" },
    licensee: { name: "Ben Muster", alias: null, email: "ben@example.com", address: "Musterweg 2\n10115 Berlin", country: "de" }, seller_id: "", customer_id: "sample",
    signature: { id: "sample", typed_name: "Ana Sample", signed_at: "2026-01-01T09:00:00.000Z", account: "sample", text_sha256: "0".repeat(64) },
  }
  const { title, clauses, caps, delivers, template_version } = draftContract(template, { facts, type, locale })
  return {
    number: "MB-0000-000000", label: type.label, title, clauses, caps, delivers, template_version, facts, order_number: 1, payment_reference: "", paid_at: "2026-01-02T10:00:00.000Z", verification: verificationOf("https://example.com", "MB-0000-000000", "0000-0000"),
    acceptance: { typed_name: "Ben Muster", consents: ["terms", "immediate_delivery"], accepted_at: "2026-01-02T09:59:00.000Z", ip: "", user_agent: "", terms_hash: "0".repeat(64) },
  }
}
