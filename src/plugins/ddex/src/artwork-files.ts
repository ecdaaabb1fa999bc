import { randomUUID } from "node:crypto"
import type { IncomingMessage } from "node:http"
import type { IFileModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { RELEASES } from "@max-booster/extension-api"
import { readBody } from "@max-booster/kernel/read-body"
import type { Resolver } from "@max-booster/jobs"
import { measureArtwork, MOST_ARTWORK_BYTES } from "./artwork"
import type { ReleaseRow } from "./core/release-row"
import type { ReleasesService } from "./modules/releases"
import type { NewEvent } from "./modules/releases/history"

const endings: Readonly<Record<string, { extension: string; mimeType: string }>> = {
  jpeg: { extension: "jpg", mimeType: "image/jpeg" }, png: { extension: "png", mimeType: "image/png" }, webp: { extension: "webp", mimeType: "image/webp" }, tiff: { extension: "tiff", mimeType: "image/tiff" },
}

/** Keeps a picture as a release's cover, as it is, and removes the one before. @throws {MedusaError} invalid_data: not a picture that we can read */
export async function keepCover(container: Resolver, releaseId: string, bytes: Buffer, event: NewEvent): Promise<ReleaseRow> {
  const measured = await measureArtwork(bytes, "")
  if (!measured.ok) throw new MedusaError(MedusaError.Types.INVALID_DATA, measured.error.message, measured.error.code)
  const kind = endings[measured.value.format]
  if (!kind) throw new MedusaError(MedusaError.Types.INVALID_DATA, "This file is not a picture that we can read. Use a JPEG, PNG, WebP or TIFF.", "not_a_picture")
  const file = await container.resolve<IFileModuleService>(Modules.FILE).createFiles({ filename: `release-${randomUUID()}.${kind.extension}`, mimeType: kind.mimeType, content: bytes.toString("base64"), access: "public" })
  const { release, replaced } = await container.resolve<ReleasesService>(RELEASES).book.keepArtwork(releaseId, { artwork: { ...measured.value, url: file.url }, file_id: file.id }, event)
  await discardArtwork(container, replaced)
  return release
}

/** The bytes of a stored cover. @throws when it is gone */
export const openArtwork = async (container: Resolver, fileId: string): Promise<Buffer> => container.resolve<IFileModuleService>(Modules.FILE).getAsBuffer(fileId)

/** Removes a cover that no release names any more; one that stays costs space, but nobody finds it. */
export async function discardArtwork(container: Resolver, fileId: string | null): Promise<void> {
  if (fileId !== null) await container.resolve<IFileModuleService>(Modules.FILE).deleteFiles(fileId).catch((error: Error) => { console.warn(`A cover was left in storage (${fileId}): ${error.message}`) })
}

/** The bytes of a picture that is sent. @throws {MedusaError} invalid_data: too large */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBody(request, MOST_ARTWORK_BYTES)
  if (!bytes) throw new MedusaError(MedusaError.Types.INVALID_DATA, "This picture is larger than 30 MB. Save it as a JPEG and try again.", "too_large")
  return bytes
}
