import { defineLicenseType } from "@max-booster/extension-api"
import { beatTerms, capsOf, clausesFor, permits } from "./beat-license"

const delivers = ["mp3", "wav"] as const

/** Full quality for a serious release. */
export const wavLicense = defineLicenseType({
  id: "wav", label: "WAV", rank: 20, exclusive: false, delivers,
  summary: "Lossless WAV and MP3 for a release on every platform.",
  defaultPrice: { amount: "4999", currency: "usd" },
  terms: beatTerms,
  defaults: { copies: 3_000, audioStreams: 100_000, musicVideos: 1, radioStations: 2, paidPerformances: true, years: 10, producerShare: 50 },
  caps: capsOf, permits, clauses: clausesFor(delivers),
})
