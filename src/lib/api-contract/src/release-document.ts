import { z } from "zod"
import { countrySchema, genreSchema } from "./common"

/** A field of a release as it is typed: what it says is judged by the readiness rules, not while it is saved. */
const text = (most: number) => z.string().max(most, `At most ${most.toLocaleString("en")} characters`)
const line = text(5_000).default("")
const code = text(40).nullable().default(null)
const day = z.iso.date("Choose a day").nullable().default(null)
const key = z.string().regex(/^[\w-]{1,40}$/, "A key of letters, digits, - and _")

/** A BCP 47 tag with a script where one is needed: `en`, `ja-Jpan`. `zxx`: no words at all. */
export const languageTagSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "A language tag such as en or ja-Jpan")

export const releaseKinds = ["single", "ep", "album", "compilation"] as const
export type ReleaseKind = (typeof releaseKinds)[number]

/** Artists that stores show by name. */
export const displayRoles = ["main", "featured", "remixer"] as const
export type DisplayRole = (typeof displayRoles)[number]
/** Those who made it; a performer has an instrument. */
export const contributorRoles = ["producer", "composer", "lyricist", "arranger", "performer", "vocalist", "mixing-engineer", "mastering-engineer"] as const
export type ContributorRole = (typeof contributorRoles)[number]
export const creditRoles = [...displayRoles, ...contributorRoles] as const
export type CreditRole = (typeof creditRoles)[number]

/** Where releases are made ready for. */
export const releaseTargets = ["spotify", "apple-music", "generic-ern", "distrokid", "tunecore", "cdbaby"] as const
export type ReleaseTarget = (typeof releaseTargets)[number]
export const releaseTargetNames: Readonly<Record<ReleaseTarget, string>> = { spotify: "Spotify", "apple-music": "Apple Music", "generic-ern": "DDEX ERN", distrokid: "DistroKid", tunecore: "TuneCore", cdbaby: "CD Baby" }

/** How listeners may pay; what each permits is a table of the plugin `ddex`. */
export const commercialModels = ["subscription", "advertisement", "download"] as const
export type CommercialModel = (typeof commercialModels)[number]
export const priceTiers = ["budget", "mid", "front"] as const
export const parentalAdvisories = ["explicit", "clean", "none"] as const

/** A name or title in another language or script. */
export const localTitleSchema = z.object({ language: languageTagSchema, title: line, version: line })

/** Somebody or a group named in credits, written down once a release. */
export const releasePersonSchema = z.object({
  id: key, name: line,
  /** The name in other scripts. */
  names: z.array(z.object({ language: languageTagSchema, name: line })).max(20).default([]),
  isni: code, ipi: code, spotify_id: code, apple_id: code,
})
export type ReleasePerson = z.infer<typeof releasePersonSchema>

/** `instrument` is for performers. */
export const creditSchema = z.object({ person: key, role: z.enum(creditRoles), instrument: text(100).nullable().default(null) })
export type Credit = z.infer<typeof creditSchema>

/** Years of a P or C line, and who owns. */
export const rightsLineSchema = z.object({ year: z.number().int().min(1000).max(9999).nullable().default(null), owner: line })
export type RightsLine = z.infer<typeof rightsLineSchema>

/** `world` with no countries, `only` those, or all `except` those. */
export const territoriesSchema = z.object({ mode: z.enum(["world", "only", "except"]).default("world"), countries: z.array(countrySchema).max(250).default([]) })
export type Territories = z.infer<typeof territoriesSchema>

/** One offer to the public: where, how, from when until when. Days are those of the territory. */
export const releaseDealSchema = z.object({
  id: key, models: z.array(z.enum(commercialModels)).max(commercialModels.length).default([...commercialModels]), territories: territoriesSchema.prefault({}),
  /** Null: the release date. */
  starts_on: day,
  /** The last day; null: until taken down. */
  ends_on: day,
  /** What a download costs. */
  price_tier: z.enum(priceTiers).nullable().default(null),
})
export type ReleaseDeal = z.infer<typeof releaseDealSchema>

/** What machines took part in, and whether machines may learn from it. */
export const aiDisclosureSchema = z.object({ parts: z.array(z.enum(["vocals", "instruments", "composition", "lyrics", "artwork"])).max(5).default([]), training: z.enum(["reserved", "permitted"]).default("reserved") })
export type AiDisclosure = z.infer<typeof aiDisclosureSchema>

/** Who holds the composition, basis points that sum to 10 000. */
export const publishingShareSchema = z.object({ person: key, role: z.enum(["composer", "lyricist", "arranger"]), points: z.number().int().min(0).max(10_000) })

export const releaseTrackSchema = z.object({
  id: key,
  /** The recording whose sound it is; null until chosen. */
  recording_id: z.string().max(60).nullable().default(null),
  /** Counts from 1; tracks of a disc stand in their order. */
  disc: z.number().int().min(1).max(50).default(1),
  title: line,
  /** As in "Radio Edit". */
  version: line, titles: z.array(localTitleSchema).max(20).default([]),
  credits: z.array(creditSchema).max(100).default([]),
  isrc: code, iswc: code,
  /** Null: the release's. */
  p_line: rightsLineSchema.nullable().default(null),
  /** Of the lyrics; `zxx` for an instrumental. */
  language: languageTagSchema.nullable().default(null),
  parental: z.enum(parentalAdvisories).default("none"),
  lyrics: text(20_000).default(""), original_release_date: day,
  /** Where a store's extract begins, seconds. */
  preview_start_s: z.number().int().min(0).max(86_400).nullable().default(null),
  is_cover: z.boolean().default(false),
  /** Licenses (ids) of the beats that it uses. */
  licenses: z.array(z.string().max(60)).max(20).default([]),
  ai: aiDisclosureSchema.prefault({}),
  shares: z.array(publishingShareSchema).max(50).default([]),
})
export type ReleaseTrack = z.infer<typeof releaseTrackSchema>

export const MOST_TRACKS = 200

/** A release as its producer writes it: saved as it is typed, judged by the readiness rules. */
export const releaseDocumentSchema = z.object({
  kind: z.enum(releaseKinds).default("single"),
  title: line, version: line, titles: z.array(localTitleSchema).max(20).default([]),
  /** The language in which titles and names are written. */
  language: languageTagSchema.default("en"),
  people: z.array(releasePersonSchema).max(500).default([]), credits: z.array(creditSchema).max(100).default([]),
  label: line, p_line: rightsLineSchema.prefault({}), c_line: rightsLineSchema.prefault({}),
  upc: code, grid: code, catalog_number: code,
  release_date: day, original_release_date: day,
  /** From when it can be ordered ahead. */
  preorder_date: day,
  genre: genreSchema.nullable().default(null), subgenre: line,
  deals: z.array(releaseDealSchema).max(50).default([]),
  targets: z.array(z.enum(releaseTargets)).max(releaseTargets.length).default([]),
  tracks: z.array(releaseTrackSchema).max(MOST_TRACKS, `At most ${MOST_TRACKS} tracks`).default([]),
})
export type ReleaseDocument = z.infer<typeof releaseDocumentSchema>
