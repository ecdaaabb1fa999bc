import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Licenses that are given away, and to whom: each once an address and beat. */
export class Migration20261126210000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "license_gift" ("id" text primary key, "recording_id" text not null, "seller_id" text not null, "beat_title" text not null, "name" text not null, "email" text not null,
      "may_write" boolean not null, "ip" text not null, "mailed_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null)`)
    this.addSql(`create unique index if not exists "IDX_license_gift_once" on "license_gift" ("recording_id", "email") where deleted_at is null`)
    for (const column of ["seller_id", "email", "ip"]) this.addSql(`create index if not exists "IDX_license_gift_${column}" on "license_gift" ("${column}")`)
  }

  override down(): void {
    this.addSql(`drop table if exists "license_gift"`)
  }
}
