import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Tiers hold all terms. Caps are seven: what was given away counted as copies, and any video as a music video. Then every listing is shown anew by a job. */
export class Migration20261126203000 extends Migration {
  override up(): void {
    this.addSql(`alter table "listing_tier" add column if not exists "details" jsonb null`)
    this.addSql(`update "listing_tier" set caps = (caps - 'musicVideos') || jsonb_build_object(
      'freeDownloads', caps->'copies', 'monetizedVideos', caps->'musicVideos', 'otherVideos', caps->'musicVideos',
      'paidPerformances', case when (caps->>'paidPerformances')::boolean then 'null'::jsonb else '0'::jsonb end) where caps ? 'musicVideos'`)
    this.addSql(`do $$ begin
      if to_regclass('jobs.outbox') is not null and exists (select 1 from "listing_tier") then
        insert into jobs.outbox (queue, name, data) values ('licensing', 'listing.project-shop', '{"seller_id": null, "after": ""}');
      end if;
    end $$`)
  }

  override down(): void {
    this.addSql(`alter table "listing_tier" drop column if exists "details"`)
  }
}
