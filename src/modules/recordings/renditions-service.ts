import type { Readable } from "node:stream"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaError, MedusaService, Modules } from "@medusajs/framework/utils"
import type { Context, IFileModuleService } from "@medusajs/framework/types"
import { makeRendition, removeFiles, type MadeRendition, type RenditionProgress, type RenditionTask, type StoredRendition } from "@max-booster/extension-api"
import { enqueue, inTransaction, request, type SqlRunner } from "@max-booster/jobs"
import { openFile, putFile } from "./files"
import { Asset } from "./models/asset"
import { MasteringPreset } from "./models/mastering-preset"
import { Recording } from "./models/recording"
import { Rendition } from "./models/rendition"
import * as book from "./rendition-book"

/** What producers have made of their recordings; the part of the recordings' service that knows only renditions and files. */
export class RenditionsService extends MedusaService({ Recording, Asset, Rendition, MasteringPreset }) {
  protected readonly files_: () => IFileModuleService

  constructor(container: Record<string, unknown>) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class takes its arguments so
    super(...(arguments as unknown as []))
    this.files_ = () => container[Modules.FILE] as IFileModuleService
  }

  /** Asks for something to be made of a recording. @throws {MedusaError} not_allowed — too many wait already */
  @InjectTransactionManager()
  async requestRendition(asked: Pick<StoredRendition, "recording_id" | "seller_id" | "kind" | "spec">, @MedusaContext() context: Context = {}): Promise<string> {
    const sql = this.sql_(context)
    const { open, turn } = await book.nextTurn(sql, asked.seller_id)
    if (open >= book.MOST_OPEN) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `${open} things are being made for your shop already. Wait until some are done, or cancel some.`, "too_many_open")
    const id = await book.addRendition(sql, { ...asked, turn })
    await enqueue(sql, request(makeRendition, { rendition_id: id }, { priority: turn }))
    return id
  }

  /** Renditions, newest first; with a seller id only his own. */
  @InjectManager()
  async findRenditions(query: { id?: string; recordingId?: string; sellerId?: string }, @MedusaContext() context: Context = {}): Promise<StoredRendition[]> {
    return book.findRenditions(this.sql_(context), query)
  }

  @InjectTransactionManager()
  async startRendition(id: string, @MedusaContext() context: Context = {}): Promise<RenditionTask | null> {
    return book.startRendition(this.sql_(context), id)
  }

  @InjectTransactionManager()
  async recordRenditionProgress(id: string, progress: RenditionProgress, @MedusaContext() context: Context = {}): Promise<boolean> {
    return book.progressRendition(this.sql_(context), id, progress)
  }

  @InjectManager()
  async isRenditionWanted(id: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return book.isWanted(this.sql_(context), id)
  }

  async completeRendition(id: string, { files, report }: MadeRendition): Promise<boolean> {
    const stored: StoredRendition["files"] = []
    for (const { path, name, filename, mime_type } of files) {
      const { key, size, checksum } = await putFile(this.files_(), path, { label: "rendition", mimeType: mime_type, access: "private" })
      stored.push({ name, filename, mime_type, size, checksum, file_id: key })
    }
    const isKept = await this.endRendition_(id, { state: "ready", phase: "Ready", files: stored, report })
    if (!isKept) await this.removeFiles_(stored.map(({ file_id }) => file_id))
    return isKept
  }

  async refuseRendition(id: string, { code, message }: { code: string; message: string }): Promise<void> {
    await this.endRendition_(id, { state: "refused", phase: "Not possible", code, message })
  }

  async failRendition(id: string, message: string): Promise<void> {
    await this.endRendition_(id, { state: "failed", phase: "Failed", code: "failed", message })
  }

  @InjectTransactionManager()
  protected async endRendition_(id: string, end: Parameters<typeof book.endRendition>[2], @MedusaContext() context: Context = {}): Promise<boolean> {
    return book.endRendition(this.sql_(context), id, end)
  }

  /** @returns whether it was still open */
  @InjectTransactionManager()
  async cancelRendition(id: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return book.cancelRendition(this.sql_(context), id)
  }

  /** Removes a rendition and its files. */
  @InjectTransactionManager()
  async forgetRendition(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await this.discard_(await book.forgetRenditions(this.sql_(context), { id }), context)
  }

  /** Opens a file of a rendition. @throws when it is gone */
  openRenditionFile({ file_id }: { file_id: string }): Promise<Readable> {
    return openFile(this.files_(), file_id)
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
