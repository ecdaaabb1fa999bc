import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { listingOf } from "./read-recordings"

/** Removes a recording and its files. @throws {MedusaError} not_allowed — it was on sale once: buyers need its files */
export async function forgetRecording(container: MedusaContainer, recordingId: string): Promise<void> {
  const listing = await listingOf(container, recordingId)
  if (listing && listing.state !== "draft") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This beat was on sale, so buyers may need its files. Withdraw it instead.", "was_on_sale")
  await container.resolve<RecordingsService>(RECORDINGS).forget(recordingId)
}
