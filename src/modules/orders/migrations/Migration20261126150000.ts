import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Reports of the nightly comparison with Stripe. */
export class Migration20261126150000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "reconciliation" (
      "id" text primary key, "day" text not null check ("day" ~ '^\\d{4}-\\d{2}-\\d{2}$'), "state" text check ("state" in ('clean', 'differences', 'failed')) not null,
      "totals" jsonb not null, "others" jsonb not null, "differences" jsonb not null, "faults" jsonb not null, "compared" integer not null, "error" text null, "checked_at" timestamptz not null,
      "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null)`)
    this.addSql(`create unique index if not exists "IDX_reconciliation_day_unique" on "reconciliation" ("day")`)
    this.addSql(`create index if not exists "IDX_posting_set_created_at" on "posting_set" ("created_at")`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "reconciliation"`)
    this.addSql(`drop index if exists "IDX_posting_set_created_at"`)
  }
}
