import { RELEASES } from "@max-booster/extension-api"
import type { Resolver } from "@max-booster/jobs"
import { openArtwork } from "./artwork-files"
import { wordsOn } from "./artwork-words"
import type { ReleasesService } from "./modules/releases"

/** One try of a cover's job. A cover that cannot be read is no reason to refuse it: readiness says that nobody read it. */
export async function readCoverOf(container: Resolver, { release_id: id, checksum }: { release_id: string; checksum: string }, isLast: boolean): Promise<{ outcome: string }> {
  const { book } = container.resolve<ReleasesService>(RELEASES)
  const file = await book.coverToRead(id, checksum)
  if (file === null) return { outcome: "superseded" }
  try {
    await book.keepWords(id, checksum, await wordsOn(await openArtwork(container, file)))
  } catch (error) {
    if (isLast) await book.keepWords(id, checksum, null)
    throw error
  }
  return { outcome: "read" }
}
