import type { CapName } from "@max-booster/api-contract"
import type { DeliverableKind, Prohibition } from "@max-booster/extension-api"

const months = "January February March April May June July August September October November December".split(" ")

/** What contracts say, in English. */
export const english = {
  day: (day: number, month: number, year: string) => `${day} ${months[month - 1] ?? ""} ${year}`,
  thousands: ",", and: "and", unlimited: "unlimited", notStated: "not stated", world: "the whole world",
  price: (amount: string, code: string, shown: string) => `${shown} ${code}`,
  percent: (number: string) => `${number}%`,
  key: (key: string) => key,
  years: (years: number | null) => (years === null ? "without end" : years === 1 ? "1 year" : `${years} years`),
  files: { mp3: "MP3 (320 kbit/s)", wav: "WAV (lossless)", stems: "Stems (ZIP of separate parts)" } satisfies Record<DeliverableKind, string> as Record<DeliverableKind, string>,
  prohibitions: {
    resale: "sell, lease, give away or register the Beat by itself or as a loop, sample or instrumental",
    sublicense: "pass this license on or grant sub-licenses, except to distributors and platforms as far as they need it to carry the new song",
    "content-id": "register the new song or the Beat with Content ID or any other fingerprinting system that claims the Beat in the works of others",
  } satisfies Record<Prohibition, string> as Record<Prohibition, string>,
  caps: {
    audioStreams: "Audio streams", copies: "Copies sold, physical and downloads", freeDownloads: "Copies given away", monetizedVideos: "Music videos that earn money", otherVideos: "Other music videos",
    radioStations: "Radio stations", paidPerformances: "Paid live performances",
  } satisfies Record<CapName, string> as Record<CapName, string>,
  firstCaps: { copies: "Copies sold or given away, physical and downloads", musicVideos: "Music videos" },
  upTo: (cap: string) => `Up to ${cap}`, allUses: "Unlimited", noUse: "Not included", included: "Included",
  /** After the heading of a type's clauses that are not written in this language. */
  onlyEnglish: { heading: "Language", text: "The license type’s own clauses are written in English only. They follow in English and hold as they are." },
  /** What a contract says of the license that it takes over from. */
  succession: {
    upgrade: (number: string) => ({ heading: "Earlier license", text: `This license takes the place of license ${number} of the Licensee for the Beat, which is superseded when the fee has been paid: the fee is the price of this license less what was paid for that one. Uses made under license ${number} stay licensed and count against the limits of this license. If the fee is refunded, license ${number} holds again.` }),
    renewal: (number: string, from: string | null) => ({ heading: "Renewal", text: `This license follows license ${number} of the Licensee for the Beat${from ? ` and runs from ${from}, or from the date of payment when that is later` : ""}. Until then license ${number} stays in force within its own limits.` }),
  },
  contract: {
    by: (beat: string, producer: string) => `“${beat}” by ${producer}`,
    subject: (label: string, beat: string, licensee: string) => `${label} license of “${beat}” for ${licensee}`,
    licensor: "Licensor", licensee: "Licensee", knownAs: (alias: string) => `known as ${alias}`,
    license: "The license", permits: "What it permits", answers: "What the licensee said", publishing: "Publishing: how the Licensor’s part is shared", files: "Delivered files", terms: "Terms", prior: "Licenses granted before",
    running: (number: string) => `License ${number}`,
    beat: "Beat", sound: "Tempo and key", typeRow: "License", typeAndNumber: (label: string, number: string) => `${label}, number ${number}`,
    price: "Price", paidPrice: "Price, paid in full", credit: "Credit line", from: "Effective from", ends: "Ends with",
    deal: "Deal", deals: { offer: "Agreed in an offer", upgrade: "The difference to a license held before", renewal: "Renewal of a license", bulk: "Bulk deal", bundle: "Bundle" },
    instead: (deal: string, listPrice: string) => `${deal}; ${listPrice} in the shop`, codes: (count: number): string => (count === 1 ? "Discount code" : "Discount codes"),
    replaces: { upgrade: "Takes the place of", renewal: "Renews" },
    given: "Given", givenOn: (moment: string) => `Free of charge, ${moment}`, order: "Order", paidOn: (number: number, moment: string) => `#${number}, paid ${moment}`,
    payment: "Payment", text: "Text", version: (number: number) => `Version ${number} of the license text`,
    verify: (page: string, number: string, code: string) => `Verify at ${page}: number ${number}, code ${code}`,
    signatures: "Signatures", account: "Account", acceptedText: "Accepted text (SHA-256)", signedText: "Signed text (SHA-256)",
    typedBy: { licensor: "Name as typed by the licensor", licensee: "Name as typed by the licensee" },
    offers: (name: string, moment: string, version: number) => `Offered and signed electronically by ${name} on ${moment}, for the licenses sold under version ${version} of the license text.`,
    offersUnsigned: (name: string) => `Offered by ${name}, who published this license for sale.`,
    accepts: (name: string, moment: string) => `Accepted electronically by ${name} on ${moment}.`,
    consents: {
      license_text: "I have read this license text and offer licenses of my beats under it.",
      terms: "I have read the terms of this license and accept them.",
      contact: "The licensor may write to me about other things than this license.",
      immediate_delivery: "I ask for immediate delivery and know that I lose my right of withdrawal with it.",
    } as Record<string, string>,
    notice: "License templates are not legal advice. Have a contract that matters read by a lawyer.",
  },
}

/** What every language says. */
export type Words = typeof english
