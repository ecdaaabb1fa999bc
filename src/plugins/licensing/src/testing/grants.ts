import type { Acceptance, GrantFacts, Locale } from "@max-booster/extension-api"
import type { IssuedContract } from "../core/document"
import { resolveType } from "../core/license-type"
import { draftContract } from "../core/template"
import { defaultTemplates } from "../core/texts"
import { verificationOf } from "../core/verification"
import { shippedTypes } from "../types"

/** Facts of one license; change what a test is about. */
export const aGrant = (change: Partial<GrantFacts> = {}): GrantFacts => ({
  line_id: "cali_1", recording_id: "rec_1", beat_title: "Night Drive", bpm: 142, key: "F# minor", type: "wav", price: { amount: "4999", currency: "usd" },
  licensor: { name: "Ana María Núñez", alias: "Ana Beats", email: "ana@example.com", address: "Calle Mayor 1\n28013 Madrid", country: "es" },
  licensee: { name: "Łukasz Öström", alias: null, email: "lukasz@example.com", address: "12 Cable Street\nLondon E1 8JG", country: "gb" },
  seller_id: "sel_ana", customer_id: "cus_lukasz", locale: "en",
  signature: { id: "lsg_1", typed_name: "Ana María Núñez", signed_at: "2026-11-20T09:15:00.000Z", account: "mem_ana", text_sha256: "b".repeat(64) }, ...change,
})

/** The proof of an acceptance. */
export const anAcceptance = (change: Partial<Acceptance> = {}): Acceptance => ({
  typed_name: "Łukasz Öström", consents: ["terms", "immediate_delivery"], accepted_at: "2026-11-24T02:40:05.000Z", ip: "192.0.2.7", user_agent: "Test", terms_hash: "a".repeat(64), ...change,
})

/** A shipped type, resolved. @throws when there is none of that id */
export function typeOf(id: string, locale: Locale = "en") {
  const type = shippedTypes.find((each) => each.id === id)
  if (!type) throw new Error(`No license type ${id}`)
  return resolveType(type, {}, { locale })
}

/** A license as it is issued. */
export function aContract(facts: GrantFacts = aGrant(), change: Partial<IssuedContract> = {}): IssuedContract {
  const { locale = "en" } = facts
  const type = typeOf(facts.type, locale)
  const { title, clauses, caps, delivers, template_version } = draftContract({ ...defaultTemplates[locale], number: 1 }, { facts, type, locale })
  return {
    number: "MB-2026-000123", label: type.label, title, clauses, caps, delivers, template_version, facts, order_number: 7, payment_reference: "pi_123",
    paid_at: "2026-11-24T02:45:10.000Z", acceptance: anAcceptance(), verification: verificationOf("https://shop.test", "MB-2026-000123", "K7QW-3M2P"), ...change,
  }
}
