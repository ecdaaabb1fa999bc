import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Releases, their history, identifiers and packages. The history and what was allotted stay as they were. */
export class Migration20261128090000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "release" ("id" text primary key, "seller_id" text not null, "document" jsonb not null, "revision" integer not null default 1, "artwork" jsonb null, "artwork_file_id" text null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_release_seller_id" on "release" ("seller_id") where deleted_at is null`)

    this.addSql(`create table if not exists "release_status" ("id" text primary key, "release_id" text not null, "target" text not null,
      "state" text check ("state" in ('draft', 'ready', 'exported', 'submitted', 'in_review', 'live', 'rejected', 'taken_down')) not null,
      "source" text check ("source" in ('product', 'hand', 'acknowledgement', 'lookup')) not null,
      "reason" text null, "url" text null, "artwork_url" text null, "at" timestamptz not null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_release_status_one_per_target" on "release_status" ("release_id", "target") where deleted_at is null`)

    this.addSql(`create table if not exists "release_event" ("id" text primary key, "release_id" text not null, "kind" text not null, "target" text null, "words" text not null, "data" jsonb not null default '{}', "member_id" text null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_release_event_release_id" on "release_event" ("release_id", "created_at")`)

    this.addSql(`create table if not exists "code_source" ("id" text primary key, "owner" text not null, "isrc_prefix" text null, "gtin_first" text null, "gtin_last" text null, "dpid" text null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_code_source_owner_unique" on "code_source" ("owner") where deleted_at is null`)
    this.addSql(`create table if not exists "recording_isrc" ("id" text primary key, "recording_id" text not null, "isrc" text not null, "source" text check ("source" in ('allotted', 'imported', 'typed')) not null, ${stamps})`)
    for (const column of ["recording_id", "isrc"]) this.addSql(`create unique index if not exists "IDX_recording_isrc_${column}_unique" on "recording_isrc" ("${column}") where deleted_at is null`)
    this.addSql(`create table if not exists "release_gtin" ("id" text primary key, "release_id" text not null, "gtin" text not null, "owner" text not null, ${stamps})`)
    for (const column of ["release_id", "gtin"]) this.addSql(`create unique index if not exists "IDX_release_gtin_${column}_unique" on "release_gtin" ("${column}") where deleted_at is null`)
    // One row a registrant code and year, or a range: whoever takes a number locks it, so that none is given twice.
    this.addSql(`create table if not exists "code_counter" ("source" text primary key, "taken" bigint not null)`)

    this.addSql(`create table if not exists "release_export" ("id" text primary key, "release_id" text not null, "seller_id" text not null, "target" text not null,
      "purpose" text check ("purpose" in ('insert', 'update', 'takedown')) not null, "flac" boolean not null default false,
      "state" text check ("state" in ('waiting', 'working', 'ready', 'failed', 'cancelled')) not null default 'waiting',
      "phase" text not null default 'Waiting', "fraction" real not null default 0, "problem" text null, "revision" integer not null, "fingerprint" text null,
      "batch" text not null, "message_id" text null, "thread_id" text null, "sequence" integer not null, "checked" text check ("checked" in ('schema', 'rules')) null,
      "file_id" text null, "filename" text null, "size" double precision null, "checksum" text null, "ended_at" timestamptz null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_release_export_batch_unique" on "release_export" ("batch") where deleted_at is null`)
    this.addSql(`create unique index if not exists "IDX_release_export_sequence" on "release_export" ("release_id", "sequence") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_release_export_seller_id" on "release_export" ("seller_id")`)
    this.addSql(`create table if not exists "release_delivery" ("id" text primary key, "export_id" text not null, "channel" text not null,
      "state" text check ("state" in ('waiting', 'working', 'sent', 'accepted', 'rejected', 'failed')) not null default 'waiting', "words" text not null default '', ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_release_delivery_one_per_channel" on "release_delivery" ("export_id", "channel") where deleted_at is null`)

    this.addSql(`create or replace function releases_are_append_only() returns trigger language plpgsql as $$
      begin raise exception 'A % is kept as it was: % is refused', tg_table_name, tg_op; end $$`)
    this.addSql(`create or replace trigger "release_event_append_only" before update or delete on "release_event" for each row execute function releases_are_append_only()`)
  }

  override down(): void {
    this.addSql(`drop table if exists "release_delivery", "release_export", "code_counter", "release_gtin", "recording_isrc", "code_source", "release_event", "release_status", "release" cascade`)
    this.addSql(`drop function if exists releases_are_append_only() cascade`)
  }
}
