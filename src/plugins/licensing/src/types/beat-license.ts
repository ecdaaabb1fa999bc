import { allow, refuseUse, type Adjustable, type CapName, type Clause, type DeliverableKind, type LicenseTerms, type Prohibition, type Use, type Verdict } from "@max-booster/extension-api"
import { capNames, capsSchema, licenseTermsSchema } from "@max-booster/api-contract"
import { z } from "zod"
import { capRows, capWords, countryWords, fileWords, listWords, prohibitionWords } from "../core/words"

/** Terms of a beat license. */
export const beatTerms = licenseTermsSchema

/** Any price that a card can be charged, or none. */
export const anyPrice = { lowest: "0", highest: null, step: "1" } as const

/** What every beat license starts with, whatever its caps. */
export const worldwide = { territory: null, producerShare: 50, creditLine: "Prod. by {producer}" }

/** What is kept from a licensee. */
export type Reserved = { prohibited: readonly Prohibition[]; aiTraining: "reserved" | "permitted" }
export const reservedOfMany = { prohibited: ["resale", "sublicense", "content-id"], aiTraining: "reserved" } as const satisfies Reserved
export const reservedOfOne = { prohibited: ["resale", "sublicense"], aiTraining: "reserved" } as const satisfies Reserved

/** From the first number to the second, or from it to unlimited. */
type Range = readonly [lowest: number, highest: number | null]

/** Caps that a producer may set within these ranges, and the years from 1 to 99 or without end. */
export function adjustable(ranges: Partial<Record<CapName, Range>>): Adjustable<LicenseTerms> {
  const caps = Object.entries(ranges).map(([name, [lowest, highest]]) => {
    const from = z.number().int().min(lowest)
    return [name, highest === null ? from.nullable() : from.max(highest)] as const
  })
  return { ...Object.fromEntries(caps), years: beatTerms.shape.years }
}

/** The judge of a license with these reservations: whether a use stays within the terms. */
export const permitsWithin = ({ prohibited, aiTraining }: Reserved) => (use: Use, terms: LicenseTerms): Verdict => {
  switch (use.kind) {
    case "audioStreams": return within(use, terms.audioStreams, "audio streams")
    case "copies": return within(use, terms.copies, "copies sold")
    case "freeDownloads": return within(use, terms.freeDownloads, "free downloads")
    case "monetizedVideos": return within(use, terms.monetizedVideos, "monetized videos")
    case "otherVideos": return within(use, terms.otherVideos, "other videos")
    case "radioStations": return within(use, terms.radioStations, "radio stations")
    case "paidPerformances": return within(use, terms.paidPerformances, "paid live performances")
    case "synchronization": return refuseUse("Film, television, games and advertising need a synchronization license")
    case "ai-training": return aiTraining === "permitted" ? allow : refuseUse("Training of machine learning is reserved to the licensor")
    case "resale": case "sublicense": case "content-id": return prohibited.includes(use.kind) ? refuseUse(`Not allowed: ${prohibitionWords(use.kind)}`) : allow
  }
}

function within({ quantity = 1 }: Use, limit: number | null, what: string): Verdict {
  return limit === null || quantity <= limit ? allow : refuseUse(`Covers ${capWords(limit)} ${what}, not ${capWords(quantity)}`)
}

/** The clauses that a beat license adds to the template. */
export function clausesFor(delivers: readonly DeliverableKind[], reserved: Reserved, { exclusive = false } = {}) {
  return (terms: LicenseTerms): Clause[] => [
    {
      heading: "Grant",
      text: `The Licensor grants the Licensee ${exclusive ? "an exclusive" : "a non-exclusive"}, non-transferable license, for ${terms.territory === null ? "the whole world" : listWords(terms.territory.map(countryWords))}, to make one new song with the Beat and to reproduce, distribute, stream, perform and publish that song in audio and in music videos, within the limits below. ${termOf(terms.years)} ${exclusive ? "This is an exclusive license and no assignment: the Licensor stays the owner of the Beat. From the date of payment the Licensor takes the Beat off sale and licenses it to nobody else. Licenses granted before that date stay in force within their own limits; they are listed in this document." : "The Licensor may license the Beat to others."}`,
    },
    { heading: "Limits of use", text: `${limitsOf(terms)} When a limit is reached, the Licensee obtains a higher license before the use goes on; uses until then stay licensed.` },
    { heading: "Files and changes", text: `The Licensee may edit, arrange and mix the delivered files (${listWords(delivers.map(fileWords))}) as far as the new song needs it.` },
    {
      heading: "Synchronization",
      text: "Music videos of the new song on video platforms are covered up to the limits. Use in film, television, games, advertising or any other moving picture needs a separate written license.",
    },
    notAllowed(reserved),
    {
      heading: "Publishing",
      text: `The composition of the new song is shared: ${terms.producerShare}% to the Licensor and the Beat’s co-writers, ${100 - terms.producerShare}% to the Licensee and the new song’s co-writers. Each party registers its own share with its collecting society.`,
    },
  ]
}

/** What a licensee may not do with the beat. */
export function notAllowed({ prohibited, aiTraining }: Reserved): Clause {
  const training = aiTraining === "reserved" ? " The Licensor reserves all uses of the Beat for training, tuning or testing systems of machine learning, and for text and data mining; the Licensee may not use or pass on the Beat or the new song for them." : ""
  return { heading: "What is not allowed", text: `The Licensee may not: ${prohibited.map(prohibitionWords).join("; ")}.${training}` }
}

const termOf = (years: number | null) => (years === null
  ? "The license runs for as long as the rights in the Beat are protected."
  : `The license runs for ${years} ${years === 1 ? "year" : "years"} from the date of payment and ends with that day of the year, or with the last day of the month when the year has no such day.`)

/** The caps of terms in one line. */
export function limitsOf(terms: LicenseTerms): string {
  if (capNames.every((name) => terms[name] === null)) return "Audio streams, copies sold, free downloads, videos, radio stations and paid live performances are unlimited."
  return capRows(capsSchema.parse(terms)).map(({ use, limit }) => `${use}: ${limit.charAt(0).toLowerCase()}${limit.slice(1)}.`).join(" ")
}
