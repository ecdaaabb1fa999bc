import { MedusaService, Modules } from "@medusajs/framework/utils"
import type { IFileModuleService } from "@medusajs/framework/types"
import type { DocumentKind, DocumentRole, StoredDocument } from "@max-booster/extension-api"
import { BinaryBook } from "./binary-book"
import { BounceBook } from "./bounce-book"
import { DocumentBook } from "./document-book"
import { StudioProject } from "./models/project"
import { ProjectBook } from "./project-book"
import { databaseOf, type Database } from "./sql"
import { VersionBook } from "./version-book"

/** Projects of the studio, each part in a book of its own; as a kind of shared documents, what the WebSocket opens under `studio:<project>`. */
export default class StudioService extends MedusaService({ StudioProject }) implements DocumentKind {
  protected readonly db_: Database
  readonly projects: ProjectBook
  readonly documents: DocumentBook
  readonly versions: VersionBook
  readonly binaries: BinaryBook
  readonly bounces: BounceBook

  readonly maxBytes = 32 * 1024 ** 2

  constructor(container: Record<string, unknown>) {
    // Medusa's base class takes its arguments so
    super(...(arguments as unknown as []))
    this.db_ = databaseOf(container["__pg_connection__"])
    this.projects = new ProjectBook(this.db_)
    this.documents = new DocumentBook(this.db_)
    this.versions = new VersionBook(this.db_, this.documents)
    this.binaries = new BinaryBook(this.db_, () => container[Modules.FILE] as IFileModuleService)
    this.bounces = new BounceBook(this.db_)
  }

  async open(id: string, customerId: string): Promise<DocumentRole | null> {
    const project = await this.projects.open(id, customerId)
    if (!project || project.removed_at) return null
    return project.role === "viewer" ? "viewer" : "editor"
  }

  load(id: string): Promise<StoredDocument | null> {
    return this.documents.load(id)
  }

  store(id: string, state: Uint8Array): Promise<StoredDocument | null> {
    return this.documents.store(id, state)
  }

  /** Thins automatic versions, deletes projects that were removed too long ago, and what nothing names any more. */
  async tidy(now: Date): Promise<void> {
    for (const id of await this.versions.toThin(now)) await this.versions.thin(id, now)
    await this.db_.transaction(async (sql) => {
      await this.projects.purge(now, sql)
      await this.versions.purge(sql)
      await this.binaries.purge(sql)
    })
  }
}
