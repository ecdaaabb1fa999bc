import { buffer } from "node:stream/consumers"
import { MedusaError } from "@medusajs/framework/utils"
import { MARKETPLACE, RECORDINGS, RELEASES, type MarketplaceDoor, type RecordingsDoor, type SellerCard } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { keepCover } from "./artwork-files"
import { newDocument } from "./core/new-release"
import type { ReleaseRow } from "./core/release-row"
import { recordingsFor } from "./facts"
import type { ReleasesService } from "./modules/releases"

/** Begins a release of a shop's recordings, in their order. @throws {MedusaError} not_found: one is another's */
export async function beginRelease(container: Resolver, { id: seller_id, name: shop }: Pick<SellerCard, "id" | "name">, recordingIds: readonly string[], { member_id, now }: { member_id: string; now: Date }): Promise<ReleaseRow> {
  const ids = [...new Set(recordingIds)]
  const [found, parties] = await Promise.all([recordingsFor(container, ids, now), container.resolve<MarketplaceDoor>(MARKETPLACE).partiesOf([seller_id])])
  const recordings = ids.map((id) => {
    const recording = found.get(id)
    if (recording?.seller_id !== seller_id) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no recording ${id} of yours. It may have been removed.`)
    return recording
  })
  const document = newDocument({ recordings, shop, owner: parties[seller_id]?.name ?? shop, year: now.getUTCFullYear() })
  const release = await container.resolve<ReleasesService>(RELEASES).book.create(seller_id, document, member_id)
  const cover = recordings.find(({ artwork_url }) => artwork_url !== null)
  return cover ? keepCover(container, release.id, await coverOf(container, cover.id), { kind: "artwork", words: `The cover of ${cover.title}`, member_id }) : release
}

async function coverOf(container: Resolver, recordingId: string): Promise<Buffer> {
  const recordings = container.resolve<RecordingsDoor>(RECORDINGS)
  const cover = (await recordings.assetsOf(recordingId)).find(({ kind }) => kind === "artwork")
  if (!cover) throw new Error(`Recording ${recordingId} has no cover any more`)
  return buffer(await recordings.openAsset(cover.id))
}
