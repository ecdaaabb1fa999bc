import { randomUUID } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import sharp from "sharp"
import { readBody } from "@max-booster/kernel/read-body"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { RECORDINGS, type RecordingsService } from "../../modules/recordings"
import { listingOf } from "./read-recordings"

const MAX_BYTES = 8 * 1024 ** 2

/** Keeps a cover: square, 1,500 px, JPEG made anew, so that nothing hidden in the upload survives. @throws {MedusaError} invalid_data */
export async function saveArtwork(container: MedusaContainer, recordingId: string, request: IncomingMessage): Promise<void> {
  const jpeg = await square(await bodyOf(request), 1_500)
  const path = join(tmpdir(), `artwork-${randomUUID()}.jpg`)
  try {
    await sharp(jpeg).toFile(path)
    const asset = await container.resolve<RecordingsService>(RECORDINGS).storeAsset(recordingId, { kind: "artwork", path, filename: "artwork.jpg", mime_type: "image/jpeg" })
    const listing = await listingOf(container, recordingId)
    if (listing) await container.resolve<MarketplaceService>(MARKETPLACE).updateListings({ id: listing.id, artwork_url: asset.url })
  } finally {
    await rm(path, { force: true })
  }
}

/** Keeps a shop's picture: square, 600 px. @throws {MedusaError} invalid_data */
export async function saveAvatar(container: MedusaContainer, sellerId: string, request: IncomingMessage): Promise<void> {
  const jpeg = await square(await bodyOf(request), 600)
  const file = await container.resolve(Modules.FILE).createFiles({ filename: `avatar-${randomUUID()}.jpg`, mimeType: "image/jpeg", content: jpeg.toString("base64"), access: "public" })
  await container.resolve<MarketplaceService>(MARKETPLACE).updateSellers({ id: sellerId, avatar_url: file.url })
}

/** The bytes of a picture that is sent. @throws {MedusaError} invalid_data: too large */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBody(request, MAX_BYTES)
  if (!bytes) throw new MedusaError(MedusaError.Types.INVALID_DATA, "This picture is larger than 8 MB. Save it smaller and try again.", "too_large")
  return bytes
}

async function square(image: Buffer, pixels: number): Promise<Buffer> {
  try {
    const source = sharp(image, { limitInputPixels: 64_000_000, failOn: "error" })
    const { format } = await source.metadata()
    if (!["jpeg", "png", "webp"].includes(format)) throw new Error(`unsupported format ${format}`)
    return await source.rotate().resize(pixels, pixels, { fit: "cover" }).jpeg({ quality: 86, mozjpeg: true }).toBuffer()
  } catch {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "This file is not a picture that we can read. Use a JPEG, PNG or WebP.", "not_a_picture")
  }
}
