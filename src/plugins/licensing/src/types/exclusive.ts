import { defineLicenseType } from "@max-booster/extension-api"
import { adjustable, anyPrice, beatTerms, clausesFor, permitsWithin, reservedOfOne, worldwide } from "./beat-license"

const delivers = ["mp3", "wav", "stems"] as const

/** Sold once: from then on nobody else can license the beat. */
export const exclusiveLicense = defineLicenseType({
  id: "exclusive", label: "Exclusive", labels: { de: "Exklusiv" }, rank: 50, exclusive: true, delivers,
  summary: "Sold once. The beat leaves the shop and is yours alone to release.",
  defaultPrice: { amount: "99999", currency: "usd" }, priceRules: anyPrice,
  terms: beatTerms,
  defaults: { ...worldwide, audioStreams: null, copies: null, freeDownloads: null, monetizedVideos: null, otherVideos: null, radioStations: null, paidPerformances: null, years: null },
  adjustable: adjustable({}),
  ...reservedOfOne, upgradesTo: [],
  permits: permitsWithin(reservedOfOne), clauses: clausesFor(delivers, reservedOfOne, { exclusive: true }),
})
