import { genreIds, keyNames } from "@max-booster/music"
import { z } from "zod"
import { textBlockSchema } from "./rich-text"

/** Minor units as a decimal string, with the currency in lower case. */
export const moneySchema = z.object({ amount: z.string().regex(/^-?\d{1,15}$/), currency: z.string().regex(/^[a-z]{3}$/) })

export const genreSchema = z.enum(genreIds)
export const keySchema = z.enum(keyNames)
export const bpmSchema = z.number("Write a number").min(40, "Between 40 and 250").max(250, "Between 40 and 250")

/** What a page of a list takes. */
export const pageQuery = { offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(100).default(24) }

/** An ISO 3166-1 alpha-2 country code in lower case. */
export const countrySchema = z.string().regex(/^[a-z]{2}$/, "Choose a country")

/** Languages that contracts are shipped in, each by its own name. */
export const languages = { en: "English", de: "Deutsch" } as const
export type Locale = keyof typeof languages
export const locales = Object.keys(languages) as [Locale, ...Locale[]]
export const localeSchema = z.enum(locales)

/** A section of a contract. `blocks`: the same text with lists and emphasis, where it has any; else it is paragraphs. */
export const clauseSchema = z.object({ heading: z.string(), text: z.string(), blocks: z.array(textBlockSchema).optional() })
export type Clause = z.infer<typeof clauseSchema>
export const deliverableSchema = z.enum(["mp3", "wav", "stems"])

export type Page = { offset: number; limit: number }
