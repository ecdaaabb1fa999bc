import { defineLicenseType } from "@max-booster/extension-api"
import { adjustable, anyPrice, beatTerms, clausesFor, permitsWithin, reservedOfMany, worldwide } from "./beat-license"

const delivers = ["mp3"] as const

/** The entry: an MP3 for a first release. */
export const mp3License = defineLicenseType({
  id: "mp3", label: "MP3", labels: { de: "MP3" }, rank: 10, exclusive: false, delivers,
  summary: "An MP3 for a first release.",
  defaultPrice: { amount: "2999", currency: "usd" }, priceRules: anyPrice,
  terms: beatTerms,
  defaults: { ...worldwide, audioStreams: 50_000, copies: 2_500, freeDownloads: 2_500, monetizedVideos: 1, otherVideos: 1, radioStations: 0, paidPerformances: 0, years: 10 },
  adjustable: adjustable({ audioStreams: [10_000, 250_000], copies: [500, 10_000], freeDownloads: [0, 10_000], monetizedVideos: [0, 5], otherVideos: [0, 5], radioStations: [0, 10], paidPerformances: [0, null] }),
  ...reservedOfMany, upgradesTo: ["wav", "premium", "unlimited", "exclusive"],
  permits: permitsWithin(reservedOfMany), clauses: clausesFor(delivers, reservedOfMany),
})
