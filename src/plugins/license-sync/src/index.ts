import { licenseTermsSchema } from "@max-booster/api-contract"
import { allow, defineLicenseType, refuseUse } from "@max-booster/extension-api/licensing"
import { z } from "zod"

const kinds = ["Film", "Series", "Advertisement", "Game", "Other video"] as const
const territories = ["The whole world", "Europe", "North America", "One country"] as const

const where: Record<(typeof territories)[number], string> = { "The whole world": "in the whole world", Europe: "in Europe", "North America": "in North America", "One country": "in the one country where the production is made" }

/** Non-exclusive synchronization license: one production, for a term of years. */
export const syncLicense = defineLicenseType({
  id: "sync", label: "Sync", rank: 60, exclusive: false,
  summary: "For one film, series, advertisement or game, for a term of years.",
  delivers: ["wav"],
  defaultPrice: { amount: "49900", currency: "usd" },
  priceRules: { lowest: "9900", highest: null, step: "100" },
  terms: licenseTermsSchema,
  defaults: {
    years: 5, territory: null, producerShare: 100, creditLine: "Music by {producer}",
    audioStreams: 0, copies: 0, freeDownloads: 0, monetizedVideos: 0, otherVideos: 0, radioStations: 0, paidPerformances: 0,
  },
  adjustable: { years: z.number().int().min(1).max(20) },
  prohibited: ["resale", "sublicense", "content-id"], aiTraining: "reserved", upgradesTo: ["exclusive"],
  questions: z.object({
    production: z.string().min(2, "Write the title of the production, or its working title.").max(200).meta({ title: "Title of the production", description: "A working title will do." }),
    kind: z.enum(kinds).meta({ title: "Kind of production" }),
    territory: z.enum(territories).meta({ title: "Where it will be shown" }),
    firstUse: z.iso.date().meta({ title: "First use", description: "The day it is shown for the first time, as far as you know." }),
    trailers: z.boolean().meta({ title: "Trailers will use the music, too" }),
    scene: z.string().max(2_000).optional().meta({ title: "Scene", description: "Where in the production the music is heard, if you know." }),
  }),
  exampleAnswers: { production: "The Long Way Home", kind: "Film", territory: "Europe", firstUse: "2027-03-01", trailers: true },
  permits: (use) => (use.kind === "synchronization" && (use.quantity ?? 1) <= 1 ? allow : refuseUse("Covers moving pictures of one production only.")),
  clauses: ({ years }, { production, kind, territory, trailers }) => [
    {
      heading: "Synchronization",
      text: `The Licensor grants the Licensee a non-exclusive, non-transferable license to record the Beat in timed relation with the pictures of “${production}” (${kind.toLowerCase()}), and to show, stream and sell that production ${where[territory]}${years === null ? "" : `, for ${years} ${years === 1 ? "year" : "years"} from the date of payment`}.`,
    },
    { heading: "Trailers", text: trailers ? "Trailers of the production are covered." : "Trailers and advertising for the production are not covered." },
    {
      heading: "What is not covered",
      text: "Audio releases of the Beat, other productions, and use of the Beat by itself. The Licensee may not resell or sublicense the Beat, or register it with a system that identifies content. The Licensor reserves all uses for the training, tuning or testing of machine learning, and for text and data mining.",
    },
    { heading: "Cue sheet", text: "The Licensee names the Beat and the Licensor in the cue sheet of the production and files it where the production is shown." },
  ],
  onIssued({ number, beat_title, answers }, { log }) {
    log(`${number}: “${beat_title}” goes into “${answers.production}” (${answers.kind}), first used ${answers.firstUse}`)
  },
})

/** What the shop finds here. */
export const licenseTypes = [syncLicense]
