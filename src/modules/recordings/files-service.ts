import { MedusaService, Modules } from "@medusajs/framework/utils"
import type { Context, IFileModuleService } from "@medusajs/framework/types"
import { removeFiles, type Asset as AssetView, type AssetKind, type MadeFile } from "@max-booster/extension-api"
import { enqueue, inTransaction, request, type SqlRunner } from "@max-booster/jobs"
import { isPublic, toAsset, type AssetRow } from "./core/rows"
import { putFile, type StoredFile } from "./files"
import { Asset } from "./models/asset"
import { MasteringPreset } from "./models/mastering-preset"
import { Recording } from "./models/recording"
import { Rendition } from "./models/rendition"
import { Stem } from "./models/stem"

/** How long a file stays that another took the place of: pages that are open still play it. */
export const LINGERS_MS = 24 * 3_600_000

/** Files in storage and the rows that name them: what every part of the recordings' service stands on. */
export class FilesService extends MedusaService({ Recording, Asset, Rendition, MasteringPreset, Stem }) {
  protected readonly files_: () => IFileModuleService

  constructor(container: Record<string, unknown>) {
    // Medusa's base class takes its arguments so
    super(...(arguments as unknown as []))
    this.files_ = () => container[Modules.FILE] as IFileModuleService
  }

  protected putFile_(path: string, kind: AssetKind, mimeType: string): Promise<StoredFile> {
    return putFile(this.files_(), path, { label: kind, mimeType, access: isPublic(kind) ? "public" : "private" })
  }

  /** Writes down a stored file; a second one of its kind and variant takes the first one's place, whose file goes a day later. */
  protected async keepFile_(recordingId: string, { kind, variant = "", filename, mime_type }: Omit<MadeFile, "path">, stored: StoredFile, context: Context): Promise<AssetView> {
    const [previous] = await this.listAssets({ recording_id: recordingId, kind, variant }, {}, context)
    if (previous) await this.discard_([previous.file_id], context, LINGERS_MS)
    const facts = { filename, mime_type, size: stored.size, checksum: stored.checksum, file_id: stored.key, url: isPublic(kind) ? stored.url : null }
    const asset = previous
      ? await this.updateAssets({ id: previous.id, ...facts }, context)
      : await this.createAssets({ recording_id: recordingId, kind, variant, ...facts }, context)
    return toAsset(asset as unknown as AssetRow)
  }

  protected sql_(context: Context): SqlRunner {
    return inTransaction(context.transactionManager ?? context.manager)
  }

  /** Removes files once this transaction has committed, or so much later. */
  protected async discard_(keys: string[], context: Context, delayMs = 0): Promise<void> {
    if (keys.length > 0) await enqueue(this.sql_(context), request(removeFiles, { keys }, { delayMs }))
  }

  /** Removes files that no row names any more; one that stays costs space, but nobody finds it. */
  protected async removeFiles_(keys: string[]): Promise<void> {
    if (keys.length > 0) await this.files_().deleteFiles(keys).catch((error: Error) => { console.warn(`Files were left in storage (${keys.join(", ")}): ${error.message}`) })
  }
}
