import type { Clause } from "@max-booster/extension-api"
import { capWords, fileWords, listWords, prohibitionWords, territoryWords } from "../../core/words"
import type { BeatClauses } from "."

/** What a beat license adds to a contract, in English. */
export const english: BeatClauses = {
  beatLicense: ({ terms, delivers, reserved, exclusive, limits }) => [
    {
      heading: "Grant",
      text: `The Licensor grants the Licensee ${exclusive ? "an exclusive" : "a non-exclusive"}, non-transferable license, for ${territoryWords(terms.territory)}, to make one new song with the Beat and to reproduce, distribute, stream, perform and publish that song in audio and in music videos, within the limits below. ${termOf(terms.years)} ${exclusive ? "This is an exclusive license and no assignment: the Licensor stays the owner of the Beat. From the date of payment the Licensor takes the Beat off sale and licenses it to nobody else. Licenses granted before that date stay in force within their own limits; they are listed in this document." : "The Licensor may license the Beat to others."}`,
    },
    { heading: "Limits of use", text: `${limits ?? "Audio streams, copies sold, free downloads, videos, radio stations and paid live performances are unlimited."} When a limit is reached, the Licensee obtains a higher license before the use goes on; uses until then stay licensed.` },
    { heading: "Files and changes", text: `The Licensee may edit, arrange and mix the delivered files (${listWords(delivers.map((kind) => fileWords(kind)))}) as far as the new song needs it.` },
    {
      heading: "Synchronization",
      text: "Music videos of the new song on video platforms are covered up to the limits. Use in film, television, games, advertising or any other moving picture needs a separate written license.",
    },
    notAllowed(reserved),
    {
      heading: "Publishing",
      text: `The composition of the new song is shared: ${terms.producerShare}% to the Licensor and the Beat’s co-writers, ${100 - terms.producerShare}% to the Licensee and the new song’s co-writers. Each party registers its own share with its collecting society.`,
    },
  ],
  nonProfit: {
    heading: "Non-profit use",
    text: "This license is given free of charge, for a name and an e-mail address; no payment is owed. The new song may be given away and streamed, but not sold, and nothing may be earned with it: no monetized videos, no paid performances, no advertising.",
  },
}

function notAllowed({ prohibited, aiTraining }: Parameters<BeatClauses["beatLicense"]>[0]["reserved"]): Clause {
  const training = aiTraining === "reserved" ? " The Licensor reserves all uses of the Beat for training, tuning or testing systems of machine learning, and for text and data mining; the Licensee may not use or pass on the Beat or the new song for them." : ""
  return { heading: "What is not allowed", text: `The Licensee may not: ${prohibited.map((use) => prohibitionWords(use)).join("; ")}.${training}` }
}

const termOf = (years: number | null) => (years === null
  ? "The license runs for as long as the rights in the Beat are protected."
  : `The license runs for ${capWords(years)} ${years === 1 ? "year" : "years"} from the date of payment and ends with that day of the year, or with the last day of the month when the year has no such day.`)
