import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"

/** Runs a failed ingest again. @throws {MedusaError} not_allowed — it did not fail */
export async function retryRecording(container: MedusaContainer, { id, state }: RecordingRow): Promise<void> {
  if (state !== "failed") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only a failed recording can be tried again. A refused one needs another file.")
  await container.resolve<RecordingsService>(RECORDINGS).retry(id)
}
