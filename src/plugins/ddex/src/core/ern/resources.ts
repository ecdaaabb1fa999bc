import type { Credit, ReleaseTrack } from "@max-booster/api-contract"
import type { DeliveredFile, DeliveredSound } from "../delivery"
import { bare, isoDuration, tidy } from "../words"
import type { ErnImage, ErnSoundRecording } from "./message"
import { artistsOf, personReference, pLineOf, titlesOf } from "./parts"
import type { Plan, PlannedTrack } from "./plan"
import { containsAi, contributorRoleValues, instrumentValue, parentalWarnings } from "./tables"

const fileOf = ({ uri, size, md5 }: DeliveredFile) => ({ URI: uri, HashSum: { Algorithm: "MD5", HashSumValue: md5 }, FileSize: `${size}` })

const deliveryFile = (sound: DeliveredSound) => ({
  Type: "AudioFile", AudioCodecType: sound.codec, NumberOfChannels: `${sound.channels}`, SamplingRate: { "#": `${sound.sampleRate / 1_000}`, "@UnitOfMeasure": "kHz" }, BitsPerSample: `${sound.bitDepth}`, File: fileOf(sound), IsProvidedInDelivery: "true",
})

/** A track's recording. */
export function soundRecordingOf(plan: Plan, { track, resource, technical, billing, durationMs, isInstrumental }: PlannedTrack): ErnSoundRecording {
  const { document } = plan.facts
  const isrc = bare(track.isrc)
  const sound = plan.delivery.sounds.get(track.id)
  const details = { DeliveryFile: sound ? [deliveryFile(sound)] : undefined, ClipDetails: clipOf(track, technical) }
  return {
    ResourceReference: resource, Type: "MusicalWorkSoundRecording",
    SoundRecordingEdition: [{
      ResourceId: [isrc ? { ISRC: isrc } : { ProprietaryId: [{ "#": `${plan.facts.id}_${track.id}`, "@Namespace": plan.namespace }] }],
      PLine: pLineOf(track.p_line ?? document.p_line),
      ...((details.DeliveryFile || details.ClipDetails) && { TechnicalDetails: [{ TechnicalResourceDetailsReference: technical, ...details }] }),
    }],
    WorkId: track.iswc ? [{ ISWC: bare(track.iswc) }] : undefined,
    ...titlesOf(track, document.language), ...artistsOf(billing, document.language),
    Contributor: contributorsOf(plan, track), WorkRightsController: sharesOf(plan, track),
    Duration: isoDuration(durationMs), FirstPublicationDate: track.original_release_date ? [track.original_release_date] : undefined,
    ParentalWarningType: [parentalWarnings[track.parental]],
    ContainsAI: containsAi(track.ai, isInstrumental), IsCover: `${track.is_cover}`, IsInstrumental: `${isInstrumental}`,
    LanguageOfPerformance: track.language && !isInstrumental ? [track.language] : undefined,
  }
}

/** Where a store's extract is to begin. */
const clipOf = ({ preview_start_s }: ReleaseTrack, technical: string) =>
  preview_start_s === null ? undefined : [{ TechnicalResourceDetailsReference: `${technical}C`, ClipType: "Preview", Timing: [{ StartPoint: `${preview_start_s}` }], ExpressionType: "Instructive" }]

/** Who made it, each once with all that he did: those of the track, then those of the whole release. */
function contributorsOf({ facts: { document }, people, namespace }: Plan, track: ReleaseTrack): ErnSoundRecording["Contributor"] {
  const byPerson = new Map<string, Credit[]>()
  for (const credit of [...track.credits, ...document.credits.filter(({ role }) => role !== "remixer")]) {
    if (credit.role === "main" || credit.role === "featured" || !people.has(credit.person)) continue
    const credits = byPerson.get(credit.person) ?? []
    if (!credits.some(({ role, instrument }) => role === credit.role && instrument === credit.instrument)) byPerson.set(credit.person, [...credits, credit])
  }
  return [...byPerson].map(([person, credits], at) => ({ ContributorPartyReference: personReference(person), Role: rolesOf(credits, namespace), "@SequenceNumber": `${at + 1}` }))
}

/** Roles, each once, with the instruments that were played in it. */
const rolesOf = (credits: readonly Credit[], namespace: string) => [...new Set(credits.map(({ role }) => role))].flatMap((role) => {
  if (role === "main" || role === "featured") return []
  const instruments = credits.flatMap((credit) => credit.role === role && credit.instrument?.trim() ? [credit.instrument] : [])
  const typed = instruments.map((written) => instrumentValue(written) ?? { "#": "UserDefined", "@Namespace": namespace, "@UserDefinedValue": tidy(written) })
  return [{ Value: contributorRoleValues[role], InstrumentType: typed.length > 0 ? typed : undefined }]
})

/** Who holds the composition, percent; a person's shares are one. */
function sharesOf({ people }: Plan, { shares }: ReleaseTrack): ErnSoundRecording["WorkRightsController"] {
  const points = new Map<string, number>()
  for (const share of shares) if (people.has(share.person) && share.points > 0) points.set(share.person, (points.get(share.person) ?? 0) + share.points)
  return [...points].map(([person, held]) => ({ RightsControllerPartyReference: personReference(person), RightsControlType: ["RightsController"], RightSharePercentage: `${held / 100}` }))
}

/** The cover; null without one. */
export function imageOf({ facts, delivery: { cover: file }, cover, namespace, tracks }: Plan): ErnImage | null {
  if (cover === null) return null
  const picture = file ?? facts.artwork
  const codec = picture?.format === "jpeg" ? "JPEG" : picture?.format === "png" ? "PNG" : undefined
  const extent = (pixels: number | undefined) => pixels === undefined ? undefined : { "#": `${pixels}`, "@UnitOfMeasure": "Pixel" }
  return {
    ResourceReference: cover, Type: "FrontCoverImage", ResourceId: [{ ProprietaryId: [{ "#": `${facts.id}_cover`, "@Namespace": namespace }] }],
    ParentalWarningType: ["NotExplicit"], ContainsAI: tracks.some(({ track }) => track.ai.parts.includes("artwork")) ? "Partly" : "None",
    TechnicalDetails: [{ TechnicalResourceDetailsReference: `T${cover.slice(1)}`, ImageCodecType: codec, ImageHeight: extent(picture?.height), ImageWidth: extent(picture?.width), ...(file && { File: fileOf(file), IsProvidedInDelivery: "true" }) }],
  }
}
