import type { Readable } from "node:stream"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaError } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import { renewPreview, type StoredVoiceTag, type TagSound, type VoiceTagSettings } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { openFile, putFile } from "./files"
import { RenditionsService } from "./renditions-service"
import * as book from "./voice-tag-book"

/** Uploads of others come before the previews of a shop that has changed its tag. */
const RENEWAL_PRIORITY = 1_000

/** The tags of shops; the part of the recordings' service that knows only them and files. */
export class VoiceTagsService extends RenditionsService {
  @InjectManager()
  async voiceTagOf(sellerId: string, @MedusaContext() context: Context = {}): Promise<StoredVoiceTag> {
    return book.voiceTagOf(this.sql_(context), sellerId)
  }

  async draftTagSound(sellerId: string, { path, name, seconds }: { path: string; name: string; seconds: number }): Promise<void> {
    const { key, checksum } = await putFile(this.files_(), path, { label: "voice-tag", mimeType: "audio/wav", access: "private" })
    await this.keepDraft_(sellerId, { name, seconds, checksum, file_id: key })
  }

  @InjectTransactionManager()
  protected async keepDraft_(sellerId: string, draft: TagSound, @MedusaContext() context: Context = {}): Promise<void> {
    const tag = await book.openVoiceTag(this.sql_(context), sellerId)
    await book.writeVoiceTag(this.sql_(context), { ...tag, draft })
    await this.discard_(tag.draft ? [tag.draft.file_id] : [], context)
  }

  @InjectTransactionManager()
  async saveVoiceTag(sellerId: string, settings: VoiceTagSettings, @MedusaContext() context: Context = {}): Promise<void> {
    const sql = this.sql_(context)
    const { draft, sound, revision } = await book.openVoiceTag(sql, sellerId)
    const isUploaded = settings.kind === "uploaded"
    if (isUploaded && !draft && !sound) throw new MedusaError(MedusaError.Types.INVALID_DATA, "Upload a recording of your tag first.", "no_sound")
    const next = revision + 1
    const takesDraft = isUploaded && draft !== null
    await book.writeVoiceTag(sql, { seller_id: sellerId, revision: next, settings, sound: takesDraft ? draft : sound, draft: takesDraft ? null : draft })
    // A preview that is being made may still fetch the one before: it is made again, but not from a file that is gone.
    await this.discard_(takesDraft && sound ? [sound.file_id] : [], context, 3_600_000)
    for (const recording_id of await book.previewedRecordings(sql, sellerId))
      await enqueue(sql, request(renewPreview, { recording_id, revision: next }, { key: `preview:${recording_id}-${next}`, priority: RENEWAL_PRIORITY }))
  }

  openTagSound({ file_id }: TagSound): Promise<Readable> {
    return openFile(this.files_(), file_id)
  }

  @InjectManager()
  async previewsRenewed(sellerId: string, @MedusaContext() context: Context = {}): Promise<{ done: number; of: number }> {
    const { revision } = await book.voiceTagOf(this.sql_(context), sellerId)
    return book.previewsRenewed(this.sql_(context), sellerId, revision)
  }
}
