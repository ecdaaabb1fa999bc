import { type Branch, branch, type Children, leaf, many, maybe, one, type Slot } from "./shape"
import { chosen, cLine, date, displayArtist, displayArtistName, genre, labelReference, linkedReference, parentalWarning, period, placed, pLine, relatedRelease, relatedResource, releaseId, spoken, territory, text, titles } from "./shapes-common"

const sequence = { SequenceNumber: maybe(text), NoDisplaySequence: maybe(text), DisplaySequence: maybe(text) }
const groupHead = { ...titles, ...sequence, DisplayArtist: many(displayArtist), CarrierType: many(chosen), Duration: maybe(text), ResourceGroupReleaseReference: maybe(text), ReleaseId: maybe(releaseId) }
const contentItem = branch({ ...sequence, ReleaseResourceReference: one(text), LinkedReleaseResourceReference: many(linkedReference), IsBonusResource: maybe(text), IsInstantGratificationResource: maybe(text), IsPreOrderIncentiveResource: maybe(text) })
const groupTail = { ResourceGroupContentItem: many(contentItem), LinkedReleaseResourceReference: many(linkedReference) }
const below = <C extends Children>(group: C): Branch<"ResourceGroupType", typeof groupHead & C & typeof groupTail> => branch({ ...groupHead, ...group, ...groupTail }, "ResourceGroupType")
/** Discs, sides of a disc, works of a side: the standard would go on, releases do not. */
const work = below({})
const side = below({ ResourceGroup: many(work) })
const disc = below({ ResourceGroup: many(side) })
const resourceGroup = branch({ ...groupHead, ResourceGroup: many(disc), ...groupTail })

const keywords = spoken
const synopsis = leaf("LanguageAndScriptCode", "ApplicableTerritoryCode", "IsDefault", "IsShortSynopsis")
/** The release itself. */
export const release = branch({
  ReleaseReference: one(text), ReleaseType: many(chosen), ReleaseId: one(releaseId), ...titles, VersionType: many(chosen), DisplayArtistName: many(displayArtistName), DisplayArtist: many(displayArtist), ReleaseLabelReference: many(labelReference),
  AdministratingRecordCompany: many(branch({ RecordCompanyPartyReference: one(text), Role: one(chosen) })), PLine: many(pLine), CLine: many(cLine), CourtesyLine: many(spoken), Duration: maybe(text), DisplayGenre: many(genre),
  ReleaseDate: many(date), OriginalReleaseDate: many(date), ReleaseVisibilityReference: many(text), ParentalWarningType: many(parentalWarning), AvRating: many(branch({ Rating: one(text), Agency: one(chosen), Reason: maybe(chosen) }, "ApplicableTerritoryCode", "IsDefault")),
  RelatedRelease: many(relatedRelease), RelatedResource: many(relatedResource), IsSingleArtistCompilation: maybe(text), IsMultiArtistCompilation: maybe(text), ResourceGroup: one(resourceGroup),
  ExternalResourceLink: many(branch({ URL: many(text), ValidityPeriod: maybe(period), ExternalLink: maybe(text), ExternallyLinkedResourceType: many(chosen), FileFormat: maybe(text) })),
  TargetURL: maybe(text), Keywords: many(keywords), Synopsis: many(synopsis), Raga: many(placed), Tala: many(placed), Deity: many(placed), HiResMusicDescription: maybe(text), ContainsAI: maybe(text), IsSoundtrack: maybe(text), IsHiResMusic: maybe(text), MarketingComment: many(spoken),
}, "LanguageAndScriptCode")

const onePart = { ReleaseReference: one(text), ReleaseId: one(releaseId), ...titles, ReleaseResourceReference: one(text) }
/** A track of it as something that can be sold alone. */
export const trackRelease = branch({
  ...onePart, LinkedReleaseResourceReference: many(linkedReference), ReleaseLabelReference: many(labelReference), DisplayGenre: many(genre), ReleaseVisibilityReference: many(text), RelatedRelease: many(relatedRelease), RelatedResource: many(relatedResource),
  TargetURL: maybe(text), Keywords: many(keywords), Synopsis: many(synopsis), MarketingComment: many(spoken),
}, "IsMainRelease")
export const clipRelease = branch({ ...onePart, ReleaseLabelReference: many(labelReference), DisplayGenre: many(genre), RelatedRelease: many(relatedRelease) })

const territories = { TerritoryCode: many(territory), ExcludedTerritoryCode: many(territory) } satisfies Record<string, Slot>
const price = leaf("CurrencyCode")
const useType = leaf("Namespace", "IsDiscoverable", "UserDefinedValue")
const dealTerms = branch({
  ...territories, ValidityPeriod: many(period), CommercialModelType: many(chosen), UseType: many(useType), UserInterfaceType: many(chosen), CarrierType: many(chosen), NumberOfUsages: maybe(text),
  PriceInformation: many(branch({ PriceCode: maybe(leaf("Namespace")), WholesalePricePerUnit: maybe(price), BulkOrderWholesalePricePerUnit: maybe(price), SuggestedRetailPrice: maybe(price) }, "PriceType", "Namespace", "UserDefinedValue")),
  IsPromotional: maybe(text), PromotionalCode: maybe(leaf("Namespace")), IsPreOrderDeal: maybe(text), InstantGratificationResourceList: maybe(branch({ DealResourceReference: many(text) })),
})
/** Who may do what with releases, where and when. */
export const releaseDeal = branch({
  DealReleaseReference: many(text),
  Deal: many(branch({ DealReference: many(text), IsCommunicatedOutOfBand: maybe(text), DealTerms: maybe(dealTerms), DealTechnicalResourceDetailsReferenceList: maybe(branch({ DealTechnicalResourceDetailsReference: many(text) })) })),
})
const visible = { VisibilityReference: one(text), ...territories }
export const releaseVisibility = branch({ ...visible, ReleaseDisplayStartDateTime: maybe(text), CoverArtPreviewStartDateTime: maybe(text), FullTrackListingPreviewStartDateTime: maybe(text), ClipPreviewStartDateTime: maybe(text) }, "DoNotDisplayDates")
export const trackVisibility = branch({ ...visible, TrackListingPreviewStartDateTime: one(text), ClipPreviewStartDateTime: maybe(text) }, "DoNotDisplayDates")
