import type { GrantFacts, LegalParty, Locale } from "@max-booster/extension-api"
import { wordsOf } from "./languages"
import type { Resolved } from "./license-type"
import { capWords, countryWords, creditLine, fileWords, listWords, priceWords, stageName, territoryWords } from "./words"

/** Everything that a template's variables are filled from. */
export type TemplateInput = { facts: GrantFacts; type: Resolved; locale: Locale }

const party = (of: (facts: GrantFacts) => LegalParty) => ({
  name: ({ facts }: TemplateInput) => of(facts).name,
  alias: ({ facts }: TemplateInput) => stageName(of(facts)),
  email: ({ facts }: TemplateInput) => of(facts).email,
  address: ({ facts }: TemplateInput) => of(facts).address,
  country: ({ facts, locale }: TemplateInput) => countryWords(of(facts).country, locale),
})
const licensor = party((facts) => facts.licensor)
const licensee = party((facts) => facts.licensee)

/** The variables of a template, each with how it is filled. Nothing is here that is unknown before payment. */
export const variables = {
  "licensor.name": licensor.name, "licensor.alias": licensor.alias, "licensor.email": licensor.email,
  "licensor.address": licensor.address, "licensor.country": licensor.country,
  "licensee.name": licensee.name, "licensee.alias": licensee.alias, "licensee.email": licensee.email,
  "licensee.address": licensee.address, "licensee.country": licensee.country,
  "beat.title": ({ facts }) => facts.beat_title,
  "beat.bpm": ({ facts, locale }) => (facts.bpm === null ? wordsOf(locale).notStated : String(facts.bpm)),
  "beat.key": ({ facts, locale }) => (facts.key === null ? wordsOf(locale).notStated : wordsOf(locale).key(facts.key)),
  "license.type": ({ type }) => type.label,
  "license.price": ({ facts, locale }) => priceWords(facts.price, locale),
  "license.files": ({ type, locale }) => listWords(type.delivers.map((kind) => fileWords(kind, locale)), locale),
  "license.credit": ({ facts, type }) => creditLine(facts.licensor, type.terms.creditLine),
  "license.term": ({ type, locale }) => wordsOf(locale).years(type.terms.years),
  "license.territory": ({ type, locale }) => territoryWords(type.terms.territory, locale),
  "license.producer_share": ({ type, locale }) => wordsOf(locale).percent(String(type.terms.producerShare)),
  "caps.audio_streams": ({ type, locale }) => capWords(type.terms.audioStreams, locale),
  "caps.copies": ({ type, locale }) => capWords(type.terms.copies, locale),
  "caps.free_downloads": ({ type, locale }) => capWords(type.terms.freeDownloads, locale),
  "caps.monetized_videos": ({ type, locale }) => capWords(type.terms.monetizedVideos, locale),
  "caps.other_videos": ({ type, locale }) => capWords(type.terms.otherVideos, locale),
  "caps.radio_stations": ({ type, locale }) => capWords(type.terms.radioStations, locale),
  "caps.paid_performances": ({ type, locale }) => capWords(type.terms.paidPerformances, locale),
  /** The name that texts published earlier may use. */
  "caps.music_videos": ({ type, locale }) => capWords(type.terms.monetizedVideos, locale),
} satisfies Record<string, (input: TemplateInput) => string>

/** Where the license type's own clauses go: a clause whose text is this alone. */
export const TERMS_SLOT = "license.terms"

/** Without these a text is no contract. */
export const mandatory = ["licensor.name", "licensee.name", "beat.title", "license.price", TERMS_SLOT] as const
