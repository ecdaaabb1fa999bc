import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261124000000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "notice" ("id" text primary key, "number" serial, "audience" text not null, "topic" text not null, "kind" text not null, "data" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null);`)
    this.addSql(`create index if not exists "IDX_notice_audience" on "notice" ("audience", "number");`)
    this.addSql(`create unique index if not exists "IDX_notice_number" on "notice" ("number");`)
  }

  override down(): void {
    this.addSql(`drop table if exists "notice";`)
  }
}
