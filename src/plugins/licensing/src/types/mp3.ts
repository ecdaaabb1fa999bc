import { defineLicenseType } from "@max-booster/extension-api"
import { beatTerms, capsOf, clausesFor, permits } from "./beat-license"

const delivers = ["mp3"] as const

/** The entry: an MP3 for a first release. */
export const mp3License = defineLicenseType({
  id: "mp3", label: "MP3", rank: 10, exclusive: false, delivers,
  summary: "An MP3 for a first release.",
  defaultPrice: { amount: "2999", currency: "usd" },
  terms: beatTerms,
  defaults: { copies: 2_500, audioStreams: 50_000, musicVideos: 1, radioStations: 0, paidPerformances: false, years: 10, producerShare: 50 },
  caps: capsOf, permits, clauses: clausesFor(delivers),
})
