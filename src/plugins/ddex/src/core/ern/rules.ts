import type { Result } from "@max-booster/kernel"
import { parseGrid } from "../identifiers/grid"
import { parseGtin } from "../identifiers/gtin"
import { parseIsrc } from "../identifiers/isrc"
import { textOf } from "./deals-meet"
import { dealProblems } from "./rules-deals"
import type { NewReleaseMessage } from "./message"

/** What the schema cannot see and a recipient would refuse. */
export type MessageProblem = { rule: "unknown-reference" | "repeated-reference" | "left-out" | "sequence" | "deal" | "code" | "profile"; words: string }

/** Our own rules over a message: they hold with and without the schema. Empty when all is right. */
export const messageProblems = (message: NewReleaseMessage): MessageProblem[] => [...references(message), ...leftOut(message), ...sequences(message), ...dealProblems(message), ...codes(message), ...profile(message)]

const sounds = (message: NewReleaseMessage) => message.ResourceList.SoundRecording ?? []
const images = (message: NewReleaseMessage) => message.ResourceList.Image ?? []
const trackReleases = (message: NewReleaseMessage) => message.ReleaseList.TrackRelease ?? []

type Group = NonNullable<NewReleaseMessage["ReleaseList"]["Release"]>["ResourceGroup"]
type AnyGroup = Pick<Group, "ResourceGroupContentItem" | "LinkedReleaseResourceReference" | "SequenceNumber"> & { readonly ResourceGroup?: readonly AnyGroup[] | undefined }
/** A group and those in it. */
const groupsOf = (group: AnyGroup): AnyGroup[] => [group, ...(group.ResourceGroup ?? []).flatMap(groupsOf)]
const groups = ({ ReleaseList: { Release } }: NewReleaseMessage) => (Release ? groupsOf(Release.ResourceGroup) : [])

function references(message: NewReleaseMessage): MessageProblem[] {
  const { Release } = message.ReleaseList
  const artists = [...sounds(message), ...(Release ? [Release] : [])].flatMap(({ DisplayArtist = [] }) => DisplayArtist.flatMap(({ ArtistPartyReference }) => ArtistPartyReference ?? []))
  const makers = sounds(message).flatMap(({ Contributor = [], WorkRightsController = [] }) => [...Contributor.flatMap(({ ContributorPartyReference }) => ContributorPartyReference ?? []), ...WorkRightsController.map(({ RightsControllerPartyReference }) => RightsControllerPartyReference)])
  const labels = [...(Release ? [Release] : []), ...trackReleases(message)].flatMap(({ ReleaseLabelReference = [] }) => ReleaseLabelReference.map(textOf))
  const linked = groups(message).flatMap(({ ResourceGroupContentItem = [], LinkedReleaseResourceReference = [] }) => [
    ...ResourceGroupContentItem.flatMap((item) => [item.ReleaseResourceReference, ...(item.LinkedReleaseResourceReference ?? []).map(textOf)]), ...LinkedReleaseResourceReference.map(textOf),
  ])
  const ofTracks = trackReleases(message).flatMap((each) => [each.ReleaseResourceReference, ...(each.LinkedReleaseResourceReference ?? []).map(textOf)])
  const dealt = (message.DealList?.ReleaseDeal ?? []).flatMap(({ DealReleaseReference = [] }) => DealReleaseReference)
  const seen = [...(Release?.ReleaseVisibilityReference ?? []), ...trackReleases(message).flatMap(({ ReleaseVisibilityReference = [] }) => ReleaseVisibilityReference)]
  const details = [...sounds(message).flatMap(({ SoundRecordingEdition = [] }) => SoundRecordingEdition.flatMap(({ TechnicalDetails = [] }) => TechnicalDetails)), ...images(message).flatMap(({ TechnicalDetails = [] }) => TechnicalDetails)]
  const parties = (message.PartyList.Party ?? []).map(({ PartyReference }) => PartyReference)
  const resources = [...sounds(message), ...images(message)].map(({ ResourceReference }) => ResourceReference)
  const releases = [...(Release ? [Release] : []), ...trackReleases(message), ...(message.ReleaseList.ClipRelease ?? [])].map(({ ReleaseReference }) => ReleaseReference)
  const visible = [...(message.DealList?.ReleaseVisibility ?? []), ...(message.DealList?.TrackReleaseVisibility ?? [])].map(({ VisibilityReference }) => VisibilityReference)
  return [
    ...[["party", parties, [...artists, ...makers, ...labels]], ["resource", resources, [...linked, ...ofTracks]], ["release", releases, dealt], ["visibility", visible, seen]].flatMap(([kind, known, named]) => unknown(String(kind), [...known ?? []], [...named ?? []])),
    ...[parties, resources, releases, visible, details.map(({ TechnicalResourceDetailsReference }) => TechnicalResourceDetailsReference)].flatMap((known) => repeated(known).map((each): MessageProblem => ({ rule: "repeated-reference", words: `${each} names two things` }))),
  ]
}

const unknown = (kind: string, known: readonly string[], named: readonly string[]): MessageProblem[] => {
  const there = new Set(known)
  return [...new Set(named)].filter((each) => !there.has(each)).map((each) => ({ rule: "unknown-reference", words: `${each} names no ${kind} of the message` }))
}
const repeated = (values: readonly string[]) => { const seen = new Set<string>(); return [...new Set(values.filter((each) => seen.has(each) || !seen.add(each)))] }

function leftOut(message: NewReleaseMessage): MessageProblem[] {
  const grouped = new Set(groups(message).flatMap(({ ResourceGroupContentItem = [] }) => ResourceGroupContentItem.map(({ ReleaseResourceReference }) => ReleaseResourceReference)))
  const linked = new Set(groups(message).flatMap(({ ResourceGroupContentItem = [], LinkedReleaseResourceReference = [] }) => [...LinkedReleaseResourceReference, ...ResourceGroupContentItem.flatMap((item) => item.LinkedReleaseResourceReference ?? [])].map(textOf)))
  const sold = new Set(trackReleases(message).map(({ ReleaseResourceReference }) => ReleaseResourceReference))
  return [
    ...sounds(message).filter((each) => !grouped.has(each.ResourceReference)).map(({ ResourceReference }): MessageProblem => ({ rule: "left-out", words: `${ResourceReference} stands in no group of the release` })),
    ...images(message).filter((each) => !linked.has(each.ResourceReference) && !grouped.has(each.ResourceReference)).map(({ ResourceReference }): MessageProblem => ({ rule: "left-out", words: `The picture ${ResourceReference} belongs to nothing` })),
    ...(message["@ReleaseProfileVersionId"] === "Audio" ? sounds(message).filter((each) => !sold.has(each.ResourceReference)).map(({ ResourceReference }): MessageProblem => ({ rule: "left-out", words: `${ResourceReference} has no track release` })) : []),
  ]
}

/** In each group numbers go 1, 2, 3 …; groups in a group as well. */
const sequences = (message: NewReleaseMessage) => groups(message).flatMap(({ ResourceGroupContentItem = [], ResourceGroup = [] }) => [ResourceGroupContentItem, ResourceGroup].flatMap((items): MessageProblem[] => {
  const numbers = items.map(({ SequenceNumber }) => Number(SequenceNumber)).sort((a, b) => a - b)
  return numbers.every((number, at) => number === at + 1) ? [] : [{ rule: "sequence", words: `A group counts ${numbers.join(", ")} where it should count from 1 without a gap` }]
}))

/** What is wrong with a code as a message has it: bare, without hyphens and spaces. */
function codeProblem(code: string, read: (code: string) => Result<{ code: string }>): MessageProblem[] {
  const answer = read(code)
  if (!answer.ok) return [{ rule: "code", words: answer.error.message }]
  return answer.value.code === code ? [] : [{ rule: "code", words: `${code} stands with more than its letters and digits; ${answer.value.code} is meant` }]
}

function codes(message: NewReleaseMessage): MessageProblem[] {
  const isrcs = sounds(message).flatMap(({ SoundRecordingEdition = [] }) => SoundRecordingEdition.flatMap(({ ResourceId = [] }) => ResourceId.flatMap(({ ISRC: code }) => code ?? [])))
  const { ICPN, GRid } = message.ReleaseList.Release?.ReleaseId ?? {}
  return [
    ...isrcs.flatMap((code) => codeProblem(code, parseIsrc)),
    ...repeated(isrcs).map((code): MessageProblem => ({ rule: "code", words: `The ISRC ${code} is on two tracks` })),
    // The sample messages write a UPC with two zeros before it: what counts are the last 14 digits.
    ...(ICPN === undefined ? [] : codeProblem(ICPN.length > 14 ? ICPN.replace(/^0+/, "").padStart(13, "0") : ICPN, parseGtin)),
    ...(GRid === undefined ? [] : codeProblem(GRid, parseGrid)),
  ]
}

/** What a profile allows (DDEX ERN Part 2, 6.5: one sound, at most one picture, no track releases). */
function profile(message: NewReleaseMessage): MessageProblem[] {
  if (message["@ReleaseProfileVersionId"] !== "SimpleAudioSingle") return []
  const fits = sounds(message).length === 1 && images(message).length <= 1 && trackReleases(message).length === 0
  return fits ? [] : [{ rule: "profile", words: "A SimpleAudioSingle has one sound, at most one picture and no track releases" }]
}
