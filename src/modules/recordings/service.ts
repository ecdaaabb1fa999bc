import { createHash, randomUUID } from "node:crypto"
import { once } from "node:events"
import { createReadStream } from "node:fs"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { InjectTransactionManager, MedusaContext, MedusaError, MedusaService, Modules } from "@medusajs/framework/utils"
import type { Context, IFileModuleService } from "@medusajs/framework/types"
import { addStems, ingestRecording, projectPlan, type Analysis, type Asset as AssetView, type IngestTask, type MadeFile, type RecordingsDoor, type StemsDoor, type StemsTask } from "@max-booster/extension-api"
import { enqueue, inTransaction, request } from "@max-booster/jobs"
import { isPublic, toAsset, type AssetRow, type RecordingRow } from "./core/rows"
import { titleFrom } from "./core/title"
import { Asset } from "./models/asset"
import { Recording } from "./models/recording"

type StoredFile = { key: string; url: string; size: number; checksum: string }
type StemsEnd = Partial<Pick<RecordingRow, "stems_state" | "stems_phase" | "stems_fraction" | "stems_problem_code" | "stems_problem_message">>
type StemsUpload = { upload_id: string; begun_at: Date; original_name: string; path: string }
type Facts = { title: string; genre: string; bpm: number; key: string | null; moods: string[]; description: string }

const ZIP = "application/zip"

/** Recordings and their files: stores and retrieves; jobs do the work. */
export default class RecordingsService extends MedusaService({ Recording, Asset }) implements RecordingsDoor, StemsDoor {
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

  /** Recordings with their files; unknown ids are left out. */
  async findAll(ids: readonly string[]): Promise<RecordingRow[]> {
    return (await this.listRecordings({ id: [...ids] }, { relations: ["assets"], take: ids.length })) as unknown as RecordingRow[]
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
    return this.keepFile_(recordingId, { kind, filename, mime_type }, await this.putFile_(path, kind, mime_type), context)
  }

  /** Writes down a stored file; a second one of its kind takes the first one's place. */
  protected async keepFile_(recordingId: string, { kind, filename, mime_type }: Omit<MadeFile, "path">, stored: StoredFile, context: Context): Promise<AssetView> {
    const [previous] = await this.listAssets({ recording_id: recordingId, kind }, {}, context)
    const facts = { filename, mime_type, size: stored.size, checksum: stored.checksum, file_id: stored.key, url: isPublic(kind) ? stored.url : null }
    const asset = previous
      ? await this.updateAssets({ id: previous.id, ...facts }, context)
      : await this.createAssets({ recording_id: recordingId, kind, ...facts }, context)
    return toAsset(asset as unknown as AssetRow)
  }

  /** Streams a file into storage under a name of ours, hashing it on the way. */
  protected async putFile_(path: string, kind: AssetView["kind"], mimeType: string): Promise<StoredFile> {
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

  /** Takes a finished upload of stems in and asks for its check in the same transaction. The same upload again, or one begun before the newest, changes nothing. */
  async takeStems(recordingId: string, upload: StemsUpload): Promise<void> {
    const row = await this.find(recordingId)
    if (!row || (row.stems_begun_at && new Date(row.stems_begun_at) >= upload.begun_at)) return
    const stored = await this.putFile_(upload.path, "stems-upload", ZIP)
    await this.keepStemsUpload_(recordingId, upload, stored)
    await this.removeFiles_((row.assets ?? []).filter((a) => a.kind === "stems-upload").map((a) => a.file_id))
  }

  @InjectTransactionManager()
  protected async keepStemsUpload_(recordingId: string, { upload_id, begun_at, original_name }: StemsUpload, stored: StoredFile, @MedusaContext() context: Context = {}): Promise<void> {
    // The end of an earlier upload may come at this moment, and an update writes only what differs from what it read.
    await this.lock_(recordingId, context)
    await this.updateRecordings({ id: recordingId, stems_state: "processing", stems_phase: "Waiting", stems_fraction: 0, stems_problem_code: null, stems_problem_message: null, stems_upload_id: upload_id, stems_begun_at: begun_at }, context)
    await this.keepFile_(recordingId, { kind: "stems-upload", filename: original_name, mime_type: ZIP }, stored, context)
    await enqueue(inTransaction(context.transactionManager), request(addStems, { recording_id: recordingId, upload_id }, { key: `stems:${upload_id}` }))
  }

  async stemsTask(recordingId: string, uploadId: string): Promise<StemsTask | null> {
    const row = await this.find(recordingId)
    if (row?.stems_upload_id !== uploadId) return null
    const zip = row.assets?.find((a) => a.kind === "stems-upload")
    return {
      recording_id: row.id, seller_id: row.seller_id, state: row.stems_state, title: row.title, duration_ms: row.analysis?.durationMs ?? 0,
      bpm: row.bpm ?? row.analysis?.bpm ?? null, key: row.facts_confirmed_at ? row.key : (row.analysis?.key ?? null),
      zip: zip ? { asset_id: zip.id, size: zip.size, checksum: zip.checksum } : null,
    }
  }

  async recordStemsProgress(recordingId: string, uploadId: string, { phase, fraction }: { phase: string; fraction: number }): Promise<void> {
    const [row] = await this.listRecordings({ id: recordingId, stems_upload_id: uploadId, stems_state: "processing" }, { select: ["id"] })
    if (row) await this.updateRecordings({ id: recordingId, stems_phase: phase, stems_fraction: fraction })
  }

  async acceptStems(recordingId: string, uploadId: string, { path, ...file }: Omit<MadeFile, "kind">): Promise<boolean> {
    const stored = await this.putFile_(path, "stems", file.mime_type)
    const old = await this.endStems_(recordingId, uploadId, { stems_state: "ready", stems_phase: "Ready", stems_fraction: 1 }, { file: { kind: "stems", ...file }, stored })
    await this.removeFiles_(old ?? [stored.key])
    return old !== null
  }

  async refuseStems(recordingId: string, uploadId: string, { code, message }: { code: string; message: string }): Promise<void> {
    await this.removeFiles_((await this.endStems_(recordingId, uploadId, { stems_state: "refused", stems_phase: "Refused", stems_problem_code: code, stems_problem_message: message }, null)) ?? [])
  }

  @InjectTransactionManager()
  async failStems(recordingId: string, uploadId: string, message: string, @MedusaContext() context: Context = {}): Promise<void> {
    if (await this.isNewestUpload_(recordingId, uploadId, context)) await this.updateRecordings({ id: recordingId, stems_state: "failed", stems_phase: "Failed", stems_problem_code: "failed", stems_problem_message: message }, context)
  }

  /** Writes an end down and forgets the upload; with a made zip, that one takes its place and the shop is told. @returns keys of files that nobody needs now; null when a newer upload came */
  @InjectTransactionManager()
  protected async endStems_(recordingId: string, uploadId: string, end: StemsEnd, made: { file: Omit<MadeFile, "path">; stored: StoredFile } | null, @MedusaContext() context: Context = {}): Promise<string[] | null> {
    if (!(await this.isNewestUpload_(recordingId, uploadId, context))) return null
    const old = (await this.listAssets({ recording_id: recordingId, kind: made ? ["stems", "stems-upload"] : ["stems-upload"] }, {}, context)) as unknown as AssetRow[]
    await this.updateRecordings({ id: recordingId, stems_problem_code: null, stems_problem_message: null, ...end }, context)
    await this.deleteAssets(old.filter((a) => a.kind === "stems-upload").map((a) => a.id), context)
    if (made) {
      await this.keepFile_(recordingId, made.file, made.stored, context)
      await enqueue(inTransaction(context.transactionManager), request(projectPlan, { recording_id: recordingId }))
    }
    return old.map((a) => a.file_id)
  }

  /** Whether no newer upload of stems came; keeps it so until the transaction ends. */
  protected async isNewestUpload_(recordingId: string, uploadId: string, context: Context): Promise<boolean> {
    return (await this.lock_(recordingId, context)) === uploadId
  }

  /** Holds a recording's row until the transaction ends. @returns its newest upload of stems */
  protected async lock_(recordingId: string, context: Context): Promise<string | null> {
    const rows = await inTransaction(context.transactionManager)("select stems_upload_id from recording where id = ? and deleted_at is null for update", [recordingId])
    return (rows as { stems_upload_id: string | null }[])[0]?.stems_upload_id ?? null
  }

  /** Removes files that no row names any more; one that stays costs space, but nobody finds it. */
  protected async removeFiles_(keys: string[]): Promise<void> {
    if (keys.length > 0) await this.files_().deleteFiles(keys).catch((error: Error) => { console.warn(`Files were left in storage (${keys.join(", ")}): ${error.message}`) })
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
