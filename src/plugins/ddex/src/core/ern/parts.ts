import type { RightsLine } from "@max-booster/api-contract"
import { type Billing, artistLine, artistLineLanguages, nameIn, rightsText, tidy, VARIOUS_ARTISTS, withVersion } from "../words"
import type { ErnRelease, ErnSoundRecording } from "./message"
import { contributorRoleValues } from "./tables"

/** References of parties: people by their keys, and the label, whose name cannot be a key. */
export const personReference = (key: string) => `P-${key}`
export const LABEL = "PLabel"
export const VARIOUS = "PVarious"

export const everywhere = { "@ApplicableTerritoryCode": "Worldwide" } as const
const first = { ...everywhere, "@IsDefault": "true" } as const

type Titled = { title: string; version: string; titles: readonly { language: string; title: string; version: string }[] }
type Titles = Required<Pick<ErnRelease, "DisplayTitleText" | "DisplayTitle">>
const titleOf = (title: string, version: string) => ({ TitleText: tidy(title), ...(version.trim() && { SubTitle: [{ "#": tidy(version), "@SubTitleType": "Version" }] }) })

/** Titles in the release's language and in others. */
export const titlesOf = ({ title, version, titles }: Titled, language: string): Titles => ({
  DisplayTitleText: [{ "#": withVersion(title, version), "@LanguageAndScriptCode": language, ...first }],
  DisplayTitle: [
    { ...titleOf(title, version), "@LanguageAndScriptCode": language, ...first },
    ...titles.filter((each) => each.title.trim()).map((each) => ({ ...titleOf(each.title, each.version), "@LanguageAndScriptCode": each.language, ...everywhere })),
  ],
})

/** Who is shown: the line in each script that all names have, and each artist with his part. */
export function artistsOf(billing: Billing, language: string): { DisplayArtistName: NonNullable<ErnSoundRecording["DisplayArtistName"]>; DisplayArtist: NonNullable<ErnSoundRecording["DisplayArtist"]> } {
  const roles = { main: "MainArtist", featured: "FeaturedArtist", remixer: "Artist" } as const
  const artists = (["main", "featured", "remixer"] as const).flatMap((role) => billing[role].map((person) => ({ ArtistPartyReference: personReference(person.id), DisplayArtistRole: roles[role], ...(role === "remixer" && { ArtisticRole: [{ Value: contributorRoleValues.remixer }] }) })))
  const shown = billing.main.length > 0 ? artists : [{ ArtistPartyReference: VARIOUS, DisplayArtistRole: "MainArtist" }, ...artists]
  return {
    DisplayArtistName: [
      { "#": artistLine(billing), "@LanguageAndScriptCode": language, ...first },
      ...artistLineLanguages(billing).filter((each) => each !== language).map((each) => ({ "#": artistLine(billing, (person) => nameIn(person, each)), "@LanguageAndScriptCode": each, ...everywhere })),
    ],
    DisplayArtist: shown.map((artist, at) => ({ ...artist, "@SequenceNumber": `${at + 1}` })),
  }
}

const year = ({ year }: RightsLine) => year === null ? {} : { Year: `${year}`.padStart(4, "0") }
export const pLineOf = (line: RightsLine) => line.owner.trim() ? [{ ...year(line), PLineCompany: tidy(line.owner), PLineText: `(P) ${rightsText(line)}` }] : []
export const cLineOf = (line: RightsLine) => line.owner.trim() ? [{ ...year(line), CLineCompany: tidy(line.owner), CLineText: `(C) ${rightsText(line)}` }] : []
export { VARIOUS_ARTISTS }
