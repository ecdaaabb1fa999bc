import { LICENSING, MARKETPLACE, RECORDINGS, RELEASES, SPLITS, type LicensingDoor, type MarketplaceDoor, type ReleaseRecording, type ReleaseRecordingsDoor, type SplitsDoor } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import type { ReleaseFacts } from "./core/facts"
import type { ReleaseRow } from "./core/release-row"
import type { ReleasesService } from "./modules/releases"

/** Recordings as releases see them, with who wrote them. Unknown ids are left out. */
export async function recordingsFor(container: Resolver, ids: readonly string[], now: Date): Promise<Map<string, ReleaseRecording>> {
  const unique = [...new Set(ids)]
  const [recordings, splits] = await Promise.all([container.resolve<ReleaseRecordingsDoor>(RECORDINGS).releaseRecordings(unique), container.resolve<SplitsDoor>(SPLITS).splitsInForce(unique, now)])
  return new Map([...recordings].map(([id, recording]) => [id, { ...recording, writers: (splits.get(id)?.shares ?? []).map(({ name, role, publishing_points }) => ({ name, role, points: publishing_points })) }]))
}

/** Gathers all that rules and builders look at, in as many queries whatever the number of tracks. */
export async function gatherFacts(container: Resolver, release: ReleaseRow, now: Date): Promise<ReleaseFacts> {
  const { id, seller_id, document, artwork } = release
  const [marketplace, codes] = [container.resolve<MarketplaceDoor>(MARKETPLACE), container.resolve<ReleasesService>(RELEASES).codes]
  const licenseIds = [...new Set(document.tracks.flatMap(({ licenses }) => licenses))]
  const [[seller], recordings, holders, carriers, dpid] = await Promise.all([
    marketplace.sellersByIds([seller_id]), recordingsFor(container, document.tracks.flatMap(({ recording_id }) => recording_id ?? []), now),
    marketplace.holdersOf(seller_id), codes.carriersOf(release), codes.dpidOf(seller_id, now),
  ])
  const licenses = licenseIds.length === 0 ? [] : await container.resolve<LicensingDoor>(LICENSING).usedLicenses(holders, licenseIds)
  return {
    id, document, artwork, today: now.toISOString().slice(0, 10), seller: { id: seller_id, name: seller?.name ?? "", country: seller?.country ?? "" },
    recordings: new Map([...recordings].filter(([, recording]) => recording.seller_id === seller_id)), licenses: new Map(licenses.map((license) => [license.id, license])), ...carriers,
    sender: { name: seller?.name ?? "", dpid },
  }
}
