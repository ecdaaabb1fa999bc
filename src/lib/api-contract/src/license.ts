import { z } from "zod"
import { countrySchema, moneySchema } from "./common"

/** What a license limits, in the order in which it is shown. */
export const capNames = ["audioStreams", "copies", "freeDownloads", "monetizedVideos", "otherVideos", "radioStations", "paidPerformances"] as const
export type CapName = (typeof capNames)[number]

const cap = z.number().int().min(0).nullable()

/** Caps of a license: null is unlimited, 0 is not included. */
export const capsSchema = z.object({ audioStreams: cap, copies: cap, freeDownloads: cap, monetizedVideos: cap, otherVideos: cap, radioStations: cap, paidPerformances: cap } satisfies Record<CapName, typeof cap>)
export type Caps = z.infer<typeof capsSchema>

/** Caps as licenses held them before there were seven; what was sold keeps them. */
export const firstCapsSchema = z.object({ copies: cap, audioStreams: cap, musicVideos: cap, radioStations: cap, paidPerformances: z.boolean() })
export type FirstCaps = z.infer<typeof firstCapsSchema>

/** Caps of a license that was sold, whenever that was. */
export const soldCapsSchema = z.union([capsSchema, firstCapsSchema])
export type SoldCaps = z.infer<typeof soldCapsSchema>

/** The terms of every license, as data; a license type may have more. */
export const licenseTermsSchema = capsSchema.extend({
  /** How long it runs from the payment; null is for as long as the rights are protected. */
  years: z.number().int().min(1).max(99).nullable(),
  /** Countries that it holds for; null is the whole world. */
  territory: z.array(countrySchema).min(1).nullable(),
  /** The producer's share of the composition, percent. */
  producerShare: z.number().int().min(0).max(100),
  /** How the producer is credited; `{producer}` stands for his name. */
  creditLine: z.string().trim().min(1).max(120),
})
export type LicenseTerms = z.infer<typeof licenseTermsSchema>

/** What a license may forbid. Training of machine learning is reserved apart, by `aiTraining`. */
export const prohibitions = ["resale", "sublicense", "content-id"] as const
export type Prohibition = (typeof prohibitions)[number]

/** What a buyer compares tiers by, beyond price, caps and files. */
export const tierDetailsSchema = z.object({
  terms: licenseTermsSchema.loose(), prohibited: z.array(z.enum(prohibitions)), ai_training: z.enum(["reserved", "permitted"]),
  /** License types that a licensee may go on to when a limit is reached. */
  upgrades_to: z.array(z.string()),
  /** The lowest offer that the producer looks at; null when he takes none. */
  minimum_offer: moneySchema.nullable(),
  /** Given for a name and an e-mail address, never put in a cart. */
  for_contact: z.boolean(),
})
export type TierDetails = z.infer<typeof tierDetailsSchema>
