import type { Readable } from "node:stream"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaError } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import { makeRendition, type MadeRendition, type RenditionProgress, type RenditionTask, type StoredRendition } from "@max-booster/extension-api"
import { enqueue, request } from "@max-booster/jobs"
import { openFile, putFile } from "./files"
import { FilesService } from "./files-service"
import * as book from "./rendition-book"

/** What producers have made of their recordings; the part of the recordings' service that knows only renditions. */
export class RenditionsService extends FilesService {
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
}
