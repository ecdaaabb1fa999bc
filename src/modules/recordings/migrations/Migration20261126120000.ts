import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126120000 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "recording" add column if not exists "progress_parts" jsonb not null default '{}', add column if not exists "sound" jsonb null;`);
    this.addSql(`alter table if exists "asset" add column if not exists "variant" text not null default '';`);
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_kind_check";`);
    this.addSql(`alter table if exists "asset" add constraint "asset_kind_check" check ("kind" in ('source', 'wav', 'mp3', 'stems', 'stems-upload', 'stem', 'stem-upload', 'stem-preview', 'preview', 'peaks', 'artwork'));`);
    this.addSql(`drop index if exists "IDX_asset_recording_id_kind_unique";`);
    this.addSql(`create unique index if not exists "IDX_asset_recording_id_kind_variant_unique" on "asset" ("recording_id", "kind", "variant") where deleted_at is null;`);
    this.addSql(`create table if not exists "rendition" ("id" text not null, "recording_id" text not null, "seller_id" text not null, "kind" text not null, "spec" jsonb not null, "state" text check ("state" in ('waiting', 'working', 'ready', 'refused', 'failed', 'cancelled')) not null default 'waiting', "turn" integer not null, "phase" text not null default 'Waiting', "fraction" double precision not null default 0, "seconds_left" double precision null, "problem_code" text null, "problem_message" text null, "report" jsonb null, "files" jsonb not null default '[]', "ended_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "rendition_pkey" primary key ("id"));`);
    this.addSql(`create index if not exists "IDX_rendition_recording_id" on "rendition" ("recording_id") where deleted_at is null;`);
    this.addSql(`create index if not exists "IDX_rendition_seller_id" on "rendition" ("seller_id") where deleted_at is null;`);
    this.addSql(`create index if not exists "IDX_rendition_deleted_at" on "rendition" ("deleted_at") where deleted_at is null;`);
    this.addSql(`create index if not exists "IDX_rendition_open" on "rendition" ("turn") where state in ('waiting', 'working') and deleted_at is null;`);
  }

  override down(): void {
    this.addSql(`drop table if exists "rendition" cascade;`);
    this.addSql(`delete from "asset" where "kind" in ('stem', 'stem-upload', 'stem-preview') or "variant" <> '';`);
    this.addSql(`drop index if exists "IDX_asset_recording_id_kind_variant_unique";`);
    this.addSql(`create unique index if not exists "IDX_asset_recording_id_kind_unique" on "asset" ("recording_id", "kind") where deleted_at is null;`);
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_kind_check";`);
    this.addSql(`alter table if exists "asset" add constraint "asset_kind_check" check ("kind" in ('source', 'wav', 'mp3', 'stems', 'stems-upload', 'preview', 'peaks', 'artwork'));`);
    this.addSql(`alter table if exists "asset" drop column if exists "variant";`);
    this.addSql(`alter table if exists "recording" drop column if exists "progress_parts", drop column if exists "sound";`);
  }

}
