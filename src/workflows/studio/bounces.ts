import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { addBounceFile, beginBounce, BounceView } from "@max-booster/api-contract"
import { publishBounceStems } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import type { StemRole } from "@max-booster/music"
import type { z } from "zod"
import { MARKETPLACE, type MarketplaceService } from "../../modules/marketplace"
import { MOST_STEMS, RECORDINGS, type RecordingsService } from "../../modules/recordings"
import type { BounceFile, BounceRow } from "../../modules/studio"
import { transaction } from "../purchase/complete-purchase"
import { notFound, openProject, studioOf } from "./caller"
import { toBounce } from "./views"

type Found = BounceRow & { files: BounceFile[] }

/** Notes a bounce; the same wish again gives the same one. @throws {MedusaError} not_found — no such version */
export async function beginBounceOf(container: MedusaContainer, customerId: string, projectId: string, wish: z.output<typeof beginBounce.body>): Promise<BounceView> {
  await openProject(container, customerId, projectId, "edit")
  const { versions, bounces } = studioOf(container)
  if (!(await versions.find(projectId, wish.version_id))) throw notFound(`There is no version ${wish.version_id} of this project`)
  return toBounce(await oneBounce(container, projectId, await bounces.begin({ project_id: projectId, author_id: customerId, ...wish })))
}

export async function listBounces(container: MedusaContainer, customerId: string, projectId: string): Promise<BounceView[]> {
  await openProject(container, customerId, projectId)
  return (await studioOf(container).bounces.list(projectId)).map(toBounce)
}

/** Adds a file to a bounce. @throws {MedusaError} not_allowed — the project does not have it */
export async function addFile(container: MedusaContainer, customerId: string, projectId: string, bounceId: string, file: z.output<typeof addBounceFile.body>): Promise<BounceView> {
  await openProject(container, customerId, projectId, "edit")
  const bounce = await oneBounce(container, projectId, bounceId)
  if (!(await studioOf(container).bounces.add(bounce, file))) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The project does not have this file yet. Upload it first.", "missing_file")
  return toBounce(await oneBounce(container, projectId, bounceId))
}

/**
 * Takes a bounce into the caller's shop, through the same gate as an upload; stems follow once the recording is ready. Again gives the same recording.
 * @throws {MedusaError} not_found · not_allowed — he has no shop, or the bounce is not one file
 */
export async function publish(container: MedusaContainer, customerId: string, projectId: string, bounceId: string, stemsBounceId?: string): Promise<BounceView> {
  await openProject(container, customerId, projectId, "edit")
  const bounce = await oneBounce(container, projectId, bounceId)
  const stems = stemsBounceId ? await oneBounce(container, projectId, stemsBounceId) : null
  const shop = await container.resolve<MarketplaceService>(MARKETPLACE).shopOfCustomer(customerId)
  if (!shop) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Open a shop first: a recording belongs to one.", "no_shop")
  if (shop.seller.state === "suspended") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This shop is suspended. Write to the store's operator.", "suspended")
  const [file, more] = bounce.files
  if (!file || more || bounce.kind === "stems") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only a bounce of one file becomes a recording. Bounce a mix first.", "not_one_file")
  if (stems && (stems.kind !== "stems" || stems.files.length === 0 || stems.files.length > MOST_STEMS)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `A recording takes 1 to ${MOST_STEMS} stems: bounce them as stems first.`, "not_stems")
  const sellerId = shop.seller.id
  const recording = await withFile(container, projectId, file, (path) => container.resolve<RecordingsService>(RECORDINGS).ingest({ upload_id: `bounce:${bounceId}:${sellerId}`, seller_id: sellerId, original_name: file.name, path, mime_type: file.mime_type }))
  await transaction(container, async (sql) => {
    await studioOf(container).bounces.publish(bounceId, recording.id, sql)
    if (stems) await enqueue(sql, request(publishBounceStems, { project_id: projectId, bounce_id: stems.id, recording_id: recording.id }, { key: `bounce-stems:${stems.id}:${recording.id}` }))
  })
  return toBounce(await oneBounce(container, projectId, bounceId))
}

/** Gives a recording the stems of a bounce, each once. @returns false while it is not ready for them */
export async function publishStems(container: MedusaContainer, { project_id, bounce_id, recording_id }: { project_id: string; bounce_id: string; recording_id: string }): Promise<boolean> {
  const recordings = container.resolve<RecordingsService>(RECORDINGS)
  const [recording, bounce] = await Promise.all([recordings.find(recording_id), studioOf(container).bounces.find(project_id, bounce_id)])
  if (recording?.state === "processing") return false
  if (recording?.state !== "ready" || !bounce) return true
  const named: { id: string; name: string; role: StemRole }[] = []
  for (const { role, ...file } of bounce.files) {
    const id = await withFile(container, project_id, file, (path) => recordings.takeStem(recording_id, { upload_id: `bounce:${bounce_id}:${recording_id}:${file.name}`, path, original_name: file.name }))
    if (id && role) named.push({ id, name: file.name.replace(/\.[^.]+$/, "").slice(0, 80), role: role as StemRole })
  }
  if (named.length > 0) await recordings.arrangeStems(recording_id, named)
  return true
}

async function oneBounce(container: MedusaContainer, projectId: string, id: string): Promise<Found> {
  const bounce = await studioOf(container).bounces.find(projectId, id)
  if (!bounce) throw notFound(`There is no bounce ${id} of this project`)
  return bounce
}

/** Has a file of a project lie on the disk for a while. */
async function withFile<T>(container: MedusaContainer, projectId: string, { hash, name }: Pick<BounceFile, "hash" | "name">, work: (path: string) => Promise<T>): Promise<T> {
  const { binaries } = studioOf(container)
  const found = await binaries.find(projectId, hash)
  if (!found) throw notFound(`This project has no file ${hash}`)
  const folder = await mkdtemp(join(tmpdir(), "max-booster-bounce-"))
  try {
    const path = join(folder, `file${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ""}`)
    await pipeline(await binaries.read(found), createWriteStream(path))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
