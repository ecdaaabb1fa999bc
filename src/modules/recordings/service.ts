import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { InjectTransactionManager, MedusaContext, MedusaError } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import {
  analyseRecording, drawRecording, finishRecording, ingestRecording, previewRecording, projectPlan, renderRecording,
  type AnalysesDoor, type Asset as AssetView, type IngestTask, type MadeFile, type MasteringDoor, type PartProgress, type RecordingsDoor, type ReleaseRecording, type ReleaseRecordingsDoor,
  type RenditionsDoor, type RenditionSubject, type SourceSound, type StemsDoor, type StoredRendition, type VoiceTagsDoor,
} from "@max-booster/extension-api"
import { enqueue, inTransaction, request, rows } from "@max-booster/jobs"
import { missingOf } from "./core/deliverables"
import { toAsset, type AssetRow, type RecordingRow } from "./core/rows"
import { toSubject } from "./core/subject"
import { titleFrom } from "./core/title"
import { openFile, type StoredFile } from "./files"
import * as book from "./rendition-book"
import type { Facts } from "./facts-service"
import { StemsService } from "./stems-service"



/** Recordings and their files: stores and retrieves; jobs do the work. */
export default class RecordingsService extends StemsService implements RecordingsDoor, StemsDoor, RenditionsDoor, AnalysesDoor, VoiceTagsDoor, MasteringDoor, ReleaseRecordingsDoor {
  /** Takes a finished upload in and asks for its analysis in the same transaction; the same upload gives the same recording. */
  @InjectTransactionManager()
  async ingest(upload: { upload_id: string; seller_id: string; original_name: string; path: string; mime_type: string }, @MedusaContext() context: Context = {}): Promise<RecordingRow> {
    const [found] = await this.listRecordings({ upload_id: upload.upload_id }, {}, context)
    if (found) return found as unknown as RecordingRow
    const { upload_id, seller_id, original_name } = upload
    const recording = await this.createRecordings({ upload_id, seller_id, original_name, title: titleFrom(original_name) }, context)
    const { checksum } = await this.storeAsset(recording.id, { kind: "source", path: upload.path, filename: original_name, mime_type: upload.mime_type }, context)
    const [twin] = await rows<{ id: string }>(this.sql_(context), `
      select r.id from recording r join asset a on a.recording_id = r.id and a.kind = 'source' and a.deleted_at is null
      where r.seller_id = ? and a.checksum = ? and r.id <> ? and r.deleted_at is null and r.state <> 'refused' order by r.created_at limit 1`, [seller_id, checksum, recording.id])
    if (twin) await this.updateRecordings({ id: recording.id, duplicate_of: twin.id }, context)
    await this.askForIngest_(recording.id, seller_id, context)
    return recording as unknown as RecordingRow
  }

  async ingestRendition({ id, seller_id, file_id, name, mime_type }: { id: string; seller_id: string; file_id: string; name: string; mime_type: string }): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "max-booster-master-"))
    try {
      const path = join(folder, "master.wav")
      await pipeline(await this.openRenditionFile({ file_id }), createWriteStream(path))
      return (await this.ingest({ upload_id: `rendition:${id}`, seller_id, original_name: name, path, mime_type })).id
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async referencesOf(recordingId: string): Promise<AssetView[]> {
    return ((await this.listAssets({ recording_id: recordingId, kind: "reference" }, { order: { created_at: "DESC" } })) as unknown as AssetRow[]).map(toAsset)
  }

  /** Runs the ingest of a failed recording again. */
  @InjectTransactionManager()
  async retry(recordingId: string, @MedusaContext() context: Context = {}): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "processing", progress_phase: "Waiting", progress_fraction: 0, progress_parts: {}, sound: null, problem_code: null, problem_message: null }, context)
    const { seller_id } = await this.retrieveRecording(recordingId, {}, context)
    await this.askForIngest_(recordingId, seller_id, context)
  }

  /** Uploads of a shop that has many under way come after the first of others. */
  protected async askForIngest_(recordingId: string, sellerId: string, context: Context): Promise<void> {
    const [, busy] = await this.listAndCountRecordings({ seller_id: sellerId, state: "processing" }, { take: 1, select: ["id"] }, context)
    await enqueue(inTransaction(context.transactionManager), request(ingestRecording, { recording_id: recordingId }, { priority: Math.max(1, busy) }))
  }

  async ingestTask(recordingId: string): Promise<IngestTask | null> {
    const row = await this.find(recordingId)
    if (!row) return null
    const source = row.assets?.find((a) => a.kind === "source")
    return {
      id: row.id, seller_id: row.seller_id, state: row.state, genre: row.genre,
      source: source ? { asset_id: source.id, original_name: row.original_name, size: source.size, checksum: source.checksum } : null,
      sound: row.sound,
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

  /** A shop's recordings by what they are called, newest first. */
  async titlesOf(sellerId: string): Promise<{ id: string; title: string }[]> {
    return (await this.listRecordings({ seller_id: sellerId }, { select: ["id", "title"], order: { created_at: "DESC" }, take: 20_000 })).map(({ id, title }) => ({ id, title: title ?? "" }))
  }

  async ofSeller(sellerId: string): Promise<RecordingRow[]> {
    return (await this.listRecordings({ seller_id: sellerId }, { relations: ["assets"], order: { created_at: "DESC" }, take: 500 })) as unknown as RecordingRow[]
  }

  /** A page of ready recordings with their files, newest first: a seller's, or some by their ids; by a word of their titles. */
  async search(whose: { seller_id: string } | { id: string[] }, { q, offset, limit }: { q?: string | undefined; offset: number; limit: number }): Promise<{ recordings: RecordingRow[]; count: number }> {
    const [recordings, count] = await this.listAndCountRecordings(
      { ...whose, state: "ready", ...(q && { title: { $ilike: `%${q.replace(/[\\%_]/g, "\\$&")}%` } }) }, { relations: ["assets"], order: { created_at: "DESC", id: "ASC" }, skip: offset, take: limit })
    return { recordings: recordings as unknown as RecordingRow[], count }
  }

  async openAsset(assetId: string): Promise<Readable> {
    return openFile(this.files_(), (await this.retrieveAsset(assetId)).file_id)
  }

  async openLossless({ asset_id, kind }: Pick<NonNullable<ReleaseRecording["lossless"]>, "asset_id" | "kind">): Promise<Readable> {
    if (kind === "source") return this.openAsset(asset_id)
    const [file] = (await this.retrieveRendition(asset_id)).files as unknown as StoredRendition["files"]
    if (!file) throw new MedusaError(MedusaError.Types.NOT_FOUND, `Rendition ${asset_id} has no file`)
    return this.openRenditionFile(file)
  }

  async assetsOf(recordingId: string): Promise<AssetView[]> {
    return ((await this.listAssets({ recording_id: recordingId })) as unknown as AssetRow[]).map(toAsset)
  }

  @InjectTransactionManager()
  async storeAsset(recordingId: string, { path, ...file }: MadeFile, @MedusaContext() context: Context = {}): Promise<AssetView> {
    return this.keepFile_(recordingId, file, await this.putFile_(path, file.kind, file.mime_type), context)
  }

  async previewRevision(recordingId: string): Promise<number | null> {
    const [row] = await this.listRecordings({ id: recordingId }, { select: ["id", "preview_revision"] })
    return row ? (row.preview_revision ?? 0) : null
  }

  async keepPreview(recordingId: string, revision: number, files: readonly Omit<MadeFile, "kind">[]): Promise<boolean> {
    const stored: { file: Omit<MadeFile, "kind">; at: StoredFile }[] = []
    for (const file of files) stored.push({ file, at: await this.putFile_(file.path, "preview", file.mime_type) })
    const isKept = await this.showPreview_(recordingId, revision, stored)
    if (!isKept) await this.removeFiles_(stored.map(({ at }) => at.key))
    return isKept
  }

  @InjectTransactionManager()
  protected async showPreview_(recordingId: string, revision: number, stored: readonly { file: Omit<MadeFile, "kind">; at: StoredFile }[], @MedusaContext() context: Context = {}): Promise<boolean> {
    const sql = inTransaction(context.transactionManager)
    const [taken] = await rows(sql, "update recording set preview_revision = ?, updated_at = now() where id = ? and coalesce(preview_revision, 0) <= ? and deleted_at is null returning id", [revision, recordingId, revision])
    if (!taken) return false
    for (const { file, at } of stored) await this.keepFile_(recordingId, { kind: "preview", ...file }, at, context)
    await enqueue(sql, request(projectPlan, { recording_id: recordingId }))
    return true
  }

  @InjectTransactionManager()
  async recordProgress(recordingId: string, { part, share, phase, fraction }: PartProgress, @MedusaContext() context: Context = {}): Promise<{ phase: string; fraction: number } | null> {
    // One statement: parts of one recording report from several processes.
    const [whole] = await rows<{ phase: string; fraction: number }>(inTransaction(context.transactionManager), `
      update recording set progress_parts = parts.now, progress_phase = ?, updated_at = now(), progress_fraction = greatest(progress_fraction, least(0.99, (select sum((value ->> 0)::float * (value ->> 1)::float) from jsonb_each(parts.now))))
      from (select progress_parts || jsonb_build_object(?::text, jsonb_build_array(?::float, ?::float)) as now from recording where id = ? for update) parts
      where id = ? and state = 'processing' returning progress_phase as phase, progress_fraction as fraction`, [phase, part, share, fraction, recordingId, recordingId])
    return whole ?? null
  }

  @InjectTransactionManager()
  async acceptSource(recordingId: string, sound: SourceSound, @MedusaContext() context: Context = {}): Promise<void> {
    const sql = inTransaction(context.transactionManager)
    const [taken] = await rows(sql, "update recording set sound = ?::jsonb, updated_at = now() where id = ? and sound is null and deleted_at is null returning id", [JSON.stringify(sound), recordingId])
    if (!taken) return
    const data = { recording_id: recordingId }
    await enqueue(sql, request(finishRecording, data, { after: [analyseRecording, drawRecording, previewRecording, renderRecording].map((job) => request(job, data)) }))
  }

  async finishIngest(recordingId: string): Promise<string[]> {
    const row = await this.find(recordingId)
    if (!row?.sound || row.state === "ready") return []
    const missing = [...missingOf(row.sound.facts, (row.assets ?? []).map(({ kind }) => kind)), ...(row.analysis ? [] : ["analysis"])]
    if (missing.length === 0) await this.updateRecordings({ id: recordingId, state: "ready", progress_phase: "Ready", progress_fraction: 1, problem_code: null, problem_message: null })
    return missing
  }

  async markRefused(recordingId: string, { code, message }: { code: string; message: string }): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "refused", progress_phase: "Refused", problem_code: code, problem_message: message })
  }

  async markFailed(recordingId: string, message: string): Promise<void> {
    await this.updateRecordings({ id: recordingId, state: "failed", progress_phase: "Failed", problem_code: "failed", problem_message: message })
  }

  async renditionSubject(recordingId: string): Promise<RenditionSubject | null> {
    const row = await this.find(recordingId)
    return row?.state === "ready" ? toSubject(row) : null
  }

  /** The producer's word on his beat. @throws {MedusaError} not_allowed — not analysed yet */
  async confirmFacts(recordingId: string, facts: Facts, at: Date): Promise<void> {
    const row = await this.find(recordingId)
    if (row?.state !== "ready") throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This recording is not ready yet. Wait for the analysis, then confirm its facts.")
    await this.updateRecordings({ id: recordingId, ...facts, facts_confirmed_at: at })
  }

  /** Forgets a recording, what was made of it, and their files. */
  @InjectTransactionManager()
  async forget(recordingId: string, @MedusaContext() context: Context = {}): Promise<void> {
    const assets = (await this.listAssets({ recording_id: recordingId }, {}, context)) as unknown as AssetRow[]
    const made = await book.forgetRenditions(this.sql_(context), { recordingId })
    await this.softDeleteRecordings([recordingId], {}, context)
    await this.discard_([...assets.map((a) => a.file_id), ...made], context)
  }
}
