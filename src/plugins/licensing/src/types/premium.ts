import { defineLicenseType } from "@max-booster/extension-api"
import { beatTerms, capsOf, clausesFor, permits } from "./beat-license"

const delivers = ["mp3", "wav", "stems"] as const

/** Stems to mix, with wide limits. */
export const premiumLicense = defineLicenseType({
  id: "premium", label: "Premium", rank: 30, exclusive: false, delivers,
  summary: "Stems to mix yourself, with wide limits.",
  defaultPrice: { amount: "9999", currency: "usd" },
  terms: beatTerms,
  defaults: { copies: 10_000, audioStreams: 500_000, musicVideos: 2, radioStations: 10, paidPerformances: true, years: 10, producerShare: 50 },
  caps: capsOf, permits, clauses: clausesFor(delivers),
})
