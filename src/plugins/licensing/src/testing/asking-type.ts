import { defineLicenseType, type LicenseType } from "@max-booster/extension-api"
import { z } from "zod"
import { mp3License } from "../types/mp3"

/** A license type as a plugin may bring it along: it asks something of every kind, and writes it into its clauses. */
export const askingLicense = defineLicenseType({
  ...mp3License, id: "asking", label: "Asking", rank: 70,
  questions: z.object({
    title: z.string().min(2, "Write a title.").max(10_000).meta({ title: "Title of the film", description: "A working title will do." }),
    kind: z.enum(["Film", "Series"]),
    minutes: z.number().int().min(1).max(600).optional(),
    firstUse: z.iso.date(),
    trailers: z.boolean().meta({ title: "Trailers, too" }),
    notes: z.string().optional(),
  }),
  exampleAnswers: { title: "The Long Way", kind: "Film", firstUse: "2027-03-01", trailers: false },
  clauses: (_terms, { title, trailers }) => [{ heading: "Film", text: `For “${title}”${trailers ? " and its trailers" : ""}.` }],
}) as unknown as LicenseType
