import type { GrantFacts, LegalParty } from "@max-booster/extension-api"
import { capWords, countryWords, creditLine, fileWords, listWords, priceWords, stageName } from "./words"
import type { Resolved } from "./license-type"

/** Everything that a template's variables are filled from. */
export type TemplateInput = { facts: GrantFacts; type: Resolved }

const party = (of: (facts: GrantFacts) => LegalParty) => ({
  name: ({ facts }: TemplateInput) => of(facts).name,
  alias: ({ facts }: TemplateInput) => stageName(of(facts)),
  email: ({ facts }: TemplateInput) => of(facts).email,
  address: ({ facts }: TemplateInput) => of(facts).address,
  country: ({ facts }: TemplateInput) => countryWords(of(facts).country),
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
  "beat.bpm": ({ facts }) => (facts.bpm === null ? "not stated" : String(facts.bpm)),
  "beat.key": ({ facts }) => facts.key ?? "not stated",
  "license.type": ({ type }) => type.label,
  "license.price": ({ facts }) => priceWords(facts.price),
  "license.files": ({ type }) => listWords(type.delivers.map(fileWords)),
  "license.credit": ({ facts, type }) => creditLine(facts.licensor, type.terms.creditLine),
  "license.term": ({ type: { terms } }) => (terms.years === null ? "without end" : terms.years === 1 ? "1 year" : `${terms.years} years`),
  "license.territory": ({ type: { terms } }) => (terms.territory === null ? "the whole world" : listWords(terms.territory.map(countryWords))),
  "license.producer_share": ({ type }) => `${type.terms.producerShare}%`,
  "caps.audio_streams": ({ type }) => capWords(type.terms.audioStreams),
  "caps.copies": ({ type }) => capWords(type.terms.copies),
  "caps.free_downloads": ({ type }) => capWords(type.terms.freeDownloads),
  "caps.monetized_videos": ({ type }) => capWords(type.terms.monetizedVideos),
  "caps.other_videos": ({ type }) => capWords(type.terms.otherVideos),
  "caps.radio_stations": ({ type }) => capWords(type.terms.radioStations),
  "caps.paid_performances": ({ type }) => capWords(type.terms.paidPerformances),
  /** The name that texts published earlier may use. */
  "caps.music_videos": ({ type }) => capWords(type.terms.monetizedVideos),
} satisfies Record<string, (input: TemplateInput) => string>

/** Where the license type's own clauses go: a clause whose text is this alone. */
export const TERMS_SLOT = "license.terms"

/** Without these a text is no contract. */
export const mandatory = ["licensor.name", "licensee.name", "beat.title", "license.price", TERMS_SLOT] as const
