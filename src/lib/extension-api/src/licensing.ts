import type { Answer, CapName, Caps, Clause, LicenseEventView, LicenseTerms, Locale, Prohibition, Question, TierDetails } from "@max-booster/api-contract"
import type { MoneyJson } from "@max-booster/kernel"
import type { z } from "zod"
import type { Holder } from "./marketplace"
import type { DeliverableKind } from "./recordings"
import type { UsedLicense } from "./releases"

/** Container key of the licensing door (plugin `licensing`). */
export const LICENSING = "licensing"

export type { Answer, CapName, Caps, LicenseTerms, Locale, Prohibition, Question, SoldCaps, TierDetails } from "@max-booster/api-contract"

/** A section of a contract; a license type's needs no more than heading and text. */
export type { Clause } from "@max-booster/api-contract"

/** What a use is asked for; `quantity` is 1 unless said. */
export type Use = { kind: CapName | "synchronization" | Prohibition | "ai-training"; quantity?: number }
export type Verdict = { allowed: true } | { allowed: false; reason: string }
export const allow: Verdict = { allowed: true }
export const refuseUse = (reason: string): Verdict => ({ allowed: false, reason })

/** Prices that a license type permits, in minor units of its default price's currency. A price of 0 is free. */
export type PriceRules = { readonly lowest: string; /** Null: as much as a card may be charged. */ readonly highest: string | null; readonly step: string }

/** By term, the schema of what a producer may set it to. A term that is not named is fixed. */
export type Adjustable<Terms> = { readonly [Name in keyof Terms]?: z.ZodType<Terms[Name]> }

/** A license as its type's hook gets it. */
export type IssuedLicense<Terms = LicenseTerms, Answers = Record<string, unknown>> = {
  id: string; number: string; type: string; order_id: string; beat_title: string; licensor: LegalParty; licensee: LegalParty
  terms: Terms; answers: Answers; /** ISO 8601. */ issued_at: string
}

/** What a hook may use. */
export type HookTools = {
  /** The global `fetch`, ended when the hook's time is over. */
  fetch: typeof fetch
  /** Aborts when the hook's time is over: hand it to what takes long. */
  signal: AbortSignal
  /** Writes a line into the worker's log. */
  log(words: string): void
  /** 1 for the first try. */
  attempt: number
}

/** A kind of license. Its terms are data checked by a schema, frozen into each license sold. */
export type LicenseType<Terms extends z.ZodType<LicenseTerms> = z.ZodType<LicenseTerms>, Questions extends z.ZodObject = z.ZodObject> = {
  readonly id: string
  readonly label: string
  /** Its name in other languages that its clauses are written in, too; a contract in a language that is not here takes the English clauses and says so. */
  readonly labels?: Partial<Record<Locale, string>>
  /** One sentence for the price card. */
  readonly summary: string
  readonly exclusive: boolean
  /** Given for a name and an e-mail address instead of being bought. */
  readonly forContact?: true
  readonly delivers: readonly DeliverableKind[]
  /** Order on the price card, low first. */
  readonly rank: number
  readonly defaultPrice: MoneyJson
  readonly priceRules: PriceRules
  readonly terms: Terms
  /** Default terms; parsed by the schema. */
  readonly defaults: z.input<Terms>
  /** What a producer may change of the terms, and within which bounds. */
  readonly adjustable: Adjustable<z.output<Terms>>
  readonly prohibited: readonly Prohibition[]
  /** Whether training, tuning and testing of machine learning is kept to the licensor. */
  readonly aiTraining: "reserved" | "permitted"
  /** License types (ids) that a licensee goes on to when a limit is reached. */
  readonly upgradesTo: readonly string[]
  /** What the buyer is asked at the checkout: texts, numbers, choices, yes or no, dates. Answers are frozen into the license. */
  readonly questions?: Questions
  /** Answers to show a producer how a contract reads, and to test with; needed with `questions`. */
  readonly exampleAnswers?: z.input<Questions>
  permits(use: Use, terms: z.output<Terms>): Verdict
  clauses(terms: z.output<Terms>, answers: z.output<Questions>, locale: Locale): Clause[]
  /** Called after a license is valid, at least once: it may be called again. A hook that throws is tried again, and holds nothing up. */
  onIssued?(license: IssuedLicense<z.output<Terms>, z.output<Questions>>, tools: HookTools): void | Promise<void>
}

/** Declares a license type. @throws {RangeError} when its price rules permit what is no price, or not its own default */
export function defineLicenseType<Terms extends z.ZodType<LicenseTerms>, Questions extends z.ZodObject = z.ZodObject>(type: LicenseType<Terms, Questions>): LicenseType<Terms, Questions> {
  const { id, defaultPrice, priceRules } = type
  const [lowest, step, price] = [BigInt(priceRules.lowest), BigInt(priceRules.step), BigInt(defaultPrice.amount)]
  const highest = priceRules.highest === null ? null : BigInt(priceRules.highest)
  const wrong = (why: string) => new RangeError(`The price rules of license type "${id}" ${why}`)
  if (lowest < 0n) throw wrong(`give a negative price: the lowest is ${lowest}`)
  if (step <= 0n) throw wrong(`need a step above 0, not ${step}`)
  if (highest !== null && highest < lowest) throw wrong(`end (${highest}) before they begin (${lowest})`)
  if (price < lowest || (highest !== null && price > highest) || price % step !== 0n) throw wrong(`do not permit its own default price of ${price}`)
  return type
}

/** A tier of a beat: a license type at a price, with its terms as they will be sold. */
export type Tier = {
  type: string; label: string; summary: string; price: MoneyJson; caps: Caps
  delivers: DeliverableKind[]; exclusive: boolean; rank: number; enabled: boolean; details: TierDetails
  /** An offer from here on is accepted at once; null: none is. Known to the producer alone. */
  accept_from: MoneyJson | null
}

/** A beat with the files that it has. */
export type BeatToOffer = { recording_id: string; seller_id: string; available: readonly DeliverableKind[] }

/** Someone a contract names. */
export type LegalParty = { name: string; alias: string | null; email: string; address: string; country: string }

/** The licensor's signature, as the contracts of his licenses name it. */
export type LicensorSignature = { id: string; typed_name: string; signed_at: string; account: string; /** SHA-256 of the texts that he read, in all languages. */ text_sha256: string }

/** Everything a contract says, known before it is paid. */
export type GrantFacts = {
  /** Unique per license: the order line, or the cart line before payment. */
  line_id: string
  recording_id: string; beat_title: string; bpm: number | null; key: string | null
  type: string; price: MoneyJson
  /** The price without tax, where tax came on top of it. */
  net?: MoneyJson | undefined
  /** The terms of the tier as shown; absent in facts from before producers could change them, which took the type's defaults. */
  terms?: Record<string, unknown> | undefined
  /** Why it costs what it does: an offer, an upgrade, a bulk deal, a bundle; `list_price` is what it costs without. */
  deal?: { kind: "offer" | "upgrade" | "renewal" | "bulk" | "bundle"; id: string; title: string | null; list_price: MoneyJson } | undefined
  /** Discount codes that take something off its price. */
  codes?: string[] | undefined
  licensor: LegalParty; licensee: LegalParty
  /** What the licensee answered at the checkout, with the questions as they were asked. */
  answers?: Answer[] | undefined
  seller_id: string; customer_id: string
  /** The language of the contract; absent in facts from before there were any: English. */
  locale?: Locale | undefined
  /** The license type's name in that language. */
  label?: string | undefined
  /** Absent when the shop sells under a text from before producers signed. */
  signature?: LicensorSignature | undefined
  /** Of an exclusive license, known once it is paid: the licenses of the beat that were granted before. */
  prior_licenses?: string[] | undefined
  /** Of a beat with a split sheet: who shares the publishing of the licensor's part, in basis points that sum to 10 000. */
  writers?: { name: string; role: string; points: number }[] | undefined
  /** Of an upgrade or a renewal: the license that it takes over from. */
  replaces?: Replaced | undefined
}

/** A license that another takes over from. An upgrade ends it; a renewal follows it, from `starts_on` (a day, UTC) or from a later payment. */
export type Replaced = { kind: "upgrade" | "renewal"; license_id: string; number: string; starts_on: string | null }

/** What happened to a license, for who writes to its licensee. */
export type LicenseNews = {
  license_id: string; number: string; label: string; state: string; kind: LicenseEventView["kind"]; words: string | null; cause: "refund" | "breach" | null; beat_title: string; seller_id: string
  /** Empty when the license was given to an address. */
  customer_id: string; name: string; email: string; is_gift: boolean
  ends_on: string | null; remedy_by: string | null; /** Another took over from it, or is being paid. */ is_succeeded: boolean
}

/** A contract as it will be: what the buyer accepts. `offer` names who offers it, and when he signed. */
export type ContractDraft = {
  line_id: string; locale: Locale; title: string; template_version: number; clauses: Clause[]; caps: Caps; delivers: DeliverableKind[]; offer: string
  /** The type's name, so that issuing needs no type; absent in what was accepted before it was kept. */
  label?: string
  answers?: Answer[]
}

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
/** Somebody who asks for a license that is given away; `facts` have no line yet, and no customer. */
export type GiftWish = { facts: GrantFacts; email: string; may_write: boolean; ip: string; user_agent: string; at: Date }
/** A license that was given away, and to whom. */
export type LicenseGift = { id: string; name: string; email: string; beat_title: string; mailed_at: Date }

/** What a licensee has paid for a license, and what may still become of it. */
export type LicenseCredit = {
  license_id: string; number: string; customer_id: string; recording_id: string; type: string; currency: string
  /** What was paid for it and for those that it took over from, by order line, minor units: with all tax, and without tax on top. */
  lines: { line_id: string; gross: string; net: string }[]
  ends_on: string | null
  /** License types that it may go on to. */
  upgrades_to: readonly string[]
  /** Why it cannot be upgraded or renewed today; null when it can. */
  blocked: Record<Replaced["kind"], string | null>
}
/** A line of a cart and the license type that it stands for. */
export type AskedLine = { line_id: string; type: string }
/** What a line's type asks, and what was answered; no answers yet, or none that its questions of today take: null. */
export type Asked = { questions: Question[]; answers: Answer[] | null }

/** The licensing door, as workflows see it. */
export interface LicensingDoor {
  /** Of license types those that are installed: a license of another cannot be sold. */
  installedOf(types: readonly string[]): Promise<Set<string>>
  /** By line, what its type asks. */
  askedOf(lines: readonly AskedLine[]): Promise<Map<string, Asked>>
  /** Keeps what is answered for a line, in place of what was. @returns what is wrong, by question; empty when it is kept */
  answer(line: AskedLine & { cart_id: string }, answers: Record<string, unknown>): Promise<Record<string, string>>
  /** By recording, the tiers on offer: switched on by the plans of beat, shop and store, and with all their files there. */
  offersOf(beats: readonly BeatToOffer[], currency: string): Promise<Map<string, Tier[]>>
  /** Contracts for what is about to be bought, with one hash over all of them; `facts` come back with the licensors' signatures, and in a language that all of them signed. */
  draftContracts(facts: GrantFacts[]): Promise<{ facts: GrantFacts[]; drafts: ContractDraft[]; terms_hash: string; locales: Locale[] }>
  /** Whether a shop has signed a license text, without which no beat goes on sale. */
  hasSigned(sellerId: string): Promise<boolean>
  /** Keeps what was accepted, the whole text included, before payment. @returns its id */
  recordAcceptance(input: { cart_id: string; facts: GrantFacts[]; acceptance: Acceptance }): Promise<string>
  /** Gives a license away, once an address and beat; asked again, it has the link mailed again. @returns why he must wait, or null */
  give(wish: GiftWish): Promise<string | null>
  giftOf(id: string): Promise<LicenseGift | null>
  /** Acceptance, contract and downloads of an order's licenses, for a bank that asks. */
  proofOf(orderId: string): Promise<LicenseProof[]>
  /** What happened to a license, or null. */
  newsOf(eventId: string): Promise<LicenseNews | null>
  /** Takes the licenses that a paid plan replaces for it, each for one plan only. @returns those that cannot be had any more */
  claimReplaced(planId: string, replaced: readonly Replaced[]): Promise<Replaced[]>
  /** By license, what an upgrade takes off and a renewal goes on from; unknown ids are left out. */
  creditsOf(licenseIds: readonly string[]): Promise<Map<string, LicenseCredit>>
  /** Lets go what a plan has taken and never became a license. */
  releaseReplaced(planId: string): Promise<void>
  /** What a customer's own valid licenses of a recording deliver. */
  deliversTo(customerId: string, recordingId: string): Promise<DeliverableKind[]>
  /** By recording, what a customer's own valid licenses deliver. */
  deliveredTo(customerId: string): Promise<Map<string, DeliverableKind[]>>
  /** What somebody has bought, newest first. */
  ordersOf(customerIds: readonly string[]): Promise<BoughtOrder[]>
  /** Licenses that these customers hold, those given to their proven addresses with them, newest first; of these ids only where they are named. */
  usedLicenses(holders: readonly Holder[], ids?: readonly string[]): Promise<UsedLicense[]>
  /** The address of an order's files that works without signing in, for a week. */
  orderLink(orderId: string, now: Date): Promise<string>
}
