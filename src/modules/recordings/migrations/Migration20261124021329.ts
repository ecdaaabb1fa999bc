import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124021329 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_recording_id_kind_unique";`);
    this.addSql(`alter table if exists "recording" drop constraint if exists "recording_upload_id_unique";`);
    this.addSql(`create table if not exists "recording" ("id" text not null, "seller_id" text not null, "original_name" text not null, "upload_id" text not null, "state" text check ("state" in ('processing', 'ready', 'refused', 'failed')) not null default 'processing', "progress_phase" text not null default 'Waiting', "progress_fraction" double precision not null default 0, "problem_code" text null, "problem_message" text null, "title" text not null, "genre" text null, "moods" text[] not null default '{}', "description" text not null default '', "bpm" double precision null, "key" text null, "facts_confirmed_at" timestamptz null, "analysis" jsonb null, "peaks" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "recording_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_recording_seller_id" ON "recording" ("seller_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_recording_upload_id_unique" ON "recording" ("upload_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_recording_deleted_at" ON "recording" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "asset" ("id" text not null, "kind" text check ("kind" in ('source', 'wav', 'mp3', 'stems', 'preview', 'peaks', 'artwork')) not null, "filename" text not null, "mime_type" text not null, "size" double precision not null, "checksum" text not null, "file_id" text not null, "url" text null, "recording_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "asset_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_asset_recording_id" ON "asset" ("recording_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_asset_deleted_at" ON "asset" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_asset_recording_id_kind_unique" ON "asset" ("recording_id", "kind") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "asset" add constraint "asset_recording_id_foreign" foreign key ("recording_id") references "recording" ("id") on update cascade on delete cascade;`);
  }

  override down(): void {
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_recording_id_foreign";`);

    this.addSql(`drop table if exists "recording" cascade;`);

    this.addSql(`drop table if exists "asset" cascade;`);
  }

}
