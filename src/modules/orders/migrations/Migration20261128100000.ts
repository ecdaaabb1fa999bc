import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Royalties of distributors' statements, whose they are, and what shops paid of them. Kept as they were posted. */
export class Migration20261128100000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "royalty" ("id" text primary key, "statement_id" text not null, "seller_id" text not null, "recording_id" text null, "title" text not null, "source" text not null,
      "period" text not null, "currency" text not null, "amount" numeric not null check ("amount" = trunc("amount")), "sheet_version" integer null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_royalty_once" on "royalty" ("statement_id", coalesce("recording_id", ''), "period", "currency")`)
    this.addSql(`create index if not exists "IDX_royalty_statement_id" on "royalty" ("statement_id")`)
    this.addSql(`create index if not exists "IDX_royalty_seller_id" on "royalty" ("seller_id")`)
    this.addSql(`create index if not exists "IDX_royalty_recording_id" on "royalty" ("recording_id")`)

    this.addSql(`create table if not exists "royalty_share" ("id" text primary key, "royalty_id" text not null references "royalty" ("id"), "party_id" text not null,
      "kind" text check ("kind" in ('split', 'recoup')) not null, "own" boolean not null, "amount" numeric not null check ("amount" = trunc("amount")), ${stamps})`)
    this.addSql(`create index if not exists "IDX_royalty_share_royalty_id" on "royalty_share" ("royalty_id")`)
    this.addSql(`create index if not exists "IDX_royalty_share_party_id" on "royalty_share" ("party_id")`)

    this.addSql(`create table if not exists "royalty_payment" ("id" text primary key, "seller_id" text not null, "party_id" text not null, "currency" text not null,
      "amount" numeric not null check ("amount" > 0 and "amount" = trunc("amount")), "way" text check ("way" in ('earnings', 'outside')) not null, "words" text not null default '', "paid_on" text not null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_royalty_payment_party_id" on "royalty_payment" ("party_id")`)
    this.addSql(`create index if not exists "IDX_royalty_payment_seller_id" on "royalty_payment" ("seller_id")`)

    for (const table of ["royalty", "royalty_share", "royalty_payment"]) {
      this.addSql(`create or replace trigger "${table}_append_only" before update or delete on "${table}" for each row execute function ledger_is_append_only()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "royalty_payment", "royalty_share", "royalty" cascade`)
  }
}
