import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { MARKETPLACE, RECORDINGS, type IngestTask, type MarketplaceDoor, type MasteringDoor, type RecordingsDoor, type RenditionsDoor, type SellerCard, type StemsDoor, type StoredRendition, type StoredStem } from "@max-booster/extension-api"

type Caller = Pick<AuthenticatedMedusaRequest<unknown>, "scope" | "auth_context">
type Scoped = Pick<Caller, "scope">

export const doorOf = ({ scope }: Scoped) => scope.resolve<RecordingsDoor & RenditionsDoor & MasteringDoor>(RECORDINGS)

/** The shop the caller acts for. @throws {MedusaError} not_found — none · not_allowed — suspended */
export async function ownShop(req: Caller): Promise<SellerCard> {
  const seller = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(req.auth_context.actor_id)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  if (seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  return seller
}

/** The caller's recording. @throws {MedusaError} not_found, also when it is another's */
export async function ownRecording(req: Caller, id: string): Promise<{ seller: SellerCard; recording: IngestTask }> {
  const [seller, recording] = await Promise.all([ownShop(req), doorOf(req).ingestTask(id)])
  if (recording?.seller_id !== seller.id) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no recording ${id} of yours`)
  return { seller, recording }
}

/** The caller's recording, of which something can be made. @throws {MedusaError} not_found · not_allowed — not ready */
export async function ownReadyRecording(req: Caller, id: string): Promise<{ seller: SellerCard; recording: IngestTask }> {
  const own = await ownRecording(req, id)
  if (own.recording.state !== "ready") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This recording is not ready yet. Wait for the analysis, then try again.", "not_ready")
  return own
}

/** The caller's rendition. @throws {MedusaError} not_found, also when it is another's */
export async function ownRendition(req: Caller, id: string): Promise<StoredRendition> {
  const seller = await ownShop(req)
  const [rendition] = await doorOf(req).findRenditions({ id, sellerId: seller.id })
  if (!rendition) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no rendition ${id} of yours. It may have been removed.`)
  return rendition
}

export const stemsDoorOf = ({ scope }: Scoped) => scope.resolve<StemsDoor>(RECORDINGS)

/** The caller's stem. @throws {MedusaError} not_found, also when it is another's */
export async function ownStem(req: Caller, id: string): Promise<StoredStem> {
  const [seller, task] = await Promise.all([ownShop(req), stemsDoorOf(req).stemTask(id)])
  if (task?.seller_id !== seller.id) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no stem ${id} of yours. It may have been removed.`)
  return task.stem
}
