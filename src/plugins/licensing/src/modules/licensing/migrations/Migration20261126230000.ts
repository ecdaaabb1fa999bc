import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What buyers answer at the checkout, and which license types were installed at the last start of a worker. */
export class Migration20261126230000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "license_answers" ("id" text primary key, "cart_id" text not null, "line_id" text not null, "answers" jsonb not null,
      "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null)`)
    this.addSql(`create unique index if not exists "IDX_license_answers_line_id_unique" on "license_answers" ("line_id") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_license_answers_cart_id" on "license_answers" ("cart_id")`)
    this.addSql(`create table if not exists "license_type_set" ("id" int primary key, "types" text not null)`)
  }

  override down(): void {
    this.addSql(`drop table if exists "license_answers"`)
    this.addSql(`drop table if exists "license_type_set"`)
  }
}
