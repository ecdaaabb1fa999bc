import { defineLicenseType } from "@max-booster/extension-api"
import { beatTerms, capsOf, clausesFor, permits } from "./beat-license"

const delivers = ["mp3", "wav", "stems"] as const

/** Everything without limits; still not exclusive. */
export const unlimitedLicense = defineLicenseType({
  id: "unlimited", label: "Unlimited", rank: 40, exclusive: false, delivers,
  summary: "Stems and no limits on copies, streams, videos or radio.",
  defaultPrice: { amount: "19999", currency: "usd" },
  terms: beatTerms,
  defaults: { copies: null, audioStreams: null, musicVideos: null, radioStations: null, paidPerformances: true, years: null, producerShare: 50 },
  caps: capsOf, permits, clauses: clausesFor(delivers),
})
