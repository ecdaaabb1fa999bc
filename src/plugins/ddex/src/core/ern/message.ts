import { branch, many, maybe, one, type Value } from "./shape"
import { partyId, partyName, text, chosen, territory, period, proprietaryId } from "./shapes-common"
import { clipRelease, release, releaseDeal, releaseVisibility, trackRelease, trackVisibility } from "./shapes-releases"
import { image, soundRecording } from "./shapes-resources"

/** The version of the standard that is sent, and all that hangs on it: the next one is another entry. */
export const ernVersions = { "4.3.2": { namespace: "http://ddex.net/xml/ern/432", schema: "release-notification.xsd", allowedValues: "9" } } as const
export type ErnVersion = keyof typeof ernVersions
export const ERN_VERSION: ErnVersion = "4.3.2"
/** Kinds of release that a message may be of (DDEX ERN Part 2, Release Profiles). */
export type Profile = "Audio" | "SimpleAudioSingle"

const messaging = branch({ PartyId: one(text), PartyName: maybe(partyName), TradingName: maybe(text) })
const header = branch({
  MessageThreadId: maybe(text), MessageId: one(text), MessageFileName: maybe(text), MessageSender: one(messaging), SentOnBehalfOf: maybe(messaging), MessageRecipient: many(messaging), SentAsRequestedBy: maybe(messaging), MessageCreatedDateTime: one(text),
  MessageAuditTrail: maybe(branch({ MessageAuditTrailEvent: many(branch({ MessagingPartyDescriptor: one(messaging), DateTime: one(text) })) })), MessageControlType: maybe(text),
})
const party = branch({
  PartyReference: one(text), PartyName: many(partyName), PartyId: many(partyId),
  Affiliation: many(branch({ CompanyName: maybe(text), PartyAffiliateReference: maybe(text), Type: one(text), TerritoryCode: many(territory), ExcludedTerritoryCode: many(territory), ValidityPeriod: maybe(period), RightsType: many(chosen), PercentageOfRightsAssignment: maybe(text) })),
  RelatedParty: many(branch({ PartyRelatedPartyReference: one(text), PartyRelationshipType: one(chosen) })), ArtistProfilePage: many(text),
})

/** A NewReleaseMessage of ERN 4.3.2, of what releases of audio use. Names are the standard's. */
export const newReleaseMessage = branch({
  MessageHeader: one(header), ReleaseAdmin: many(branch({ ReleaseAdminId: one(text), PersonnelDescription: maybe(text), SystemDescription: many(text) })),
  PartyList: one(branch({ Party: many(party), Brand: many(branch({ BrandReference: one(text), BrandName: many(partyName), BrandId: many(proprietaryId) })) })), ResourceList: one(branch({ SoundRecording: many(soundRecording), Image: many(image) })),
  ReleaseList: one(branch({ Release: maybe(release), TrackRelease: many(trackRelease), ClipRelease: many(clipRelease) })),
  DealList: maybe(branch({ ReleaseDeal: many(releaseDeal), ReleaseVisibility: many(releaseVisibility), TrackReleaseVisibility: many(trackVisibility) })),
}, "ReleaseProfileVersionId", "ReleaseProfileVariantVersionId", "AvsVersionId", "LanguageAndScriptCode")

export type NewReleaseMessage = Value<typeof newReleaseMessage>
type Item<T> = NonNullable<T> extends readonly (infer I)[] ? I : never
export type ErnParty = Item<NewReleaseMessage["PartyList"]["Party"]>
export type ErnSoundRecording = Item<NewReleaseMessage["ResourceList"]["SoundRecording"]>
export type ErnImage = Item<NewReleaseMessage["ResourceList"]["Image"]>
export type ErnRelease = NonNullable<NewReleaseMessage["ReleaseList"]["Release"]>
export type ErnTrackRelease = Item<NewReleaseMessage["ReleaseList"]["TrackRelease"]>
export type ErnReleaseDeal = Item<NonNullable<NewReleaseMessage["DealList"]>["ReleaseDeal"]>
export type ErnDeal = Item<ErnReleaseDeal["Deal"]>
export type ErnDealTerms = NonNullable<ErnDeal["DealTerms"]>
