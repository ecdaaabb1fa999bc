import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import {
  addStems, checkStem, mendStem, packStems, projectPlan,
  type MadePack, type MadeStem, type PackTask, type StemFacts, type StemMend, type StemsTask, type StemsWork, type StemTask, type StoredStem,
} from "@max-booster/extension-api"
import type { StemRole } from "@max-booster/music"
import { enqueue, request } from "@max-booster/jobs"
import { keyOf } from "./core/key-of"
import { stemName } from "./core/stem-name"
import type { AssetRow, RecordingRow } from "./core/rows"
import type { StoredFile } from "./files"
import { LINGERS_MS } from "./files-service"
import { ReleaseService } from "./release-service"
import * as book from "./stem-book"

type StemsUpload = { upload_id: string; begun_at: Date; original_name: string; path: string }
type StemUpload = Omit<StemsUpload, "begun_at">

const ZIP = "application/zip"
const MIME = { wav: "audio/wav", flac: "audio/flac" } as const
/** Changes come in groups: files one after another, names while one types. */
const PACK_AFTER_MS = 1_500
/** The stems of recordings; the part of the recordings' service that knows only them and files. */
export class StemsService extends ReleaseService {
  @InjectManager()
  async stemsOf(recordingId: string, @MedusaContext() context: Context = {}): Promise<StoredStem[]> {
    return book.stemsOf(this.sql_(context), recordingId)
  }

  /** Takes a finished zip of stems in and asks for its check in the same transaction. The same upload again, or one begun before the newest, changes nothing. */
  async takeStems(recordingId: string, upload: StemsUpload): Promise<void> {
    const [row] = await this.listRecordings({ id: recordingId })
    if (!row || (row.stems_begun_at && new Date(row.stems_begun_at) >= upload.begun_at)) return
    await this.keepZip_(recordingId, upload, await this.putFile_(upload.path, "stems-upload", ZIP))
  }

  @InjectTransactionManager()
  protected async keepZip_(recordingId: string, { upload_id, begun_at, original_name }: StemsUpload, stored: StoredFile, @MedusaContext() context: Context = {}): Promise<void> {
    // The end of an earlier upload may come at this moment, and an update writes only what differs from what it read.
    await book.holdStems(this.sql_(context), recordingId)
    await this.updateRecordings({ id: recordingId, stems_state: "processing", stems_phase: "Waiting", stems_fraction: 0, stems_problem_code: null, stems_problem_message: null, stems_upload_id: upload_id, stems_begun_at: begun_at }, context)
    await this.keepFile_(recordingId, { kind: "stems-upload", filename: original_name, mime_type: ZIP }, stored, context)
    await enqueue(this.sql_(context), request(addStems, { recording_id: recordingId, upload_id }, { key: `stems:${upload_id}` }))
  }

  /** Takes one finished stem in and asks for its check in the same transaction; again changes nothing. @returns the stem, or null when there are too many */
  async takeStem(recordingId: string, upload: StemUpload): Promise<string | null> {
    const known = await this.stemOfUpload_(upload.upload_id)
    return known ?? this.keepStemUpload_(recordingId, upload, await this.putFile_(upload.path, "stem-upload", "application/octet-stream"))
  }

  @InjectManager()
  protected async stemOfUpload_(uploadId: string, @MedusaContext() context: Context = {}): Promise<string | null> {
    return (await book.findStemOfUpload(this.sql_(context), uploadId))?.id ?? null
  }

  @InjectTransactionManager()
  protected async keepStemUpload_(recordingId: string, { upload_id, original_name }: StemUpload, stored: StoredFile, @MedusaContext() context: Context = {}): Promise<string | null> {
    const sql = this.sql_(context)
    await book.holdStems(sql, recordingId)
    if ((await book.stemsOf(sql, recordingId)).length >= book.MOST_STEMS) {
      await this.discard_([stored.key], context)
      return null
    }
    const id = await book.addStem(sql, { recording_id: recordingId, name: stemName(original_name), original_name, upload_id, state: "processing" })
    await this.keepFile_(recordingId, { kind: "stem-upload", variant: id, filename: original_name, mime_type: "application/octet-stream" }, stored, context)
    await enqueue(sql, request(checkStem, { stem_id: id }))
    return id
  }

  async stemsTask(recordingId: string, uploadId: string): Promise<StemsTask | null> {
    const row = await this.recordingWithFiles_(recordingId)
    if (row?.stems_upload_id !== uploadId) return null
    const zip = row.assets?.find((a) => a.kind === "stems-upload")
    return { recording_id: row.id, seller_id: row.seller_id, state: row.stems_state, duration_ms: lengthOf(row), zip: zip ? { asset_id: zip.id, size: zip.size, checksum: zip.checksum } : null }
  }

  @InjectTransactionManager()
  async recordStemsProgress(recordingId: string, progress: { phase: string; fraction: number }, @MedusaContext() context: Context = {}): Promise<void> {
    await book.progressStems(this.sql_(context), recordingId, progress)
  }

  async acceptStems(recordingId: string, uploadId: string, stems: readonly MadeStem[]): Promise<boolean> {
    const stored: StoredFile[] = []
    for (const { path, facts } of stems) stored.push(await this.putFile_(path, "stem", MIME[facts.extension]))
    const isNewest = await this.replaceStems_(recordingId, uploadId, stems, stored)
    if (!isNewest) await this.removeFiles_(stored.map(({ key }) => key))
    return isNewest
  }

  @InjectTransactionManager()
  protected async replaceStems_(recordingId: string, uploadId: string, stems: readonly MadeStem[], stored: readonly StoredFile[], @MedusaContext() context: Context = {}): Promise<boolean> {
    const sql = this.sql_(context)
    if ((await book.holdStems(sql, recordingId))?.upload_id !== uploadId) return false
    await this.dropStems_(recordingId, (await book.stemsOf(sql, recordingId)).map(({ id }) => id), context)
    for (const [index, { name, role, original_name, facts }] of stems.entries()) {
      const id = await book.addStem(sql, { recording_id: recordingId, name, role, original_name, state: "ready", facts })
      const file = stored[index]
      if (file) await this.keepFile_(recordingId, { kind: "stem", variant: id, filename: `${name}.${facts.extension}`, mime_type: MIME[facts.extension] }, file, context)
    }
    await this.forgetZip_(recordingId, context)
    await this.askForPack_(recordingId, context)
    return true
  }

  @InjectTransactionManager()
  async refuseStems(recordingId: string, uploadId: string, { code, message }: { code: string; message: string }, @MedusaContext() context: Context = {}): Promise<void> {
    if ((await book.holdStems(this.sql_(context), recordingId))?.upload_id !== uploadId) return
    await this.forgetZip_(recordingId, context)
    await this.updateRecordings({ id: recordingId, stems_state: "refused", stems_phase: "Refused", stems_problem_code: code, stems_problem_message: message }, context)
  }

  @InjectTransactionManager()
  async failStems(recordingId: string, of: StemsWork, message: string, @MedusaContext() context: Context = {}): Promise<void> {
    const newest = await book.holdStems(this.sql_(context), recordingId)
    const isNewest = "revision" in of ? newest?.revision === of.revision : newest?.upload_id === of.upload_id
    if (isNewest) await this.updateRecordings({ id: recordingId, stems_state: "failed", stems_phase: "Failed", stems_problem_code: "failed", stems_problem_message: message }, context)
  }

  @InjectTransactionManager()
  async stemTask(stemId: string, @MedusaContext() context: Context = {}): Promise<StemTask | null> {
    const stem = await book.findStem(this.sql_(context), stemId)
    const row = stem && (await this.recordingWithFiles_(stem.recording_id))
    if (!row) return null
    const file = row.assets?.find(({ kind, variant }) => variant === stemId && kind === "stem-upload") ?? row.assets?.find(({ kind, variant }) => variant === stemId && kind === "stem")
    return { stem, seller_id: row.seller_id, duration_ms: lengthOf(row), file: file ? { asset_id: file.id, checksum: file.checksum } : null }
  }

  async acceptStem(stemId: string, { facts, path }: { facts: StemFacts; path: string }): Promise<boolean> {
    const stored = await this.putFile_(path, "stem", MIME[facts.extension])
    const isKept = await this.keepStem_(stemId, facts, stored)
    if (!isKept) await this.removeFiles_([stored.key])
    return isKept
  }

  @InjectTransactionManager()
  protected async keepStem_(stemId: string, facts: StemFacts, stored: StoredFile, @MedusaContext() context: Context = {}): Promise<boolean> {
    const stem = await book.findStem(this.sql_(context), stemId)
    if (!stem) return false
    await book.endStem(this.sql_(context), stemId, { state: "ready", facts })
    await this.keepFile_(stem.recording_id, { kind: "stem", variant: stemId, filename: `${stem.name}.${facts.extension}`, mime_type: MIME[facts.extension] }, stored, context)
    await this.forgetUpload_(stem, context)
    await this.askForPack_(stem.recording_id, context)
    return true
  }

  @InjectTransactionManager()
  async refuseStem(stemId: string, { code, message }: { code: string; message: string }, @MedusaContext() context: Context = {}): Promise<void> {
    const stem = await book.findStem(this.sql_(context), stemId)
    if (!stem) return
    await book.endStem(this.sql_(context), stemId, { state: "refused", code, message })
    await this.forgetUpload_(stem, context)
    await this.askForPack_(stem.recording_id, context)
  }

  @InjectTransactionManager()
  async failStem(stemId: string, message: string, @MedusaContext() context: Context = {}): Promise<void> {
    const stem = await book.findStem(this.sql_(context), stemId)
    if (!stem) return
    // One that was only to be mended is still as good as before, and may not be missing in the next pack.
    await book.endStem(this.sql_(context), stemId, { state: stem.facts ? "ready" : "failed", code: "failed", message })
    await this.askForPack_(stem.recording_id, context)
  }

  /** Asks that a stem is made to fit its recording. */
  @InjectTransactionManager()
  async mendStem(stemId: string, how: StemMend, @MedusaContext() context: Context = {}): Promise<void> {
    await book.endStem(this.sql_(context), stemId, { state: "processing" })
    await enqueue(this.sql_(context), request(mendStem, { stem_id: stemId, how }))
  }

  /** Names, roles and order, as the producer has them. */
  @InjectTransactionManager()
  async arrangeStems(recordingId: string, stems: readonly { id: string; name: string; role: StemRole }[], @MedusaContext() context: Context = {}): Promise<void> {
    await book.holdStems(this.sql_(context), recordingId)
    await book.arrangeStems(this.sql_(context), recordingId, stems)
    await this.askForPack_(recordingId, context)
  }

  @InjectTransactionManager()
  async forgetStem(stem: Pick<StoredStem, "id" | "recording_id">, @MedusaContext() context: Context = {}): Promise<void> {
    await book.holdStems(this.sql_(context), stem.recording_id)
    await this.dropStems_(stem.recording_id, [stem.id], context)
    await this.askForPack_(stem.recording_id, context)
  }

  async packTask(recordingId: string, revision: number): Promise<PackTask | null> {
    const [row, stems] = await Promise.all([this.recordingWithFiles_(recordingId), this.stemsOf(recordingId)])
    if (row?.stems_revision !== revision || stems.some(({ state }) => state === "processing")) return null
    const { title, seller_id } = row
    return {
      recording_id: recordingId, seller_id, title, bpm: row.bpm ?? row.analysis?.bpm ?? null, key: keyOf(row), duration_ms: lengthOf(row),
      stems: stems.flatMap((stem) => {
        const file = row.assets?.find(({ kind, variant }) => kind === "stem" && variant === stem.id)
        return stem.facts && file && stem.state === "ready" ? [{ ...stem, facts: stem.facts, file: { asset_id: file.id, checksum: file.checksum } }] : []
      }),
    }
  }

  @InjectTransactionManager()
  async leavePack(recordingId: string, revision: number, state: "unfit" | "none", @MedusaContext() context: Context = {}): Promise<void> {
    if ((await book.holdStems(this.sql_(context), recordingId))?.revision !== revision) return
    await this.updateRecordings({ id: recordingId, stems_state: state, stems_phase: "", stems_fraction: 0 }, context)
    if (state === "none") await this.dropKinds_(recordingId, ["stems", "stem-preview"], context)
    await enqueue(this.sql_(context), request(projectPlan, { recording_id: recordingId }))
  }

  async keepPack(recordingId: string, revision: number, { zip: { path, ...zip }, previews }: MadePack): Promise<boolean> {
    const stored = { zip: await this.putFile_(path, "stems", zip.mime_type), previews: [] as { stem_id: string; at: StoredFile }[] }
    for (const preview of previews) stored.previews.push({ stem_id: preview.stem_id, at: await this.putFile_(preview.path, "stem-preview", "audio/mpeg") })
    const isNewest = await this.showPack_(recordingId, revision, zip, stored)
    if (!isNewest) await this.removeFiles_([stored.zip.key, ...stored.previews.map(({ at }) => at.key)])
    return isNewest
  }

  @InjectTransactionManager()
  protected async showPack_(recordingId: string, revision: number, zip: Omit<MadePack["zip"], "path">, stored: { zip: StoredFile; previews: readonly { stem_id: string; at: StoredFile }[] }, @MedusaContext() context: Context = {}): Promise<boolean> {
    if ((await book.holdStems(this.sql_(context), recordingId))?.revision !== revision) return false
    await this.keepFile_(recordingId, { kind: "stems", ...zip }, stored.zip, context)
    for (const { stem_id, at } of stored.previews) await this.keepFile_(recordingId, { kind: "stem-preview", variant: stem_id, filename: "stem.mp3", mime_type: "audio/mpeg" }, at, context)
    await this.updateRecordings({ id: recordingId, stems_state: "ready", stems_phase: "Ready", stems_fraction: 1, stems_problem_code: null, stems_problem_message: null }, context)
    await enqueue(this.sql_(context), request(projectPlan, { recording_id: recordingId }))
    return true
  }

  protected async askForPack_(recordingId: string, context: Context): Promise<void> {
    const revision = await book.nextRevision(this.sql_(context), recordingId)
    await enqueue(this.sql_(context), request(packStems, { recording_id: recordingId, revision }, { delayMs: PACK_AFTER_MS }))
  }

  protected async dropStems_(recordingId: string, ids: readonly string[], context: Context): Promise<void> {
    await this.discard_(await book.forgetStems(this.sql_(context), recordingId, ids), context, LINGERS_MS)
  }

  protected async forgetZip_(recordingId: string, context: Context): Promise<void> {
    await this.dropKinds_(recordingId, ["stems-upload"], context)
  }

  protected async forgetUpload_({ id, recording_id }: StoredStem, context: Context): Promise<void> {
    const uploads = (await this.listAssets({ recording_id, kind: "stem-upload", variant: id }, {}, context)) as unknown as AssetRow[]
    await this.deleteAssets(uploads.map((asset) => asset.id), context)
    await this.discard_(uploads.map((asset) => asset.file_id), context)
  }

  protected async dropKinds_(recordingId: string, kinds: AssetRow["kind"][], context: Context): Promise<void> {
    const gone = (await this.listAssets({ recording_id: recordingId, kind: kinds }, {}, context)) as unknown as AssetRow[]
    await this.deleteAssets(gone.map((asset) => asset.id), context)
    await this.discard_(gone.map((asset) => asset.file_id), context)
  }

  protected async recordingWithFiles_(recordingId: string): Promise<RecordingRow | null> {
    const [row] = await this.listRecordings({ id: recordingId }, { relations: ["assets"] })
    return (row as unknown as RecordingRow | undefined) ?? null
  }
}

const lengthOf = ({ sound, analysis }: RecordingRow) => sound?.facts.durationMs ?? analysis?.durationMs ?? 0
