import type { Readable } from "node:stream"
import type { MedusaContainer } from "@medusajs/framework/types"
import { LICENSING, type DeliverableKind, type LicensingDoor, type StoredStem } from "@max-booster/extension-api"
import { readToken, signToken } from "@max-booster/kernel/sign"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { RECORDINGS, type RecordingRow, type RecordingsService } from "../../modules/recordings"
import { audioHeader } from "../../modules/studio"
import type { SentFile } from "./binaries"
import { notFound } from "./caller"

/** A file of a recording that somebody may use; `source`: as it was uploaded. */
export type Deliverable = SentFile & { asset_id: string; kind: "source" | "wav" | "mp3" | "stem"; stem: StoredStem | null }

const PURPOSE = "studio-deliverable"
const HOUR = 3_600_000
/** Metadata stand before the sound; more than this is not looked through. */
const HEADER_BYTES = 256 * 1024
/** What lies on the time line as it is, sample by sample. */
const UNCOMPRESSED = ["wav", "flac"]

/** The files of a recording that are somebody's: all, of his own shop's; else those that his valid licenses give. */
export async function filesOf(container: MedusaContainer, customerId: string, recordingId: string): Promise<Deliverable[]> {
  const shop = await container.resolve<MarketplaceService>(MARKETPLACE).shopOfCustomer(customerId)
  const own = shop && (await container.resolve<RecordingsService>(RECORDINGS).find(recordingId, shop.seller.id))
  return own ? ownFiles(container, own) : licensedFiles(container, customerId, recordingId)
}

/** What somebody's licenses give: the whole file, the better of two, and each stem. */
export async function licensedFiles(container: MedusaContainer, customerId: string, recordingId: string): Promise<Deliverable[]> {
  const delivers = await container.resolve<LicensingDoor>(LICENSING).deliversTo(customerId, recordingId)
  return delivers.length === 0 ? [] : pick(container, recordingId, wholeOf(delivers), delivers.includes("stems"))
}

/** Which of the whole files a license gives is taken. */
export const wholeOf = (delivers: readonly DeliverableKind[]): ("wav" | "mp3")[] => (delivers.includes("wav") ? ["wav"] : delivers.includes("mp3") ? ["mp3"] : [])

/** An address for an hour, which looks again at who may have the file when it is opened. */
export function addressOf(customerId: string, recordingId: string, assetId: string, now: Date): { url: string; expires_at: string } {
  const expires = now.getTime() + HOUR
  const token = signToken(secret(), PURPOSE, { customer: customerId, recording: recordingId, asset: assetId }, expires)
  return { url: `${process.env["BACKEND_URL"] ?? ""}/studio-files/${token}`, expires_at: new Date(expires).toISOString() }
}

/** The file of such an address, as long as it is somebody's; null when the address is none of these. @throws {MedusaError} not_found — the license has ended */
export async function linkedDeliverable(container: MedusaContainer, token: string, now: Date): Promise<SentFile | null> {
  const read = readToken<{ customer: string; recording: string; asset: string }>(secret(), PURPOSE, token, now.getTime())
  if (!read.ok) return null
  const { customer, recording, asset } = read.value
  const isMeant = ({ asset_id }: Deliverable) => asset_id === asset
  const file = (await filesOf(container, customer, recording)).find(isMeant) ?? (await licensedFiles(container, customer, recording)).find(isMeant)
  if (!file) throw notFound("Your license does not give this file any more.")
  return file
}

/** What a lossless file says of its sound; null for others. */
export async function headerOf({ open, size }: Pick<Deliverable, "open" | "size">): Promise<ReturnType<typeof audioHeader>> {
  return audioHeader(await beginningOf(await open()), size)
}

function ownFiles(container: MedusaContainer, { id, sound }: RecordingRow): Promise<Deliverable[]> {
  const isExact = sound !== null && UNCOMPRESSED.includes(sound.facts.container)
  return pick(container, id, isExact ? ["source"] : ["wav", "mp3"], true)
}

/** The first there is of some whole files, and the stems. */
async function pick(container: MedusaContainer, recordingId: string, whole: readonly ("source" | "wav" | "mp3")[], withStems: boolean): Promise<Deliverable[]> {
  const recordings = container.resolve<RecordingsService>(RECORDINGS)
  const [assets, stems] = await Promise.all([recordings.assetsOf(recordingId), withStems ? recordings.stemsOf(recordingId) : []])
  const first = whole.flatMap((kind) => assets.filter((asset) => asset.kind === kind).map((asset) => ({ asset, kind, stem: null }))).slice(0, 1)
  const parts = stems.flatMap((stem) => assets.filter(({ kind, variant }) => kind === "stem" && variant === stem.id && stem.state === "ready").map((asset) => ({ asset, kind: "stem" as const, stem })))
  return [...first, ...parts].map(({ asset, kind, stem }) => ({ asset_id: asset.id, kind, stem, sha256: asset.checksum, size: asset.size, mime_type: asset.mime_type, filename: asset.filename, open: () => recordings.openAsset(asset.id) }))
}

/** So much of a file as its header needs; the rest is not read. */
export async function beginningOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    if ((size += chunk.length) >= HEADER_BYTES) break
  }
  return Buffer.concat(chunks)
}

const secret = () => process.env["LINK_SECRET"] ?? ""
