import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import type { PlanTier } from "@max-booster/api-contract"
import { deliverableKinds, MARKETPLACE, RECORDINGS, storeCurrency, type DeliverableKind, type MarketplaceDoor, type RecordingsDoor, type SellerCard, type Tier } from "@max-booster/extension-api"
import { boundsOf } from "../core/bounds"
import { blockedBy } from "../core/license-type"
import { overridesOf } from "../core/plan"
import { priceRulesOf } from "../core/price"
import type { PlanOwner } from "../modules/licensing"
import { shippedTypes } from "../types"
import { licensing } from "./licenses"

type Scoped = Pick<MedusaRequest, "scope">
type Caller = Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">

/** The caller's shop. @throws {MedusaError} not_found — none · not_allowed — it is suspended */
export async function ownShop(req: Caller): Promise<SellerCard> {
  const seller = await req.scope.resolve<MarketplaceDoor>(MARKETPLACE).sellerOfMember(req.auth_context.actor_id)
  if (!seller) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no shop for this login")
  if (seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  return seller
}

/** The caller's recording. @throws {MedusaError} not_found, also when it is another's · not_allowed — his shop is suspended */
export async function ownBeat(req: Caller, recordingId: string): Promise<{ seller_id: string; recording_id: string }> {
  const [seller, recording] = await Promise.all([ownShop(req), req.scope.resolve<RecordingsDoor>(RECORDINGS).ingestTask(recordingId)])
  if (recording?.seller_id !== seller.id) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no recording ${recordingId} of yours`)
  return { seller_id: seller.id, recording_id: recordingId }
}

/** A plan as whoever changes it sees it: all tiers, what may be changed, and of a beat what is missing to offer each. */
export async function planOf(req: Scoped, owner: PlanOwner): Promise<{ recording_id: string | null; tiers: PlanTier[] }> {
  const currency = await storeCurrency(req.scope)
  const [{ tiers, below }, available] = await Promise.all([licensing(req).plannedTiers(owner, currency), owner.recording_id ? filesOf(req, owner.recording_id) : deliverableKinds])
  return {
    recording_id: owner.recording_id,
    tiers: tiers.flatMap((tier) => {
      const under = below.find(({ type }) => type === tier.type)
      return under ? [toView(tier, under, currency, available)] : []
    }),
  }
}

/** Saves a plan. @returns it as whoever changes it sees it @throws {MedusaError} invalid_data — a tier is not within what its type permits */
export async function savedPlan(req: Scoped, owner: PlanOwner, tiers: Parameters<ReturnType<typeof licensing>["savePlan"]>[1]) {
  await licensing(req).savePlan(owner, tiers, await storeCurrency(req.scope))
  return planOf(req, owner)
}

async function filesOf(req: Scoped, recordingId: string): Promise<DeliverableKind[]> {
  const assets = await req.scope.resolve<RecordingsDoor>(RECORDINGS).assetsOf(recordingId)
  return deliverableKinds.filter((kind) => assets.some((asset) => asset.kind === kind))
}

function toView({ rank: _rank, ...tier }: Tier, below: Tier, currency: string, available: readonly DeliverableKind[]): PlanTier {
  const type = shippedTypes.find(({ id }) => id === tier.type)
  const { lowest = 0n, highest = 0n, step = 1n } = type ? priceRulesOf(type, currency) : {}
  return {
    ...tier, blocked_by: blockedBy(tier.delivers, available), overrides: overridesOf({ rank: _rank, ...tier }, below),
    price_rules: { lowest: lowest.toString(), highest: highest.toString(), step: step.toString() }, bounds: type ? boundsOf(type) : [],
    below: { price: below.price, enabled: below.enabled, minimum_offer: below.details.minimum_offer, accept_from: below.accept_from, terms: below.details.terms },
  }
}
