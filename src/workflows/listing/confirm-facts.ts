import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "zod"
import type { confirmFacts } from "@max-booster/api-contract"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { listingOf } from "./read-recordings"
import { projectListing } from "./project-listing"

/** Keeps the producer's word; a beat on sale shows it at once. */
export async function confirmRecordingFacts(container: MedusaContainer, recordingId: string, facts: z.output<typeof confirmFacts.body>, now: Date): Promise<void> {
  await container.resolve<RecordingsService>(RECORDINGS).confirmFacts(recordingId, facts, now)
  const listing = await listingOf(container, recordingId)
  if (listing?.state === "published") await projectListing(container, recordingId)
}
