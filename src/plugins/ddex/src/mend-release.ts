import { RELEASE_WAV, type Finding, type ReleaseWavSpec } from "@max-booster/api-contract"
import { RECORDINGS, RELEASES, type RenditionsDoor, type StoredRendition } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { MedusaError } from "@medusajs/framework/utils"
import { convertArtwork } from "./artwork"
import { discardArtwork, keepCover, openArtwork } from "./artwork-files"
import { documentFixes, isDocumentFix } from "./core/readiness"
import type { ReleaseRow } from "./core/release-row"
import { mendingSpec } from "./core/working"
import type { ReleasesService } from "./modules/releases"
import { readinessFor } from "./readiness"

/** Who presses a button of a finding. */
type By = { member_id: string; now: Date }

/**
 * Mends what a finding of a release offers to: its document or codes at once, sound as a rendition that goes on as a job.
 * @throws {MedusaError} not_allowed, `nothing_to_mend`: no finding offers it (any more)
 */
export async function mendRelease(container: Resolver, release: ReleaseRow, { fix, path }: { fix: string; path: string }, by: By): Promise<ReleaseRow> {
  const { facts, readiness, mendings } = await readinessFor(container, release, by.now)
  const finding = readiness.findings.find((each) => each.fix?.id === fix && each.path === path)
  if (!finding) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "There is nothing to mend here any more. Look at the checklist again.", "nothing_to_mend")
  const { book, codes } = container.resolve<ReleasesService>(RELEASES)
  const event = { kind: "mended", words: wordsOf(finding), data: { fix, path }, member_id: by.member_id }
  if (fix === "allot-isrc" || fix === "allot-upc") return codes.allot(release.id, release.seller_id, { isrc: fix === "allot-isrc", upc: fix === "allot-upc" }, by)
  if (fix === "convert-cmyk") return keepCover(container, release.id, await converted(container, release), event)
  if (isDocumentFix(fix)) return book.mend(release.id, (document) => documentFixes[fix](document, { ...facts, document }, path), event)
  const recordingId = release.document.tracks.find(({ id }) => path.startsWith(`tracks.${id}.`))?.recording_id
  const newest = mendings.find(({ recording_id }) => recording_id === recordingId)
  const spec = mendingSpec(fix, newest)
  if (spec === null || recordingId == null) throw new Error(`Nothing mends “${fix}”`)
  if (facts.recordings.get(recordingId)?.sound?.facts.lossy) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This recording was uploaded with loss, as an MP3 is, and nothing brings back what is gone. Upload the WAV, AIFF or FLAC that it was made from.", "lossy")
  await mendSound(container, { recording_id: recordingId, seller_id: release.seller_id, spec }, newest)
  await book.note(release.id, event)
  return release
}

/** Asks for a mended file. One that is at work already gives way: the new one does what it would have done, too. */
async function mendSound(container: Resolver, { spec, ...whose }: { recording_id: string; seller_id: string; spec: ReleaseWavSpec }, newest: StoredRendition | undefined): Promise<void> {
  const renditions = container.resolve<RenditionsDoor>(RECORDINGS)
  if (newest && (newest.state === "waiting" || newest.state === "working")) await renditions.cancelRendition(newest.id)
  await renditions.requestRendition({ ...whose, kind: RELEASE_WAV, spec })
}

async function converted(container: Resolver, { artwork_file_id }: ReleaseRow): Promise<Buffer> {
  if (artwork_file_id === null) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This release has no cover yet.", "nothing_to_mend")
  const made = await convertArtwork(await openArtwork(container, artwork_file_id))
  if (!made.ok) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, made.error.message, made.error.code)
  return made.value
}

/** "Mended: The silence at its ends is long (Cut the silence)". */
const wordsOf = ({ title, fix }: Finding) => `Mended: ${title}${fix ? ` (${fix.label})` : ""}`
