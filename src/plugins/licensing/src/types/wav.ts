import { defineLicenseType } from "@max-booster/extension-api"
import { adjustable, anyPrice, beatTerms, clausesFor, permitsWithin, reservedOfMany, worldwide } from "./beat-license"

const delivers = ["mp3", "wav"] as const

/** Full quality for a serious release. */
export const wavLicense = defineLicenseType({
  id: "wav", label: "WAV", labels: { de: "WAV" }, rank: 20, exclusive: false, delivers,
  summary: "Lossless WAV and MP3 for a release on every platform.",
  defaultPrice: { amount: "4999", currency: "usd" }, priceRules: anyPrice,
  terms: beatTerms,
  defaults: { ...worldwide, audioStreams: 100_000, copies: 3_000, freeDownloads: 3_000, monetizedVideos: 1, otherVideos: 1, radioStations: 2, paidPerformances: null, years: 10 },
  adjustable: adjustable({ audioStreams: [25_000, 500_000], copies: [1_000, 20_000], freeDownloads: [0, 20_000], monetizedVideos: [0, 5], otherVideos: [0, 5], radioStations: [0, 20], paidPerformances: [0, null] }),
  ...reservedOfMany, upgradesTo: ["premium", "unlimited", "exclusive"],
  permits: permitsWithin(reservedOfMany), clauses: clausesFor(delivers, reservedOfMany),
})
