import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The check code that stands in a license's contract, kept with it: a new secret leaves printed codes good. And which link a file was fetched by. */
export class Migration20261126060000 extends Migration {
  override up(): void {
    this.addSql(`alter table "license" add column if not exists "check_code" text null`)
    this.addSql(`alter table "license_download" add column if not exists "link" text null`)
    this.addSql(`create index if not exists "IDX_license_download_link" on "license_download" ("link")`)
    this.addSql(`create index if not exists "IDX_license_pdf_sha256" on "license" ("pdf_sha256")`)
  }

  override down(): void {
    this.addSql(`drop index if exists "IDX_license_pdf_sha256"`)
    this.addSql(`alter table "license_download" drop column if exists "link"`)
    this.addSql(`alter table "license" drop column if exists "check_code"`)
  }
}
