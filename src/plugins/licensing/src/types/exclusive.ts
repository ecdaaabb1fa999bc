import { defineLicenseType } from "@max-booster/extension-api"
import { beatTerms, capsOf, clausesFor, permits } from "./beat-license"

const delivers = ["mp3", "wav", "stems"] as const

/** Sold once: from then on nobody else can license the beat. */
export const exclusiveLicense = defineLicenseType({
  id: "exclusive", label: "Exclusive", rank: 50, exclusive: true, delivers,
  summary: "Sold once. The beat leaves the shop and is yours alone to release.",
  defaultPrice: { amount: "99999", currency: "usd" },
  terms: beatTerms,
  defaults: { copies: null, audioStreams: null, musicVideos: null, radioStations: null, paidPerformances: true, years: null, producerShare: 50 },
  caps: capsOf, permits, clauses: clausesFor(delivers, { exclusive: true }),
})
