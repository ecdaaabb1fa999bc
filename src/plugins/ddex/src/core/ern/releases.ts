import { bare, billingOf, tidy } from "../words"
import type { ErnRelease, ErnTrackRelease } from "./message"
import { artistsOf, cLineOf, everywhere, LABEL, pLineOf, titlesOf } from "./parts"
import { isoDuration } from "../words"
import { type Plan, type PlannedTrack, UnbuildableRelease } from "./plan"
import { containsAi, displayGenres, parentalOf, parentalWarnings, releaseTypes } from "./tables"

export const MAIN_RELEASE = "R0"
/** When a release may be seen that can be ordered ahead. */
export const VISIBILITY = "V0"

/** The release itself. @throws {UnbuildableRelease} without a genre or a date */
export function releaseOf(plan: Plan): ErnRelease {
  const { facts: { document, id }, tracks, people, namespace, profile } = plan
  if (!document.release_date) throw new UnbuildableRelease("The release has no release date")
  const isCompilation = document.kind === "compilation"
  return {
    ReleaseReference: MAIN_RELEASE,
    ReleaseType: [profile === "SimpleAudioSingle" ? "SingleResourceRelease" : releaseTypes[document.kind], ...(isCompilation ? [{ "#": "UserDefined", "@Namespace": namespace, "@UserDefinedValue": "Compilation" }] : [])],
    ReleaseId: {
      GRid: bare(document.grid), ICPN: bare(document.upc), CatalogNumber: document.catalog_number?.trim() ? { "#": tidy(document.catalog_number), "@Namespace": namespace } : undefined, ProprietaryId: [{ "#": id, "@Namespace": namespace }],
    },
    ...titlesOf(document, document.language), ...artistsOf(billingOf(document.credits, people), document.language),
    ReleaseLabelReference: [{ "#": LABEL, ...everywhere }], PLine: pLineOf(document.p_line), CLine: cLineOf(document.c_line),
    Duration: isoDuration(tracks.reduce((all, { durationMs }) => all + durationMs, 0)), DisplayGenre: genreOf(plan),
    ReleaseDate: [{ "#": document.release_date, ...everywhere }], OriginalReleaseDate: document.original_release_date ? [{ "#": document.original_release_date, ...everywhere }] : undefined,
    ReleaseVisibilityReference: document.preorder_date ? [VISIBILITY] : undefined,
    ParentalWarningType: [parentalWarnings[parentalOf(document.tracks)]],
    ...(profile === "Audio" && { IsMultiArtistCompilation: `${isCompilation}` }),
    ResourceGroup: groupOf(plan), ContainsAI: wholeContainsAi(plan),
  }
}

const genreOf = ({ facts: { document } }: Plan) => {
  if (!document.genre) throw new UnbuildableRelease("The release has no genre")
  const { genre, sub } = displayGenres[document.genre]
  return [{ GenreText: genre, SubGenre: tidy(document.subgenre) || sub, ...everywhere }]
}

const wholeContainsAi = ({ tracks }: Plan) => {
  const said = new Set(tracks.map(({ track, isInstrumental }) => containsAi(track.ai, isInstrumental)))
  if (tracks.some(({ track }) => track.ai.parts.includes("artwork"))) said.add("Partly")
  return said.size === 1 ? [...said][0] : "Partly"
}

/** Tracks in their order; several discs are groups of their own. The cover goes with the whole, in the profile of one track with it. */
function groupOf({ tracks, cover, profile }: Plan): ErnRelease["ResourceGroup"] {
  const linked = cover === null ? undefined : [cover]
  const item = ({ number, resource }: PlannedTrack) => ({ SequenceNumber: `${number}`, ReleaseResourceReference: resource, ...(profile === "SimpleAudioSingle" && linked && { LinkedReleaseResourceReference: linked }) })
  const discs = [...new Set(tracks.map(({ track }) => track.disc))]
  const whole = profile === "Audio" && linked ? { LinkedReleaseResourceReference: linked } : {}
  if (discs.length === 1) return { SequenceNumber: "1", ResourceGroupContentItem: tracks.map(item), ...whole }
  return { ResourceGroup: discs.map((disc, at) => ({ SequenceNumber: `${at + 1}`, ResourceGroupContentItem: tracks.filter(({ track }) => track.disc === disc).map(item), "@ResourceGroupType": "Component" })), ...whole }
}

/** Each track as something that can be sold alone; the profile of one track has none. */
export const trackReleasesOf = (plan: Plan): ErnTrackRelease[] | undefined => plan.profile === "SimpleAudioSingle" ? undefined : plan.tracks.map(({ track, resource, release }) => ({
  ReleaseReference: release, ReleaseId: { ProprietaryId: [{ "#": [plan.facts.id, bare(track.isrc), release].filter(Boolean).join("_"), "@Namespace": plan.namespace }] },
  ...titlesOf(track, plan.facts.document.language), ReleaseResourceReference: resource, LinkedReleaseResourceReference: plan.cover === null ? undefined : [plan.cover],
  ReleaseLabelReference: [{ "#": LABEL, ...everywhere }], DisplayGenre: genreOf(plan),
}))
