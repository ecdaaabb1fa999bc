import type { Readiness } from "@max-booster/api-contract"
import { RECORDINGS, RELEASES, type ReleaseRecordingsDoor, type StoredRendition } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import type { ReleaseFacts } from "./core/facts"
import { assess } from "./core/readiness"
import type { ReleaseRow } from "./core/release-row"
import { readingOn, workingOn } from "./core/working"
import { gatherFacts } from "./facts"
import type { ReleasesService } from "./modules/releases"

/** What stands between a release and its targets; what it says of each target is kept with the release. */
export async function readinessFor(container: Resolver, release: ReleaseRow, now: Date): Promise<{ facts: ReleaseFacts; readiness: Readiness; mendings: StoredRendition[] }> {
  const ids = [...new Set(release.document.tracks.flatMap(({ recording_id }) => recording_id ?? []))]
  const [facts, mendings] = await Promise.all([gatherFacts(container, release, now), container.resolve<ReleaseRecordingsDoor>(RECORDINGS).mendingsOf(ids)])
  const judged = assess(facts)
  await container.resolve<ReleasesService>(RELEASES).book.judge(release.id, judged.targets, now)
  return { facts, readiness: { ...judged, working: [...readingOn(release.artwork), ...workingOn(release.document, mendings)] }, mendings }
}
