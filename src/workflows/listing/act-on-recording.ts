import type { MedusaContainer } from "@medusajs/framework/types"
import type { RecordingView } from "@max-booster/api-contract"
import type { RecordingRow } from "../../modules/recordings"
import { ownRecording, shopOfMember } from "./caller"
import { readRecording } from "./read-recordings"

/** Does something to a recording of the caller's shop and answers with the recording as it is then. @throws {MedusaError} not_found — not his */
export async function actOnRecording(container: MedusaContainer, memberId: string, recordingId: string, act: (recording: RecordingRow) => Promise<void>): Promise<{ recording: RecordingView }> {
  const seller = await shopOfMember(container, memberId)
  await act(await ownRecording(container, seller.id, recordingId))
  return { recording: await readRecording(container, seller.id, recordingId) }
}
