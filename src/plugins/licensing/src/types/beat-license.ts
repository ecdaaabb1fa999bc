import { allow, refuseUse, type Adjustable, type CapName, type Clause, type DeliverableKind, type LicenseTerms, type Locale, type Use, type Verdict } from "@max-booster/extension-api"
import { capNames, capsSchema, licenseTermsSchema } from "@max-booster/api-contract"
import { z } from "zod"
import { capRows, capWords, prohibitionWords } from "../core/words"
import { beatClauses, type Reserved } from "./clauses"

/** Terms of a beat license. */
export const beatTerms = licenseTermsSchema

/** Any price that a card can be charged, or none. */
export const anyPrice = { lowest: "0", highest: null, step: "1" } as const

/** What every beat license starts with, whatever its caps. */
export const worldwide = { territory: null, producerShare: 50, creditLine: "Prod. by {producer}" }

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
  return (terms: LicenseTerms, _answers: unknown, locale: Locale): Clause[] => beatClauses[locale].beatLicense({ terms, delivers, reserved, exclusive, limits: limitsOf(terms, locale) })
}

/** The caps of terms in one line; null when nothing is limited. */
function limitsOf(terms: LicenseTerms, locale: Locale): string | null {
  if (capNames.every((name) => terms[name] === null)) return null
  return capRows(capsSchema.parse(terms), locale).map(({ use, limit }) => `${use}: ${limit.charAt(0).toLowerCase()}${limit.slice(1)}.`).join(" ")
}
