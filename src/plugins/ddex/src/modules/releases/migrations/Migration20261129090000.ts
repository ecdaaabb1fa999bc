import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Covers from before their words were read: nobody reads them later. */
export class Migration20261129090000 extends Migration {
  override up(): void {
    this.addSql(`update "release" set artwork = artwork || '{"words": null}' where artwork is not null and artwork -> 'words' is null`)
  }

  override down(): void {
    this.addSql(`update "release" set artwork = artwork - 'words' where artwork is not null`)
  }
}
