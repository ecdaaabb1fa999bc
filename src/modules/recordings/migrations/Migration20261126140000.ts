import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126140000 extends Migration {

  override up(): void {
    this.addSql(`create table if not exists "stem" ("id" text not null, "recording_id" text not null, "position" integer not null, "name" text not null, "role" text check ("role" in ('kick', 'snare', 'hats', 'percussion', 'drums', 'bass', 'keys', 'guitar', 'strings', 'brass', 'lead', 'pad', 'synth', 'vocals', 'fx', 'other')) not null, "original_name" text not null, "upload_id" text null, "state" text check ("state" in ('processing', 'ready', 'refused', 'failed')) not null default 'processing', "problem_code" text null, "problem_message" text null, "facts" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "stem_pkey" primary key ("id"));`);
    this.addSql(`create index if not exists "IDX_stem_recording_id" on "stem" ("recording_id") where deleted_at is null;`);
    this.addSql(`create unique index if not exists "IDX_stem_upload_id_unique" on "stem" ("upload_id") where deleted_at is null;`);
    this.addSql(`create index if not exists "IDX_stem_deleted_at" on "stem" ("deleted_at") where deleted_at is null;`);
    this.addSql(`alter table if exists "recording" add column if not exists "stems_revision" integer not null default 0;`);
    this.addSql(`alter table if exists "recording" drop constraint if exists "recording_stems_state_check";`);
    this.addSql(`alter table if exists "recording" add constraint "recording_stems_state_check" check ("stems_state" in ('none', 'processing', 'ready', 'unfit', 'refused', 'failed'));`);
  }

  override down(): void {
    this.addSql(`drop table if exists "stem" cascade;`);
    this.addSql(`delete from "asset" where "kind" in ('stem', 'stem-upload', 'stem-preview');`);
    this.addSql(`update "recording" set "stems_state" = 'failed' where "stems_state" = 'unfit';`);
    this.addSql(`alter table if exists "recording" drop constraint if exists "recording_stems_state_check";`);
    this.addSql(`alter table if exists "recording" add constraint "recording_stems_state_check" check ("stems_state" in ('none', 'processing', 'ready', 'refused', 'failed'));`);
    this.addSql(`alter table if exists "recording" drop column if exists "stems_revision";`);
  }

}
