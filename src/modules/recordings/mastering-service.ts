import { InjectManager, InjectTransactionManager, MedusaContext, MedusaError } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import type { SavedPreset } from "@max-booster/extension-api"
import * as book from "./mastering-book"
import { VoiceTagsService } from "./voice-tags-service"

/** Saved chains and reference tracks; the part of the recordings' service that knows only mastering beside tags and renditions. */
export class MasteringService extends VoiceTagsService {
  @InjectManager()
  async presetsOf(sellerId: string, @MedusaContext() context: Context = {}): Promise<SavedPreset[]> {
    return book.presetsOf(this.sql_(context), sellerId)
  }

  /** @throws {MedusaError} not_allowed — too many are saved already */
  @InjectTransactionManager()
  async savePreset(preset: { seller_id: string; name: string; chain: unknown }, @MedusaContext() context: Context = {}): Promise<SavedPreset> {
    const saved = await book.presetsOf(this.sql_(context), preset.seller_id)
    if (saved.length >= book.MOST_PRESETS && !saved.some(({ name }) => name === preset.name)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${book.MOST_PRESETS} presets are saved already. Delete one, or save under a name that is there.`, "too_many_presets")
    return book.savePreset(this.sql_(context), preset)
  }

  @InjectTransactionManager()
  async deletePreset(sellerId: string, id: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return book.deletePreset(this.sql_(context), sellerId, id)
  }

  @InjectTransactionManager()
  async forgetReference(recordingId: string, variant: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return (await this.forgetReferences_({ recordingId, variant }, context)) > 0
  }

  @InjectTransactionManager()
  async forgetReferencesBefore(moment: Date, @MedusaContext() context: Context = {}): Promise<number> {
    return this.forgetReferences_({ before: moment }, context)
  }

  protected async forgetReferences_(where: Parameters<typeof book.forgetReferences>[1], context: Context): Promise<number> {
    const keys = await book.forgetReferences(this.sql_(context), where)
    await this.discard_(keys, context)
    return keys.length
  }
}
