import type { Acceptance, Clause, DeliverableKind, GrantFacts, LegalParty, Locale, SoldCaps } from "@max-booster/extension-api"
import { wordsOf } from "./languages"
import { offerOf } from "./offer"
import { termOf } from "./term"
import type { Verification } from "./verification"
import { capRows, countryWords, creditLine, dayWords, fileWords, momentWords, pointsWords, priceWords, stageName } from "./words"

/** All that a contract's PDF is made of, as it is frozen in the license. */
export type IssuedContract = {
  number: string; label: string; title: string; clauses: Clause[]; caps: SoldCaps; delivers: DeliverableKind[]; template_version: number
  facts: GrantFacts; order_number: number; payment_reference: string; paid_at: string; acceptance: Acceptance
  /** Where anybody may see whether the license holds. */
  verification: Verification
}

export type Row = { label: string; value: string }

/** A signature as a contract shows it; without a typed name it is a statement only. */
export type Signature = { role: string; typed_name: string; typed_by: string; statement: string; consents: string[]; rows: Row[] }

/** A contract laid out as blocks of words, before any typesetting. */
export type ContractDocument = {
  locale: Locale; number: string; title: string; subtitle: string; author: string; subject: string; running: string; paid_at: string
  /** Titles of its sections. */
  sections: Record<"license" | "permits" | "answers" | "publishing" | "files" | "terms" | "prior" | "signatures", string>
  /** The address of the code, and how to do without a camera. */
  verification: { url: string; words: string }
  parties: { role: string; name: string; lines: string[] }[]
  license: Row[]; caps: Row[]; /** What the licensee answered. */ answers: Row[]; publishing: Row[]; files: string[]; clauses: Clause[]
  /** Of an exclusive license: those that were granted before it and stay in force. */
  prior: string[]
  /** The licensor's, then the licensee's. */
  signatures: Signature[]
  notice: string
}

/** The language of a license: those from before there were several are English. */
export const localeOf = ({ locale = "en" }: Pick<GrantFacts, "locale">): Locale => locale

/** Lays an issued license out, in the language it was sold in. Pure: the same license gives the same document. */
export function layOut(contract: IssuedContract): ContractDocument {
  const { facts, number } = contract
  const locale = localeOf(facts)
  const { contract: words } = wordsOf(locale)
  const { verification: { url, page, code } } = contract
  return {
    locale, number, title: contract.title, paid_at: contract.paid_at, verification: { url, words: words.verify(page, number, code) }, running: words.running(number), sections: words,
    subtitle: words.by(facts.beat_title, stageName(facts.licensor)),
    author: facts.licensor.name, subject: words.subject(facts.label ?? contract.label, facts.beat_title, facts.licensee.name),
    parties: [partyBlock(words.licensor, facts.licensor, locale), partyBlock(words.licensee, facts.licensee, locale)],
    license: licenseRows(contract), caps: capRows(contract.caps, locale).map(({ use, limit }) => ({ label: use, value: limit })), answers: (facts.answers ?? []).map(({ label, words: said }) => ({ label, value: said })), publishing: (facts.writers ?? []).map(({ name, role, points }) => ({ label: `${name}, ${role}`, value: pointsWords(points, locale) })),
    files: contract.delivers.map((kind) => fileWords(kind, locale)), clauses: contract.clauses, prior: facts.prior_licenses ?? [],
    signatures: signaturesOf(contract), notice: words.notice,
  }
}

/** Who signed a license, the licensor first. */
export function signaturesOf({ facts, template_version, acceptance }: Pick<IssuedContract, "facts" | "template_version" | "acceptance">): Signature[] {
  const locale = localeOf(facts)
  const { contract: words } = wordsOf(locale)
  const account = (id: string) => (id ? [{ label: words.account, value: id }] : [])
  const consents = (given: readonly string[]) => given.map((consent) => words.consents[consent] ?? consent)
  const { signature } = facts
  return [
    {
      role: words.licensor, typed_name: signature?.typed_name ?? "", typed_by: words.typedBy.licensor, statement: offerOf(facts, template_version, locale), consents: signature ? consents(["license_text"]) : [],
      rows: signature ? [...account(signature.account), { label: words.text, value: words.version(template_version) }, { label: words.signedText, value: signature.text_sha256 }] : [],
    },
    {
      role: words.licensee, typed_name: acceptance.typed_name, typed_by: words.typedBy.licensee, statement: words.accepts(facts.licensee.name, momentWords(acceptance.accepted_at, locale)), consents: consents(acceptance.consents),
      rows: [...account(facts.customer_id), { label: words.acceptedText, value: acceptance.terms_hash }],
    },
  ]
}

function partyBlock(role: string, party: LegalParty, locale: Locale): ContractDocument["parties"][number] {
  const alias = party.alias?.trim() && party.alias !== party.name ? [wordsOf(locale).contract.knownAs(party.alias)] : []
  const address = party.address.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  return { role, name: party.name, lines: [...alias, ...address, countryWords(party.country, locale), party.email].filter(Boolean) }
}

function licenseRows({ number, label, facts, order_number, payment_reference, paid_at, template_version }: IssuedContract): Row[] {
  const locale = localeOf(facts)
  const { contract: words, key } = wordsOf(locale)
  const sound = [facts.bpm === null ? "" : `${facts.bpm} BPM`, facts.key === null ? "" : key(facts.key)].filter(Boolean).join(", ")
  const { starts_on, ends_on } = termOf({ paid_at, facts })
  const moment = momentWords(paid_at, locale)
  return [
    { label: words.beat, value: facts.beat_title },
    ...(sound ? [{ label: words.sound, value: sound }] : []),
    { label: words.typeRow, value: words.typeAndNumber(facts.label ?? label, number) },
    { label: order_number === 0 ? words.price : words.paidPrice, value: priceWords(facts.price, locale) },
    ...(facts.deal ? [{ label: words.deal, value: words.instead(facts.deal.title ?? words.deals[facts.deal.kind], priceWords(facts.deal.list_price, locale)) }] : []),
    ...(facts.codes?.length ? [{ label: words.codes(facts.codes.length), value: facts.codes.join(", ") }] : []),
    { label: words.credit, value: creditLine(facts.licensor, facts.terms?.["creditLine"]) },
    { label: words.from, value: dayWords(starts_on, locale) },
    ...(ends_on ? [{ label: words.ends, value: dayWords(ends_on, locale) }] : []),
    ...(facts.replaces ? [{ label: words.replaces[facts.replaces.kind], value: words.running(facts.replaces.number) }] : []),
    order_number === 0 ? { label: words.given, value: words.givenOn(moment) } : { label: words.order, value: words.paidOn(order_number, moment) },
    ...(payment_reference ? [{ label: words.payment, value: payment_reference }] : []),
    { label: words.text, value: words.version(template_version) },
  ]
}
