import type { Acceptance, Clause, DeliverableKind, GrantFacts, LegalParty, SoldCaps } from "@max-booster/extension-api"
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

/** A contract laid out as blocks of words, before any typesetting. */
export type ContractDocument = {
  number: string; title: string; subtitle: string; author: string; subject: string; paid_at: string
  /** The address of the code, and how to do without a camera. */
  verification: { url: string; words: string }
  parties: { role: string; name: string; lines: string[] }[]
  license: Row[]; caps: Row[]; publishing: Row[]; files: string[]; clauses: Clause[]
  /** Of an exclusive license: those that were granted before it and stay in force. */
  prior: string[]
  acceptance: { typed_name: string; statement: string; consents: string[]; rows: Row[] }
  notice: string
}

const consentWords: Record<string, string> = {
  terms: "I have read the terms of this license and accept them.",
  contact: "The licensor may write to me about other things than this license.",
  immediate_delivery: "I ask for immediate delivery and know that I lose my right of withdrawal with it.",
}

/** Lays an issued license out. Pure: the same license gives the same document. */
export function layOut(contract: IssuedContract): ContractDocument {
  const { facts, acceptance } = contract
  return {
    number: contract.number, title: contract.title, paid_at: contract.paid_at, verification: toVerify(contract),
    subtitle: `“${facts.beat_title}” by ${stageName(facts.licensor)}`,
    author: facts.licensor.name, subject: `${contract.label} license of “${facts.beat_title}” for ${facts.licensee.name}`,
    parties: [partyBlock("Licensor", facts.licensor), partyBlock("Licensee", facts.licensee)],
    license: licenseRows(contract), caps: capRows(contract.caps).map(({ use, limit }) => ({ label: use, value: limit })), publishing: (facts.writers ?? []).map(({ name, role, points }) => ({ label: `${name}, ${role}`, value: pointsWords(points) })),
    files: contract.delivers.map(fileWords), clauses: contract.clauses, prior: facts.prior_licenses ?? [],
    acceptance: {
      typed_name: acceptance.typed_name,
      statement: `Accepted electronically by ${facts.licensee.name} on ${momentWords(acceptance.accepted_at)}, and offered by ${facts.licensor.name}, who published this license for sale.`,
      consents: acceptance.consents.map((consent) => consentWords[consent] ?? consent),
      rows: [...(facts.customer_id ? [{ label: "Account", value: facts.customer_id }] : []), { label: "Accepted text (SHA-256)", value: acceptance.terms_hash }],
    },
    notice: "License templates are not legal advice. Have a contract that matters read by a lawyer.",
  }
}

const dealWords = { offer: "Agreed in an offer", upgrade: "The difference to a license held before", renewal: "Renewal of a license", bulk: "Bulk deal", bundle: "Bundle" } as const

const toVerify = ({ number, verification: { url, page, code } }: IssuedContract) => ({ url, words: `Verify at ${page}: number ${number}, code ${code}` })

function partyBlock(role: string, party: LegalParty): ContractDocument["parties"][number] {
  const alias = party.alias?.trim() && party.alias !== party.name ? [`known as ${party.alias}`] : []
  const address = party.address.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
  return { role, name: party.name, lines: [...alias, ...address, countryWords(party.country), party.email].filter(Boolean) }
}

function licenseRows({ number, label, facts, order_number, payment_reference, paid_at, template_version }: IssuedContract): Row[] {
  const sound = [facts.bpm === null ? "" : `${facts.bpm} BPM`, facts.key ?? ""].filter(Boolean).join(", ")
  const { starts_on, ends_on } = termOf({ paid_at, facts })
  return [
    { label: "Beat", value: facts.beat_title },
    ...(sound ? [{ label: "Tempo and key", value: sound }] : []),
    { label: "License", value: `${label}, number ${number}` },
    { label: order_number === 0 ? "Price" : "Price, paid in full", value: priceWords(facts.price) },
    ...(facts.deal ? [{ label: "Deal", value: `${facts.deal.title ?? dealWords[facts.deal.kind]}; ${priceWords(facts.deal.list_price)} in the shop` }] : []),
    ...(facts.codes?.length ? [{ label: facts.codes.length === 1 ? "Discount code" : "Discount codes", value: facts.codes.join(", ") }] : []),
    { label: "Credit line", value: creditLine(facts.licensor, facts.terms?.["creditLine"]) },
    { label: "Effective from", value: dayWords(starts_on) },
    ...(ends_on ? [{ label: "Ends with", value: dayWords(ends_on) }] : []),
    ...(facts.replaces ? [{ label: facts.replaces.kind === "upgrade" ? "Takes the place of" : "Renews", value: `License ${facts.replaces.number}` }] : []),
    order_number === 0 ? { label: "Given", value: `Free of charge, ${momentWords(paid_at)}` } : { label: "Order", value: `#${order_number}, paid ${momentWords(paid_at)}` },
    ...(payment_reference ? [{ label: "Payment", value: payment_reference }] : []),
    { label: "Text", value: `Version ${template_version} of the license text` },
  ]
}
