import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { LICENSING, type LicensingDoor } from "@max-booster/extension-api"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { listingOf } from "./read-recordings"
import { offeredTiers, projectListing } from "./project-listing"

/** Puts a beat on sale; publishing again shows the newest facts and prices. @throws {MedusaError} not_allowed — says what is missing */
export async function publishListing(container: MedusaContainer, recordingId: string, now: Date): Promise<void> {
  const before = await listingOf(container, recordingId)
  if (before?.state !== "published") await assertSigned(container, recordingId)
  const { id } = await projectListing(container, recordingId)
  await container.resolve<MarketplaceService>(MARKETPLACE).updateListings({ id, state: "published", published_at: before?.published_at ?? now })
}

/** A beat goes on sale under a text that its producer has signed. */
async function assertSigned(container: MedusaContainer, recordingId: string): Promise<void> {
  const recording = await container.resolve<RecordingsService>(RECORDINGS).find(recordingId)
  if (!recording || (await container.resolve<LicensingDoor>(LICENSING).hasSigned(recording.seller_id))) return
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Sign the license text first: it is under Licenses in your workshop. Beats go on sale when you have.", "unsigned")
}

/** Takes a beat off sale; licenses that were sold stay. @throws {MedusaError} not_allowed — it is not on sale */
export async function withdrawListing(container: MedusaContainer, recordingId: string): Promise<void> {
  const listing = await listingOf(container, recordingId)
  if (listing?.state !== "published") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This beat is not on sale.", "not_published")
  await container.resolve<MarketplaceService>(MARKETPLACE).updateListings({ id: listing.id, state: "withdrawn" })
}

/** Shows newest facts and prices of a beat that was listed; one whose last tier was switched off leaves the shop. Without a listing there is nothing to do. */
export async function refreshListing(container: MedusaContainer, recordingId: string): Promise<void> {
  const listing = await listingOf(container, recordingId)
  const recording = await container.resolve<RecordingsService>(RECORDINGS).find(recordingId)
  if (!listing || !recording) return
  if ((await offeredTiers(container, recording)).length > 0) await projectListing(container, recordingId)
  else if (listing.state === "published") await withdrawListing(container, recordingId)
}
