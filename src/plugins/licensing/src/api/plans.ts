import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { PlanTier } from "@max-booster/api-contract"
import { deliverableKinds, MARKETPLACE, RECORDINGS, storeCurrency, type MarketplaceDoor, type RecordingsDoor } from "@max-booster/extension-api"
import { blockedBy } from "../core/license-type"
import { licensing } from "./licenses"

type Beat = { seller_id: string; recording_id: string }

/** The caller's recording. @throws {MedusaError} not_found, also when it is another's · not_allowed — his shop is suspended */
export async function ownBeat(req: Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">, recordingId: string): Promise<Beat> {
  const seller = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(req.auth_context.actor_id)
  const recording = await req.scope.resolve<RecordingsDoor>(RECORDINGS).ingestTask(recordingId)
  if (!seller || recording?.seller_id !== seller.id) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no recording ${recordingId} of yours`)
  if (seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  return { seller_id: seller.id, recording_id: recordingId }
}

/** All tiers of a beat with what is missing to offer each. */
export async function planOf(req: Pick<MedusaRequest, "scope">, beat: Beat): Promise<{ recording_id: string; tiers: PlanTier[] }> {
  const assets = await req.scope.resolve<RecordingsDoor>(RECORDINGS).assetsOf(beat.recording_id)
  const available = deliverableKinds.filter((kind) => assets.some((asset) => asset.kind === kind))
  const tiers = await licensing(req).plannedTiers({ ...beat, currency: await storeCurrency(req.scope) })
  return {
    recording_id: beat.recording_id,
    tiers: tiers.map(({ type, label, summary, price, enabled, caps, delivers, exclusive }) => ({ type, label, summary, price, enabled, caps, delivers, exclusive, blocked_by: blockedBy(delivers, available) })),
  }
}
