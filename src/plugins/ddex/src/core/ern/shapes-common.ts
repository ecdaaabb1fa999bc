import { branch, leaf, many, maybe, one } from "./shape"

/** Elements that messages use in many places, by the names of the standard (DDEX ERN 4.3.2). */
export const text = leaf()
export const chosen = leaf("Namespace", "UserDefinedValue")
const PLACE = ["ApplicableTerritoryCode", "IsDefault"] as const
const SPOKEN = ["LanguageAndScriptCode", ...PLACE] as const
export const placed = leaf(...PLACE)
export const spoken = leaf(...SPOKEN)

export const territory = leaf("IdentifierType")
export const proprietaryId = leaf("Namespace")
export const name = leaf("LanguageAndScriptCode")
const names = { FullNameAsciiTranscribed: maybe(text), FullNameIndexed: maybe(name), NamesBeforeKeyName: maybe(name), KeyName: maybe(name), NamesAfterKeyName: maybe(name), AbbreviatedName: maybe(name) }
export const partyName = branch({ FullName: one(name), ...names }, ...SPOKEN, "IsNickname", "IsStageName", "IsLegalName", "IsInOriginalLanguage")
export const partyId = branch({ ISNI: maybe(text), DPID: maybe(text), IpiNameNumber: maybe(text), IPN: maybe(text), CisacSocietyId: maybe(text), ProprietaryId: many(proprietaryId) })

export const date = leaf("IsApproximate", "IsBefore", "IsAfter", "ApplicableTerritoryCode", "LocationDescription", "LanguageAndScriptCode", "IsDefault")
export const period = branch({ StartDate: maybe(date), EndDate: maybe(date), StartDateTime: maybe(date), EndDateTime: maybe(date) })

export const titleText = leaf(...SPOKEN, "IsInOriginalLanguage")
export const title = branch({ TitleText: one(text), SubTitle: many(leaf("SequenceNumber", "IsDisplayedInTitle", "SubTitleType")) }, ...SPOKEN, "IsInOriginalLanguage")
export const titles = { DisplayTitleText: many(titleText), DisplayTitle: many(title), FormalTitle: many(title), GroupingTitle: many(title) }

export const displayCredits = branch({ DisplayCreditText: one(text), DisplayCreditParty: one(text), NameUsedInDisplayCredit: maybe(text) }, ...SPOKEN)
export const role = branch({ Value: one(chosen), InstrumentType: many(chosen) })
const credited = leaf("MayBeShared")
const part = { AiContribution: maybe(text), HasMadeFeaturedContribution: maybe(text), HasMadeContractedContribution: maybe(text), IsCredited: maybe(credited), DisplayCredits: many(displayCredits) }
export const contributor = branch({ ContributorPartyReference: maybe(text), SpecialContributor: maybe(chosen), Role: many(role), InstrumentType: many(chosen), ...part }, "SequenceNumber")
export const editionContributor = branch({ ContributorPartyReference: maybe(text), SpecialContributor: maybe(chosen), Role: many(role), ...part }, "SequenceNumber")
export const displayArtistName = leaf(...SPOKEN, "IsInOriginalLanguage")
export const displayArtist = branch({
  ArtistPartyReference: maybe(text), DisplayArtistRole: maybe(chosen), SpecialDisplayArtist: maybe(chosen), ArtisticRole: many(role),
  TitleDisplayInformation: many(branch({ IsDisplayedInTitle: one(text), Prefix: many(name) }, "LanguageAndScriptCode", "SequenceNumber")), DisplayCredits: many(displayCredits),
}, "SequenceNumber")

export const pLine = branch({ Year: maybe(text), PLineCompany: maybe(text), PLineText: one(text) }, ...SPOKEN)
export const cLine = branch({ Year: maybe(text), CLineCompany: maybe(text), CLineText: one(text) }, ...SPOKEN)
export const parentalWarning = leaf(...PLACE, "TypeNamespace", "TypeUserDefinedValue", "ParentalWarningStandard", "StandardNamespace", "StandardUserDefinedValue")
const described = leaf(...SPOKEN, "Format", "Namespace", "UserDefinedValue")
export const comment = described
export const genre = branch({
  GenreText: one(text), SubGenre: maybe(text),
  GenreCategory: many(branch({ Value: one(leaf("LanguageAndScriptCode", "Namespace", "UserDefinedValue")), Description: many(described) }, "ApplicableTerritoryCode")),
  SubGenreCategory: many(branch({ Value: many(chosen), Description: many(described) })),
}, ...SPOKEN)

export const releaseId = branch({ GRid: maybe(text), ICPN: maybe(text), CatalogNumber: maybe(proprietaryId), ProprietaryId: many(proprietaryId) })
export const labelReference = leaf(...SPOKEN, "LabelType", "AccessControlParty", "Namespace", "UserDefinedValue")
export const linkedReference = leaf("LinkDescription", "LanguageAndScriptCode", "Namespace", "UserDefinedValue", "SequenceNumber", "IsMultiFile")
export const relatedRelease = branch({
  ReleaseRelationshipType: one(chosen), ReleaseId: one(releaseId), ...titles, DisplayArtistName: many(displayArtistName), ReleaseLabelReference: many(labelReference), ReleaseDate: maybe(date), OriginalReleaseDate: maybe(date),
})
export const timing = branch({ StartPoint: one(text), EndPoint: maybe(text), DurationUsed: many(text) })
export const relatedResource = branch({
  ResourceRelationshipType: one(text), ResourceRelatedResourceReference: maybe(text),
  ResourceId: maybe(branch({ ISRC: maybe(text), ISMN: maybe(text), ISAN: maybe(text), VISAN: maybe(text), ISBN: maybe(text), ISSN: maybe(text), SICI: maybe(text), CatalogNumber: maybe(proprietaryId), ProprietaryId: many(proprietaryId) }, "IsReplaced")),
  Timing: many(timing),
})

export const file = branch({
  URI: one(text),
  HashSum: maybe(branch({ Algorithm: one(chosen), Version: maybe(text), Parameter: maybe(text), DataType: maybe(text), HashSumValue: one(text) })),
  FileSize: maybe(text),
})
