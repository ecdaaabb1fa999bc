import { randomUUID } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { StudioProjectView } from "@max-booster/api-contract"
import type { Asset } from "@max-booster/extension-api"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { seed } from "../../modules/studio"
import { notFound, studioOf } from "./caller"
import { readProject } from "./projects"

/** How previews are made (plugin `stems`): from the beginning, so long at most, at this rate, in stereo. */
const PREVIEW = { seconds: 180, sampleRate: 44_100, channels: 2 } as const

/** Opens a beat on sale in a project of its own: its tagged preview on a track, in its tempo and key. @throws {MedusaError} not_found — not on sale */
export async function openBeat(container: MedusaContainer, customerId: string, handle: string, requestId?: string): Promise<StudioProjectView> {
  const listing = await container.resolve<MarketplaceService>(MARKETPLACE).onSale(handle)
  const recordings = container.resolve<RecordingsService>(RECORDINGS)
  const recording = listing ? await recordings.find(listing.recording_id) : null
  const preview = recording?.assets?.find(({ kind, mime_type }) => kind === "preview" && mime_type === "audio/mpeg")
  if (!listing || !recording?.sound || !preview) throw notFound(`There is no beat "${handle}" on sale. It may have been withdrawn.`)
  const { title, bpm, key, recording_id } = listing
  const seconds = Math.min(recording.sound.facts.durationMs / 1_000, PREVIEW.seconds)
  const trackId = randomUUID()
  const state = seed({
    settings: { name: title, sampleRate: PREVIEW.sampleRate, key: key ?? "" },
    tempos: { first: { tick: 0, bpm } },
    tracks: { [trackId]: { kind: "audio", name: title, pos: "a0" } },
    assets: { [preview.checksum]: { hash: preview.checksum, name: `${title} (preview)`, frames: Math.round(seconds * PREVIEW.sampleRate), sampleRate: PREVIEW.sampleRate, channels: PREVIEW.channels } },
    regions: { [randomUUID()]: { trackId, kind: "audio", name: title, start: 0, assetId: preview.checksum, offset: 0, length: seconds, sourceBpm: bpm } },
    markers: { [randomUUID()]: { tick: 0, name: `${title} by ${listing.seller.name}` } },
  })
  const { id } = await studioOf(container).projects.create({ owner_id: customerId, request_id: requestId, state, beat: { handle, recording_id } })
  await holdPreview(container, id, preview, `${title} (preview).mp3`)
  return readProject(container, customerId, id)
}

async function holdPreview(container: MedusaContainer, projectId: string, { id, checksum, mime_type }: Pick<Asset, "id" | "checksum" | "mime_type">, name: string): Promise<void> {
  const { binaries } = studioOf(container)
  if ((await binaries.missing(projectId, [checksum])).length === 0) return
  const folder = await mkdtemp(join(tmpdir(), "max-booster-preview-"))
  try {
    const path = join(folder, "preview")
    await pipeline(await container.resolve<RecordingsService>(RECORDINGS).openAsset(id), createWriteStream(path))
    if (!(await binaries.take(projectId, { path, hash: checksum, name, mime_type }))) throw new Error(`The preview ${id} in storage is not what its checksum says`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
