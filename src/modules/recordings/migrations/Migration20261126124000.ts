import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126124000 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_kind_check";`);
    this.addSql(`alter table if exists "asset" add constraint "asset_kind_check" check ("kind" in ('source', 'wav', 'mp3', 'stems', 'stems-upload', 'stem', 'stem-upload', 'stem-preview', 'preview', 'peaks', 'artwork', 'reference'));`);
    this.addSql(`create table if not exists "mastering_preset" ("id" text not null, "seller_id" text not null, "name" text not null, "chain" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "mastering_preset_pkey" primary key ("id"));`);
    this.addSql(`create unique index if not exists "IDX_mastering_preset_seller_id_name_unique" on "mastering_preset" ("seller_id", "name") where deleted_at is null;`);
    this.addSql(`create index if not exists "IDX_mastering_preset_deleted_at" on "mastering_preset" ("deleted_at") where deleted_at is null;`);
  }

  override down(): void {
    this.addSql(`drop table if exists "mastering_preset" cascade;`);
    this.addSql(`delete from "asset" where "kind" = 'reference';`);
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_kind_check";`);
    this.addSql(`alter table if exists "asset" add constraint "asset_kind_check" check ("kind" in ('source', 'wav', 'mp3', 'stems', 'stems-upload', 'stem', 'stem-upload', 'stem-preview', 'preview', 'peaks', 'artwork'));`);
  }

}
