import { allow, refuseUse, type Caps, type Clause, type DeliverableKind, type Use, type Verdict } from "@max-booster/extension-api"
import { z } from "zod"
import { capRows, capWords, fileWords, listWords } from "../core/words"

const cap = z.number().int().min(0).nullable()

/** Terms of a beat license; null is unlimited, `years` null is for ever. */
export const beatTerms = z.object({
  copies: cap, audioStreams: cap, musicVideos: cap, radioStations: cap, paidPerformances: z.boolean(),
  years: z.number().int().min(1).nullable(),
  /** The producer's share of the composition, percent. */
  producerShare: z.number().int().min(0).max(100),
})
export type BeatTerms = z.output<typeof beatTerms>

/** The caps among the terms. */
export const capsOf = ({ copies, audioStreams, musicVideos, radioStations, paidPerformances }: BeatTerms): Caps =>
  ({ copies, audioStreams, musicVideos, radioStations, paidPerformances })

/** Whether a use stays within the terms. */
export function permits(use: Use, terms: BeatTerms): Verdict {
  switch (use.kind) {
    case "streams": return within(use, terms.audioStreams, "audio streams")
    case "copies": return within(use, terms.copies, "copies")
    case "video": return within(use, terms.musicVideos, "music videos")
    case "radio": return within(use, terms.radioStations, "radio stations")
    case "performance": return terms.paidPerformances ? allow : refuseUse("Paid live performances are not included")
    case "synchronization": return refuseUse("Film, television, games and advertising need a synchronization license")
  }
}

function within({ quantity = 1 }: Use, limit: number | null, what: string): Verdict {
  return limit === null || quantity <= limit ? allow : refuseUse(`Covers ${capWords(limit)} ${what}, not ${capWords(quantity)}`)
}

/** The clauses that a beat license adds to the template. */
export function clausesFor(delivers: readonly DeliverableKind[], { exclusive = false } = {}) {
  return (terms: BeatTerms): Clause[] => [
    {
      heading: "Grant",
      text: `The Licensor grants the Licensee ${exclusive ? "an exclusive" : "a non-exclusive"}, non-transferable, worldwide license to make one new song with the Beat and to reproduce, distribute, stream, perform and publish that song in audio and in music videos, within the limits below. ${terms.years === null ? "The license runs for as long as the rights in the Beat are protected." : `The license runs for ${terms.years} years from the date of payment.`} ${exclusive ? "From the date of payment the Licensor takes the Beat off sale and licenses it to nobody else. Licenses granted before that date stay in force within their own limits; they are listed in this document." : "The Licensor may license the Beat to others."}`,
    },
    { heading: "Limits of use", text: `${limitsOf(terms)} When a limit is reached, the Licensee obtains a higher license before the use goes on; uses until then stay licensed.` },
    { heading: "Files and changes", text: `The Licensee may edit, arrange and mix the delivered files (${listWords(delivers.map(fileWords))}) as far as the new song needs it.` },
    {
      heading: "Synchronization",
      text: "Music videos of the new song on video platforms are covered up to the limit. Use in film, television, games, advertising or any other moving picture needs a separate written license.",
    },
    {
      heading: "Publishing",
      text: `The composition of the new song is shared: ${terms.producerShare}% to the Licensor and the Beat’s co-writers, ${100 - terms.producerShare}% to the Licensee and the new song’s co-writers. Each party registers its own share with its collecting society.`,
    },
  ]
}

function limitsOf(terms: BeatTerms): string {
  const caps = capsOf(terms)
  if (Object.values(caps).every((value) => value === null || value === true)) return "Copies, audio streams, music videos, radio stations and paid live performances are unlimited."
  return capRows(caps).map(({ use, limit }) => `${use}: ${limit.charAt(0).toLowerCase()}${limit.slice(1)}.`).join(" ")
}
