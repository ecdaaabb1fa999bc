import { branch, leaf, many, maybe, one } from "./shape"
import { chosen, cLine, comment, contributor, date, displayArtist, displayArtistName, displayCredits, editionContributor, file, parentalWarning, period, placed, pLine, proprietaryId, relatedRelease, relatedResource, spoken, text, timing, title, titles } from "./shapes-common"

const measured = leaf("UnitOfMeasure")
const codec = leaf("Version", "Namespace", "UserDefinedValue")
const deliveryFile = branch({
  Type: one(text), ContainerFormat: maybe(chosen), AudioCodecType: maybe(codec), BitRate: maybe(measured), OriginalBitRate: maybe(measured), NumberOfChannels: maybe(text), NumberOfAudioObjects: maybe(text),
  SamplingRate: maybe(measured), OriginalSamplingRate: maybe(measured), BitsPerSample: maybe(text), Duration: maybe(text), BitDepth: maybe(text), File: maybe(file), IsProvidedInDelivery: maybe(text),
})
const technicalSound = branch({
  TechnicalResourceDetailsReference: one(text), DeliveryFile: many(deliveryFile), HasImmersiveAudioMetadata: maybe(text), IsClip: maybe(text),
  ClipDetails: many(branch({ TechnicalResourceDetailsReference: one(text), ClipType: one(chosen), Timing: many(timing), ExpressionType: one(text), DeliveryFile: many(deliveryFile) })),
}, "LanguageAndScriptCode", "ApplicableTerritoryCode", "IsDefault")
const edition = branch({
  Type: maybe(text), ResourceId: many(branch({ ISRC: maybe(text), CatalogNumber: maybe(proprietaryId), ProprietaryId: many(proprietaryId) }, "IsReplaced")),
  EditionContributor: many(editionContributor), PLine: many(pLine), RecordingMode: maybe(text), TechnicalDetails: many(technicalSound),
})

const useRights = branch({ UseType: many(chosen), PeriodOfRightsDelegation: maybe(period), TerritoryOfRightsDelegation: many(leaf("IdentifierType")) })
const controller = { RightsControllerPartyReference: one(text), RightsControlType: many(text) }
const resourceController = branch({ ...controller, RightShareUnknown: maybe(text), RightSharePercentage: maybe(leaf("HasMaxValueOfOne")), DelegatedUsageRights: many(useRights) }, "SequenceNumber")
const workController = branch({ ...controller, RightsControllerType: maybe(text), RightShareUnknown: maybe(text), RightSharePercentage: maybe(text), Territory: many(leaf("IdentifierType")), StartDate: maybe(text), EndDate: maybe(text) })
const workId = branch({ ISWC: maybe(text), OpusNumber: maybe(text), ComposerCatalogNumber: many(text), ProprietaryId: many(proprietaryId) }, "IsReplaced")
const session = branch({
  SessionType: many(chosen), Period: maybe(period),
  Venue: many(branch({ VenueName: maybe(text), VenueAddress: maybe(text), TerritoryCode: maybe(leaf("IdentifierType")), LocationCode: maybe(text), VenueRoom: maybe(text) })), Comment: maybe(comment),
})

/** A recording, with what is said of it and the file that holds it. */
export const soundRecording = branch({
  ResourceReference: one(text), Type: one(chosen), SoundRecordingEdition: many(edition), RecordingFormat: many(chosen), WorkId: many(workId), ...titles, VersionType: many(chosen),
  DisplayArtistName: many(displayArtistName), DisplayArtist: many(displayArtist), Contributor: many(contributor), Character: many(branch({ CharacterPartyReference: one(text), Performer: maybe(contributor) }, "SequenceNumber")),
  ResourceRightsController: many(resourceController), WorkRightsController: many(workController), CourtesyLine: many(spoken),
  Duration: one(text), CreationDate: maybe(date), MasteredDate: maybe(date), RemasteredDate: maybe(date), FirstPublicationDate: many(date), LocationAndDateOfSession: many(session),
  ParentalWarningType: many(parentalWarning), RelatedRelease: many(relatedRelease), RelatedResource: many(relatedResource), CompositeMusicalWorkType: maybe(text), ContainsAI: maybe(text), IsCover: maybe(text), HasVocalPerformance: maybe(text),
  HasForegroundVocalPerformance: maybe(text), IsInstrumental: maybe(text), ContainsHiddenContent: maybe(text), IsRemastered: maybe(text), IsHiResMusic: maybe(text), DisableCrossfade: maybe(text), DisableSearch: maybe(text),
  DisplayCredits: many(displayCredits), LanguageOfPerformance: many(leaf("IsMainLanguage")), Raga: many(placed), Tala: many(placed), Deity: many(placed), AudioChapterReference: many(text),
}, "LanguageAndScriptCode", "IsSupplemental", "ApplyClassicalProfileVariant")

const technicalImage = branch({
  TechnicalResourceDetailsReference: one(text), ImageCodecType: maybe(codec), ImageHeight: maybe(measured), ImageWidth: maybe(measured), AspectRatio: many(leaf("AspectRatioType", "AppliesToCroppedResource")),
  ColorDepth: maybe(text), ImageResolution: maybe(text), BitDepth: maybe(text), IsClip: maybe(text), File: maybe(file), IsProvidedInDelivery: maybe(text),
}, "LanguageAndScriptCode", "ApplicableTerritoryCode", "IsDefault")

/** A picture: the cover. */
export const image = branch({
  ResourceReference: one(text), Type: one(chosen), ResourceId: many(branch({ ProprietaryId: many(proprietaryId) }, "IsReplaced")), DisplayTitleText: titles.DisplayTitleText, DisplayTitle: many(title), FormalTitle: many(title), GroupingTitle: many(title),
  VersionType: many(chosen), DisplayArtistName: many(displayArtistName), DisplayArtist: many(displayArtist), Contributor: many(contributor), ResourceRightsController: many(resourceController), WorkRightsController: many(workController), CLine: many(cLine),
  CourtesyLine: many(spoken), CreationDate: maybe(date), FirstPublicationDate: many(branch({ FulfillmentDate: one(text), ResourceReleaseReference: many(text) }, "ApplicableTerritoryCode", "IsDefault")),
  ParentalWarningType: many(parentalWarning), RelatedRelease: many(relatedRelease), RelatedResource: many(relatedResource), ContainsAI: maybe(text), ContainsHiddenContent: maybe(text), Description: many(spoken), TechnicalDetails: many(technicalImage),
}, "LanguageAndScriptCode", "IsSupplemental")
