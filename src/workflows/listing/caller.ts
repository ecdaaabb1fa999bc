import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { MARKETPLACE, type MarketplaceDoor, type SellerCard } from "@max-booster/extension-api"
import { RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"

/** The shop a member acts for. @throws {MedusaError} not_found — no shop · not_allowed — suspended */
export async function shopOfMember(container: MedusaContainer, memberId: string): Promise<SellerCard> {
  const seller = await container.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(memberId)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  if (seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  return seller
}

/** A recording of a shop. @throws {MedusaError} not_found — none, or not its own */
export async function ownRecording(container: MedusaContainer, sellerId: string, recordingId: string): Promise<RecordingRow> {
  const recording = await container.resolve<RecordingsService>(RECORDINGS).find(recordingId, sellerId)
  if (!recording) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no recording ${recordingId} in your shop`)
  return recording
}
