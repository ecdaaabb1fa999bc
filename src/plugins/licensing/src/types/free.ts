import { defineLicenseType } from "@max-booster/extension-api"
import { adjustable, beatTerms, clausesFor, permitsWithin, reservedOfMany, worldwide } from "./beat-license"
import { beatClauses } from "./clauses"

const delivers = ["mp3"] as const

/** Given for a name and an e-mail address, for songs that earn nothing. */
export const freeLicense = defineLicenseType({
  id: "free", label: "Free download", labels: { de: "Kostenloser Download" }, rank: 5, exclusive: false, forContact: true, delivers,
  summary: "For your name and e-mail address, to try and for songs that earn nothing.",
  defaultPrice: { amount: "0", currency: "usd" }, priceRules: { lowest: "0", highest: "0", step: "1" },
  terms: beatTerms,
  defaults: { ...worldwide, audioStreams: 2_500, copies: 0, freeDownloads: 500, monetizedVideos: 0, otherVideos: 1, radioStations: 0, paidPerformances: 0, years: 1 },
  adjustable: adjustable({ audioStreams: [0, 10_000], freeDownloads: [0, 2_500], otherVideos: [0, 5] }),
  ...reservedOfMany, upgradesTo: ["mp3", "wav", "premium", "unlimited", "exclusive"],
  permits: permitsWithin(reservedOfMany), clauses: (terms, answers, locale) => [beatClauses[locale].nonProfit, ...clausesFor(delivers, reservedOfMany)(terms, answers, locale)],
})
