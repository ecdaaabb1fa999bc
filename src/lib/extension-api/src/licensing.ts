import type { MoneyJson } from "@max-booster/kernel"
import type { z } from "zod"
import type { DeliverableKind } from "./recordings"

/** Container key of the licensing door (plugin `licensing`). */
export const LICENSING = "licensing"

/** Caps of a license; null means unlimited. */
export type Caps = { copies: number | null; audioStreams: number | null; musicVideos: number | null; radioStations: number | null; paidPerformances: boolean }

/** A section of a contract. */
export type Clause = { heading: string; text: string }

/** What a use is asked for. */
export type Use = { kind: "streams" | "copies" | "video" | "radio" | "performance" | "synchronization"; quantity?: number }
export type Verdict = { allowed: true } | { allowed: false; reason: string }
export const allow: Verdict = { allowed: true }
export const refuseUse = (reason: string): Verdict => ({ allowed: false, reason })

/** A kind of license. Its terms are data checked by a schema, frozen into each license sold. */
export type LicenseType<Terms extends z.ZodType = z.ZodType> = {
  readonly id: string
  readonly label: string
  /** One sentence for the price card. */
  readonly summary: string
  readonly exclusive: boolean
  readonly delivers: readonly DeliverableKind[]
  /** Order on the price card, low first. */
  readonly rank: number
  readonly defaultPrice: MoneyJson
  readonly terms: Terms
  /** Default terms; parsed by the schema. */
  readonly defaults: z.input<Terms>
  caps(terms: z.output<Terms>): Caps
  permits(use: Use, terms: z.output<Terms>): Verdict
  clauses(terms: z.output<Terms>): Clause[]
}

/** Declares a license type. */
export const defineLicenseType = <Terms extends z.ZodType>(type: LicenseType<Terms>): LicenseType<Terms> => type

/** A tier of a beat: a license type at a price. */
export type Tier = {
  type: string; label: string; summary: string; price: MoneyJson; caps: Caps
  delivers: DeliverableKind[]; exclusive: boolean; rank: number; enabled: boolean
}

/** Someone a contract names. */
export type LegalParty = { name: string; alias: string | null; email: string; address: string; country: string }

/** Everything a contract says, known before it is paid. */
export type GrantFacts = {
  /** Unique per license: the order line, or the cart line before payment. */
  line_id: string
  recording_id: string; beat_title: string; bpm: number | null; key: string | null
  type: string; price: MoneyJson
  licensor: LegalParty; licensee: LegalParty
  seller_id: string; customer_id: string
  /** Of an exclusive license, known once it is paid: the licenses of the beat that were granted before. */
  prior_licenses?: string[] | undefined
  /** Of a beat with a split sheet: who shares the publishing of the licensor's part, in basis points that sum to 10 000. */
  writers?: { name: string; role: string; points: number }[] | undefined
}

/** A contract as it will be: what the buyer accepts. */
export type ContractDraft = { line_id: string; title: string; template_version: number; clauses: Clause[]; caps: Caps; delivers: DeliverableKind[] }

/** The proof that terms were accepted. */
export type Acceptance = { typed_name: string; consents: string[]; accepted_at: string; ip: string; user_agent: string; terms_hash: string }

/** What proves that a license was agreed to, issued and used. */
export type LicenseProof = {
  number: string; label: string; beat_title: string; issued_at: string | null; pdf_sha256: string | null; pdf_file_id: string | null; template_version: number
  licensee: LegalParty; acceptance: Acceptance
  downloads: { kind: string; at: string; ip: string }[]
}

/** An order as its buyer may look for it. */
export type BoughtOrder = { order_id: string; order_number: number; titles: string[] }

/** The licensing door, as workflows see it. */
export interface LicensingDoor {
  /** Tiers of a beat: its own plan, else the shop's, else the types' defaults; only those whose files are there. */
  tiersOf(beat: { recording_id: string; seller_id: string; available: readonly DeliverableKind[]; currency: string }): Promise<Tier[]>
  /** Contracts for what is about to be bought, with one hash over all of them. */
  draftContracts(facts: GrantFacts[]): Promise<{ drafts: ContractDraft[]; terms_hash: string }>
  /** Keeps what was accepted, the whole text included, before payment. @returns its id */
  recordAcceptance(input: { cart_id: string; facts: GrantFacts[]; acceptance: Acceptance }): Promise<string>
  /** Acceptance, contract and downloads of an order's licenses, for a bank that asks. */
  proofOf(orderId: string): Promise<LicenseProof[]>
  /** What somebody has bought, newest first. */
  ordersOf(customerIds: readonly string[]): Promise<BoughtOrder[]>
  /** The address of an order's files that works without signing in, for a week. */
  orderLink(orderId: string, now: Date): Promise<string>
}
