import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126123000 extends Migration {

  override up(): void {
    this.addSql(`create table if not exists "voice_tag" ("id" text not null, "seller_id" text not null, "revision" integer not null default 0, "settings" jsonb null, "sound" jsonb null, "draft" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "voice_tag_pkey" primary key ("id"));`);
    this.addSql(`create unique index if not exists "IDX_voice_tag_seller_id_unique" on "voice_tag" ("seller_id") where deleted_at is null;`);
    this.addSql(`create index if not exists "IDX_voice_tag_deleted_at" on "voice_tag" ("deleted_at") where deleted_at is null;`);
    this.addSql(`alter table if exists "recording" add column if not exists "preview_revision" integer null;`);
  }

  override down(): void {
    this.addSql(`drop table if exists "voice_tag" cascade;`);
    this.addSql(`alter table if exists "recording" drop column if exists "preview_revision";`);
  }

}
