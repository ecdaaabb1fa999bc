import { MedusaService } from "@medusajs/framework/utils"
import { CodeBook } from "./code-book"
import { ReleaseDelivery, ReleaseExport } from "./models/export"
import { CodeSource, RecordingIsrc, ReleaseGtin } from "./models/identifiers"
import { Release, ReleaseEvent, ReleaseStatus } from "./models/release"
import { ReleaseBook } from "./release-book"
import type { Knex } from "./sql"

/** Releases, identifiers, packages and what became of them: stores and retrieves; core decides. */
export default class ReleasesService extends MedusaService({ Release, ReleaseStatus, ReleaseEvent, CodeSource, RecordingIsrc, ReleaseGtin, ReleaseExport, ReleaseDelivery }) {
  /** Releases and what happened to them. */
  readonly book: ReleaseBook
  /** ISRCs and UPCs: where they come from, and who has which. */
  readonly codes: CodeBook

  constructor(container: { __pg_connection__: Knex }) {
    super(...arguments)
    this.book = new ReleaseBook(container.__pg_connection__)
    this.codes = new CodeBook(container.__pg_connection__)
  }
}
