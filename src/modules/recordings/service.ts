import { createHash, randomUUID } from "node:crypto"
import { once } from "node:events"
import { createReadStream } from "node:fs"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService, Modules } from "@medusajs/framework/utils"
import type { Context, IFileModuleService } from "@medusajs/framework/types"
import { ingestRecording, type Analysis, type Asset as AssetView, type IngestTask, type MadeFile, type RecordingsDoor } from "@max-booster/extension-api"
import { enqueue, inTransaction, request } from "@max-booster/jobs"
import { isPublic, toAsset, type AssetRow, type RecordingRow } from "./core/rows"
import { titleFrom } from "./core/title"
import { Asset } from "./models/asset"
import { Recording } from "./models/recording"

type Facts = { title: string; genre: string; bpm: number; key: string | null; moods: string[]; description: string }

/** Recordings and their files: stores and retrieves; jobs do the work. */
export default class RecordingsService extends MedusaService({ Recording, Asset }) implements RecordingsDoor {
  protected readonly files_: () => IFileModuleService

  constructor(container: Record<string, unknown>) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class takes its arguments so
    super(...(arguments as unknown as []))
    this.files_ = () => container[Modules.FILE] as IFileModuleService
  }

  /** Takes a finished upload in and asks for its analysis in the same transaction; the same upload gives the same recording. */
  @InjectTransactionManager()
  async ingest(upload: { upload_id: string; seller_id: string; original_name: string; path: string; mime_type: string }, @MedusaContext() context: Context = {}): Promise<RecordingRow> {
    const [found] = await this.listRecordings({ upload_id: upload.upload_id }, {}, context)
    if (found) return found as unknown as RecordingRow
    const { upload_id, seller_id, original_name } = upload
    const recording = await this.createRecordings({ upload_id, seller_id, original_name, title: titleFrom(original_name) }, context)
    await this.storeAsset(recording.id, { kind: "source", path: upload.path, filename: original_name, mime_type: upload.mime_type }, context)
    await enqueue(inTransaction(context.transactionManager), request(ingestRecording, { recording_id: recording.id }))
    return recording as unknown as RecordingRow
  }

  /** Runs the ingest of a failed recording again. */
  @InjectTransactionManager()
  async retry(recordingId: string, @MedusaContext() context: Context = {}): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "processing", progress_phase: "Waiting", progress_fraction: 0, problem_code: null, problem_message: null }, context)
    await enqueue(inTransaction(context.transactionManager), request(ingestRecording, { recording_id: recordingId }))
  }

  async ingestTask(recordingId: string): Promise<IngestTask | null> {
    const row = await this.find(recordingId)
    if (!row) return null
    const source = row.assets?.find((a) => a.kind === "source")
    return {
      id: row.id, seller_id: row.seller_id, state: row.state, genre: row.genre,
      source: source ? { asset_id: source.id, original_name: row.original_name, size: source.size } : null,
    }
  }

  /** One recording with its files, or null; with a seller id only his own. */
  async find(recordingId: string, sellerId?: string): Promise<RecordingRow | null> {
    const [row] = await this.listRecordings({ id: recordingId, ...(sellerId && { seller_id: sellerId }) }, { relations: ["assets"] })
    return (row as unknown as RecordingRow | undefined) ?? null
  }

  async ofSeller(sellerId: string): Promise<RecordingRow[]> {
    return (await this.listRecordings({ seller_id: sellerId }, { relations: ["assets"], order: { created_at: "DESC" }, take: 500 })) as unknown as RecordingRow[]
  }

  async openAsset(assetId: string): Promise<Readable> {
    const asset = await this.retrieveAsset(assetId)
    const stream = await this.files_().getDownloadStream(asset.file_id)
    // A file that is gone must reject here: as an event that nobody hears yet it would end the process.
    await once(stream, "readable")
    return stream
  }

  async assetsOf(recordingId: string): Promise<AssetView[]> {
    return ((await this.listAssets({ recording_id: recordingId })) as unknown as AssetRow[]).map(toAsset)
  }

  @InjectTransactionManager()
  async storeAsset(recordingId: string, { kind, path, filename, mime_type }: MadeFile, @MedusaContext() context: Context = {}): Promise<AssetView> {
    const stored = await this.putFile_(path, kind, mime_type)
    const [previous] = await this.listAssets({ recording_id: recordingId, kind }, {}, context)
    const facts = { filename, mime_type, size: stored.size, checksum: stored.checksum, file_id: stored.key, url: isPublic(kind) ? stored.url : null }
    const asset = previous
      ? await this.updateAssets({ id: previous.id, ...facts }, context)
      : await this.createAssets({ recording_id: recordingId, kind, ...facts }, context)
    return toAsset(asset as unknown as AssetRow)
  }

  /** Streams a file into storage under a name of ours, hashing it on the way. */
  protected async putFile_(path: string, kind: AssetView["kind"], mimeType: string): Promise<{ key: string; url: string; size: number; checksum: string }> {
    const extension = /\.[a-z0-9]{1,5}$/i.exec(path)?.[0].toLowerCase() ?? ""
    const target = await this.files_().getUploadStream({ filename: `${kind}-${randomUUID()}${extension}`, mimeType, access: isPublic(kind) ? "public" : "private" })
    const hash = createHash("sha256")
    let size = 0
    await pipeline(createReadStream(path), async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        size += chunk.length
        yield chunk
      }
    }, target.writeStream)
    const { key, url } = await target.promise
    return { key, url, size, checksum: hash.digest("hex") }
  }

  async recordProgress(recordingId: string, { phase, fraction }: { phase: string; fraction: number }): Promise<void> {
    await this.updateRecordings({ id: recordingId, progress_phase: phase, progress_fraction: fraction })
  }

  async recordAnalysis(recordingId: string, { peaks, ...analysis }: Analysis): Promise<void> {
    await this.updateRecordings({ id: recordingId, analysis: analysis as unknown as Record<string, unknown>, peaks: peaks as unknown as Record<string, unknown> })
  }

  async markReady(recordingId: string): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "ready", progress_phase: "Ready", progress_fraction: 1, problem_code: null, problem_message: null })
  }

  async markRefused(recordingId: string, { code, message }: { code: string; message: string }): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "refused", progress_phase: "Refused", problem_code: code, problem_message: message })
  }

  async markFailed(recordingId: string, message: string): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "failed", progress_phase: "Failed", problem_code: "failed", problem_message: message })
  }

  /** The producer's word on his beat. @throws {MedusaError} not_allowed — not analysed yet */
  async confirmFacts(recordingId: string, facts: Facts, at: Date): Promise<void> {
    const row = await this.find(recordingId)
    if (row?.state !== "ready") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This recording is not ready yet. Wait for the analysis, then confirm its facts.")
    await this.updateRecordings({ id: recordingId, ...facts, facts_confirmed_at: at })
  }

  /** Forgets a recording and its files. */
  async forget(recordingId: string): Promise<void> {
    const assets = (await this.listAssets({ recording_id: recordingId })) as unknown as AssetRow[]
    await this.softDeleteRecordings([recordingId])
    await this.files_().deleteFiles(assets.map((a) => a.file_id))
  }
}
