import { defineLicenseType } from "@max-booster/extension-api"
import { adjustable, anyPrice, beatTerms, clausesFor, permitsWithin, reservedOfMany, worldwide } from "./beat-license"

const delivers = ["mp3", "wav", "stems"] as const

/** Everything without limits; still not exclusive. */
export const unlimitedLicense = defineLicenseType({
  id: "unlimited", label: "Unlimited", labels: { de: "Unbegrenzt" }, rank: 40, exclusive: false, delivers,
  summary: "Stems and no limits on copies, streams, videos or radio.",
  defaultPrice: { amount: "19999", currency: "usd" }, priceRules: anyPrice,
  terms: beatTerms,
  defaults: { ...worldwide, audioStreams: null, copies: null, freeDownloads: null, monetizedVideos: null, otherVideos: null, radioStations: null, paidPerformances: null, years: null },
  adjustable: adjustable({}),
  ...reservedOfMany, upgradesTo: ["exclusive"],
  permits: permitsWithin(reservedOfMany), clauses: clausesFor(delivers, reservedOfMany),
})
