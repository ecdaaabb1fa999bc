import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Distributors' statements, how they are read, and their sums. */
export class Migration20261128103000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "royalty_statement" ("id" text primary key, "seller_id" text not null, "filename" text not null, "sha256" text not null, "size" double precision not null, "file_id" text not null,
      "encoding" text not null, "source" text not null default '', "state" text check ("state" in ('reading', 'draft', 'failed', 'posted')) not null default 'reading', "round" integer not null default 1, "fraction" real not null default 0,
      "delimiter" text not null default '', "columns" jsonb not null default '[]', "fingerprint" text not null default '', "reading" jsonb null, "preview" jsonb not null default '[]', "fault" text null, "lines" integer not null default 0,
      "problems" jsonb not null default '[]', "problem_count" integer not null default 0, "with_duplicates" boolean not null default false, "posted_at" timestamptz null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_royalty_statement_seller_id" on "royalty_statement" ("seller_id", "created_at")`)
    this.addSql(`create unique index if not exists "IDX_royalty_statement_one_per_file" on "royalty_statement" ("seller_id", "sha256") where deleted_at is null`)

    this.addSql(`create table if not exists "royalty_mapping" ("id" text primary key, "seller_id" text not null, "fingerprint" text not null, "source" text not null, "reading" jsonb not null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_royalty_mapping_once" on "royalty_mapping" ("seller_id", "fingerprint")`)
    this.addSql(`create table if not exists "royalty_match" ("id" text primary key, "seller_id" text not null, "key" text not null, "recording_id" text null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_royalty_match_once" on "royalty_match" ("seller_id", "key")`)

    this.addSql(`create table if not exists "royalty_sum" ("id" text primary key, "statement_id" text not null references "royalty_statement" ("id") on delete cascade, "seller_id" text not null, "isrc" text null, "upc" text null, "title" text not null,
      "artist" text not null, "store" text not null, "country" text not null, "period" text null, "currency" text null, "quantity" numeric not null, "amount" numeric null, "lines" integer not null, "same" text not null, "duplicate_of" text null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_royalty_sum_once" on "royalty_sum" ("statement_id", "same")`)
    this.addSql(`create index if not exists "IDX_royalty_sum_same" on "royalty_sum" ("seller_id", "same")`)
  }

  override down(): void {
    this.addSql(`drop table if exists "royalty_sum", "royalty_match", "royalty_mapping", "royalty_statement" cascade`)
  }
}
