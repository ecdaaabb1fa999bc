import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Codes typed into documents count as taken: these find them among all releases. */
export class Migration20261128120000 extends Migration {
  override up(): void {
    this.addSql(`create or replace function release_isrcs(document jsonb) returns text[] language sql immutable as $$
      select coalesce(array_agg(upper(regexp_replace(track ->> 'isrc', '[^A-Za-z0-9]', '', 'g'))), '{}') from jsonb_array_elements(document -> 'tracks') track where track ->> 'isrc' is not null $$`)
    // A UPC is an EAN that begins with 0: both are compared without zeros before them.
    this.addSql(`create or replace function release_upc(document jsonb) returns text language sql immutable as $$ select nullif(ltrim(regexp_replace(document ->> 'upc', '[^0-9]', '', 'g'), '0'), '') $$`)
    this.addSql(`create index if not exists "IDX_release_isrcs" on "release" using gin (release_isrcs(document)) where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_release_upc" on "release" (release_upc(document)) where deleted_at is null`)
  }

  override down(): void {
    this.addSql(`drop index if exists "IDX_release_isrcs"`)
    this.addSql(`drop index if exists "IDX_release_upc"`)
    this.addSql("drop function if exists release_isrcs(jsonb)")
    this.addSql("drop function if exists release_upc(jsonb)")
  }
}
