import { allow, defineLicenseType, refuseUse, type Caps, type DeliverableKind, type LicenseType, type Use } from "@max-booster/extension-api"
import { z } from "zod"

/** Terms of a non-exclusive license; null is unlimited. */
const leaseTerms = z.object({
  copies: z.number().int().positive().nullable(), audioStreams: z.number().int().positive().nullable(),
  musicVideos: z.number().int().positive().nullable(), radioStations: z.number().int().positive().nullable(), paidPerformances: z.boolean(),
  /** Years from the day of purchase. */
  years: z.number().int().positive(),
})
type LeaseTerms = z.output<typeof leaseTerms>

type Lease = { id: string; label: string; summary: string; rank: number; price: string; delivers: DeliverableKind[]; defaults: LeaseTerms }

/** A non-exclusive license with caps: the shop's usual kind. */
function lease({ id, label, summary, rank, price, delivers, defaults }: Lease): LicenseType<typeof leaseTerms> {
  return defineLicenseType({
    id, label, summary, rank, delivers, defaults, exclusive: false, terms: leaseTerms, defaultPrice: { amount: price, currency: "usd" },
    caps: ({ years: _years, ...caps }): Caps => caps,
    permits: (use, terms) => within(use, terms),
    clauses: (terms) => [{
      heading: "Scope of this license",
      text: `This is a non-exclusive ${label} license. ${capSentence(terms)} It lasts ${terms.years} years from the date of purchase. Past a limit, upgrade the license before going on.`,
    }],
  })
}

const fields = { copies: "copies", streams: "audioStreams", video: "musicVideos", radio: "radioStations" } as const

function within(use: Use, terms: LeaseTerms) {
  if (use.kind === "synchronization") return refuseUse("Synchronization needs a license of its own")
  if (use.kind === "performance") return terms.paidPerformances ? allow : refuseUse("Paid performances are not part of this license")
  const cap = terms[fields[use.kind]]
  return cap === null || (use.quantity ?? 1) <= cap ? allow : refuseUse(`This license covers ${cap.toLocaleString("en-US")}; upgrade to go on`)
}

function capSentence({ copies, audioStreams, musicVideos, radioStations, paidPerformances }: LeaseTerms): string {
  const upTo = (cap: number | null, one: string, many: string) => (cap === null ? `unlimited ${many}` : `up to ${cap.toLocaleString("en-US")} ${cap === 1 ? one : many}`)
  const uses = [upTo(copies, "copy", "copies"), upTo(audioStreams, "audio stream", "audio streams"), upTo(musicVideos, "music video", "music videos"), upTo(radioStations, "radio station", "radio stations")]
  return `It covers one new song with ${uses.join(", ")}; paid live performances are ${paidPerformances ? "included" : "not included"}.`
}

/** The license types that the shop ships, cheapest first. Caps as the field sells them. */
export const builtInTypes = [
  lease({ id: "mp3", label: "MP3", summary: "For demos and first releases.", rank: 1, price: "2999", delivers: ["mp3"], defaults: { copies: 2_500, audioStreams: 50_000, musicVideos: 1, radioStations: 2, paidPerformances: false, years: 10 } }),
  lease({ id: "wav", label: "WAV", summary: "Studio quality for a release.", rank: 2, price: "4999", delivers: ["mp3", "wav"], defaults: { copies: 3_000, audioStreams: 100_000, musicVideos: 1, radioStations: 2, paidPerformances: true, years: 10 } }),
  lease({ id: "premium", label: "Premium", summary: "With stems, for a mix of your own.", rank: 3, price: "9999", delivers: ["mp3", "wav", "stems"], defaults: { copies: 10_000, audioStreams: 500_000, musicVideos: 2, radioStations: 10, paidPerformances: true, years: 10 } }),
  lease({ id: "unlimited", label: "Unlimited", summary: "No caps, stems included.", rank: 4, price: "19999", delivers: ["mp3", "wav", "stems"], defaults: { copies: null, audioStreams: null, musicVideos: null, radioStations: null, paidPerformances: true, years: 10 } }),
] as const
