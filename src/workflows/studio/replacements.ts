import type { Readable } from "node:stream"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { listReplacements } from "@max-booster/api-contract"
import { LICENSING, type LicensingDoor, type StoredStem } from "@max-booster/extension-api"
import { readToken, signToken } from "@max-booster/kernel/sign"
import type { z } from "zod"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { audioHeader } from "../../modules/studio"
import type { SentFile } from "./binaries"
import { notFound, openProject } from "./caller"

type Replacement = z.output<typeof listReplacements.response>["replacements"][number]
type Given = SentFile & { asset_id: string; stem: StoredStem | null }

const PURPOSE = "studio-deliverable"
const HOUR = 3_600_000
/** Metadata stand before the sound; more than this is not looked through. */
const HEADER_BYTES = 256 * 1024

/** What the caller's own licenses of a project's beat give him in the place of its preview: links for an hour, exact lengths. */
export async function replacementsOf(container: MedusaContainer, customerId: string, projectId: string, now: Date): Promise<z.output<typeof listReplacements.response>> {
  const { beat_recording_id } = await openProject(container, customerId, projectId)
  if (!beat_recording_id) return { preview_hash: null, replacements: [] }
  const recording = await container.resolve<RecordingsService>(RECORDINGS).find(beat_recording_id)
  const preview = recording?.assets?.find(({ kind, mime_type }) => kind === "preview" && mime_type === "audio/mpeg")
  const expires = now.getTime() + HOUR
  const replacements: Replacement[] = []
  for (const file of await givenTo(container, customerId, beat_recording_id)) {
    const header = audioHeader(await beginningOf(await file.open()), file.size)
    if (!header) continue
    const token = signToken(secret(), PURPOSE, { customer: customerId, recording: beat_recording_id, asset: file.asset_id }, expires)
    replacements.push({
      kind: file.stem ? "stem" : "wav", stem_id: file.stem?.id ?? null, name: file.stem?.name ?? file.filename, role: file.stem?.role ?? null,
      url: `${process.env["BACKEND_URL"] ?? ""}/studio-files/${token}`, expires_at: new Date(expires).toISOString(),
      size: file.size, sha256: file.sha256, mime_type: file.mime_type, ...header, offset_s: 0, // previews begin where their recordings do
    })
  }
  return { preview_hash: preview?.checksum ?? null, replacements }
}

/** The file of a signed address, as long as a license gives it; null when the address is none of these. @throws {MedusaError} not_found — the license has ended */
export async function linkedDeliverable(container: MedusaContainer, token: string, now: Date): Promise<SentFile | null> {
  const read = readToken<{ customer: string; recording: string; asset: string }>(secret(), PURPOSE, token, now.getTime())
  if (!read.ok) return null
  const file = (await givenTo(container, read.value.customer, read.value.recording)).find(({ asset_id }) => asset_id === read.value.asset)
  if (!file) throw notFound("Your license does not give this file any more.")
  return file
}

/** What somebody's licenses give: the untagged file, and each stem. */
async function givenTo(container: MedusaContainer, customerId: string, recordingId: string): Promise<Given[]> {
  const recordings = container.resolve<RecordingsService>(RECORDINGS)
  const delivers = await container.resolve<LicensingDoor>(LICENSING).deliversTo(customerId, recordingId)
  const [assets, stems] = await Promise.all([recordings.assetsOf(recordingId), delivers.includes("stems") ? recordings.stemsOf(recordingId) : []])
  const wanted = [
    ...(delivers.includes("wav") ? assets.filter(({ kind }) => kind === "wav").map((asset) => ({ asset, stem: null })) : []),
    ...stems.flatMap((stem) => assets.filter(({ kind, variant }) => kind === "stem" && variant === stem.id && stem.state === "ready").map((asset) => ({ asset, stem }))),
  ]
  return wanted.map(({ asset, stem }) => ({ asset_id: asset.id, stem, sha256: asset.checksum, size: asset.size, mime_type: asset.mime_type, filename: asset.filename, open: () => recordings.openAsset(asset.id) }))
}

async function beginningOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    if ((size += chunk.length) >= HEADER_BYTES) break
  }
  return Buffer.concat(chunks)
}

const secret = () => process.env["LINK_SECRET"] ?? ""
