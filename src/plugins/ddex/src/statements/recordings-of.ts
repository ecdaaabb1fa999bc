import type { ReleaseDocument } from "@max-booster/api-contract"
import { RECORDINGS, RELEASES, ROYALTIES, type RecordingTitlesDoor } from "@max-booster/extension-api"
import { inChunks } from "@max-booster/kernel"
import type { Resolver } from "@max-booster/jobs"
import { matchKeyOf, type Sum } from "../core/statements/sums"
import type { ReleasesService } from "../modules/releases"
import type { RoyaltiesService } from "../modules/royalties"

/** A shop's recordings, as statements are matched to them. */
export type KnownRecordings = {
  titleOf(recordingId: string): string
  has(recordingId: string): boolean
  /** By hand, else by the ISRC that was allotted to a recording or that a release gives it. Null: none of the shop. */
  recordingOf(sum: Pick<Sum, "isrc" | "upc" | "title" | "artist">): string | null
  byHand: ReadonlyMap<string, string | null>
}

/** Gathers which recordings of a shop carry which ISRC, and what was matched by hand. */
export async function recordingsOf(container: Resolver, sellerId: string): Promise<KnownRecordings> {
  const releases = container.resolve<ReleasesService>(RELEASES)
  const [titles, documents, byHand] = await Promise.all([
    container.resolve<RecordingTitlesDoor>(RECORDINGS).titlesOf(sellerId), releases.listReleases({ seller_id: sellerId }, { select: ["document"], take: 5_000 }), container.resolve<RoyaltiesService>(ROYALTIES).matches(sellerId),
  ])
  const own = new Map(titles.map(({ id, title }) => [id, title]))
  const allotted = await inChunks([...own.keys()], (part) => releases.listRecordingIsrcs({ recording_id: part }, { select: ["recording_id", "isrc"], take: part.length }))
  const given = documents.flatMap(({ document }) => (document as unknown as ReleaseDocument).tracks.flatMap(({ isrc, recording_id }) => (isrc && recording_id && own.has(recording_id) ? [[plain(isrc), recording_id] as const] : [])))
  const byIsrc = new Map([...given, ...allotted.map(({ isrc, recording_id }) => [plain(isrc), recording_id] as const)])
  return {
    byHand, titleOf: (id) => own.get(id) ?? "", has: (id) => own.has(id),
    recordingOf(sum) {
      const matched = byHand.get(matchKeyOf(sum))
      if (matched !== undefined) return matched !== null && own.has(matched) ? matched : null
      return sum.isrc === null ? null : (byIsrc.get(sum.isrc) ?? null)
    },
  }
}

const plain = (isrc: string) => isrc.toUpperCase().replace(/[\s-]/g, "")
