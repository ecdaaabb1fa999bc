import type { MedusaContainer } from "@medusajs/framework/types"
import type { RecordingView } from "@max-booster/api-contract"
import { MARKETPLACE, type ListingRow, type MarketplaceService } from "../../modules/marketplace"
import { RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"
import { ownRecording } from "./caller"
import { toRecordingView } from "./to-recording-view"

/** All recordings of a shop, newest first. */
export async function readRecordings(container: MedusaContainer, sellerId: string): Promise<RecordingView[]> {
  return withListings(container, await container.resolve<RecordingsService>(RECORDINGS).ofSeller(sellerId))
}

/** One recording of a shop. @throws {MedusaError} not_found */
export async function readRecording(container: MedusaContainer, sellerId: string, recordingId: string): Promise<RecordingView> {
  const row = await ownRecording(container, sellerId, recordingId)
  return toRecordingView(row, await listingOf(container, row.id))
}

/** The listing of a recording, if it was ever published. */
export async function listingOf(container: MedusaContainer, recordingId: string): Promise<ListingRow | undefined> {
  const [listing] = await container.resolve<MarketplaceService>(MARKETPLACE).listListings({ recording_id: recordingId }, { relations: ["tiers", "seller"] })
  return listing as unknown as ListingRow | undefined
}

async function withListings(container: MedusaContainer, rows: RecordingRow[]): Promise<RecordingView[]> {
  const listings = (await container.resolve<MarketplaceService>(MARKETPLACE).listListings({ recording_id: rows.map((r) => r.id) })) as unknown as ListingRow[]
  return rows.map((row) => toRecordingView(row, listings.find((l) => l.recording_id === row.id)))
}
