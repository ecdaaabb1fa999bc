import type { MedusaContainer } from "@medusajs/framework/types"
import type { listStudioSounds, StudioSound, StudioSoundFile } from "@max-booster/api-contract"
import { LICENSING, type DeliverableKind, type LicensingDoor } from "@max-booster/extension-api"
import type { z } from "zod"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { keyOf, RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"
import { notFound } from "./caller"
import { addressOf, filesOf, wholeOf } from "./deliverables"

type Query = z.output<typeof listStudioSounds.query>
/** What of a recording somebody may use. */
type Given = readonly DeliverableKind[]

const ALL: Given = ["wav", "stems"]

/** The recordings that somebody may use in his projects: those of his shop, or those that his valid licenses give. */
export async function listSounds(container: MedusaContainer, customerId: string, { source, q, offset, limit }: Query): Promise<z.output<typeof listStudioSounds.response>> {
  const shops = container.resolve<MarketplaceService>(MARKETPLACE)
  const shop = await shops.shopOfCustomer(customerId)
  const given = source === "licensed" ? await container.resolve<LicensingDoor>(LICENSING).deliveredTo(customerId) : null
  const whose = given ? given.size > 0 && { id: [...given.keys()] } : shop && { seller_id: shop.seller.id }
  const { recordings, count } = whose ? await container.resolve<RecordingsService>(RECORDINGS).search(whose, { q, offset, limit }) : { recordings: [], count: 0 }
  const makers = new Map((await shops.sellersByIds([...new Set(recordings.map(({ seller_id }) => seller_id))])).map(({ id, name }) => [id, name]))
  return { sounds: recordings.map((each) => toSound(each, makers.get(each.seller_id) ?? "", given ? (given.get(each.id) ?? []) : ALL)), has_shop: shop !== null, count, offset, limit }
}

/** The files of one of them, each at an address for an hour. @throws {MedusaError} not_found — there is none, or it is not his to use */
export async function filesOfSound(container: MedusaContainer, customerId: string, recordingId: string, now: Date): Promise<StudioSoundFile[]> {
  const files = await filesOf(container, customerId, recordingId)
  if (files.length === 0) throw notFound("There is no such recording of yours, and no valid license gives you its files.")
  return files.map(({ kind, stem, filename, asset_id, sha256, size, mime_type }) => ({
    kind: kind === "source" ? "wav" : kind, stem_id: stem?.id ?? null, name: stem?.name ?? filename, role: stem?.role ?? null, size, sha256, mime_type, ...addressOf(customerId, recordingId, asset_id, now),
  }))
}

function toSound(row: RecordingRow, by: string, given: Given): StudioSound {
  const assets = row.assets ?? []
  const has = (wanted: string) => assets.some(({ kind }) => kind === wanted)
  const whole = given === ALL ? (has("wav") ? "wav" : "mp3") : (wholeOf(given).find(has) ?? null)
  return {
    recording_id: row.id, title: row.title, by, bpm: row.bpm ?? row.analysis?.bpm ?? null, key: keyOf(row), duration_ms: row.sound?.facts.durationMs ?? 0, peaks: row.peaks ?? [],
    preview_url: assets.find(({ kind, mime_type }) => kind === "preview" && mime_type === "audio/mpeg")?.url ?? null,
    files: { whole, stems: given.includes("stems") ? assets.filter(({ kind }) => kind === "stem").length : 0 },
  }
}
