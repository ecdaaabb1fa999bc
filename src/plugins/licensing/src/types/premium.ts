import { defineLicenseType } from "@max-booster/extension-api"
import { adjustable, anyPrice, beatTerms, clausesFor, permitsWithin, reservedOfMany, worldwide } from "./beat-license"

const delivers = ["mp3", "wav", "stems"] as const

/** Stems to mix, with wide limits. */
export const premiumLicense = defineLicenseType({
  id: "premium", label: "Premium", labels: { de: "Premium" }, rank: 30, exclusive: false, delivers,
  summary: "Stems to mix yourself, with wide limits.",
  defaultPrice: { amount: "9999", currency: "usd" }, priceRules: anyPrice,
  terms: beatTerms,
  defaults: { ...worldwide, audioStreams: 500_000, copies: 10_000, freeDownloads: 10_000, monetizedVideos: 2, otherVideos: 2, radioStations: 10, paidPerformances: null, years: 10 },
  adjustable: adjustable({ audioStreams: [100_000, null], copies: [2_500, null], freeDownloads: [0, null], monetizedVideos: [1, 10], otherVideos: [1, 10], radioStations: [0, 100], paidPerformances: [0, null] }),
  ...reservedOfMany, upgradesTo: ["unlimited", "exclusive"],
  permits: permitsWithin(reservedOfMany), clauses: clausesFor(delivers, reservedOfMany),
})
