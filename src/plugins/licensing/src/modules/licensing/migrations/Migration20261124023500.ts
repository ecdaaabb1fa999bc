import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Plans, templates, acceptances and licenses. What was sold or published cannot be changed, only its state. */
export class Migration20261124023500 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "license_plan" ("id" text primary key, "seller_id" text not null, "recording_id" text null, "tiers" jsonb not null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_license_plan_owner" on "license_plan" ("seller_id", coalesce("recording_id", '')) where deleted_at is null`)

    this.addSql(`create table if not exists "template_version" ("id" text primary key, "number" serial, "source" text not null, "revision" text not null, "locale" text not null default 'en', "title" text not null, "clauses" jsonb not null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_template_version_revision" on "template_version" ("source", "revision")`)

    this.addSql(`create table if not exists "license_acceptance" ("id" text primary key, "cart_id" text not null, "customer_id" text not null, "facts" jsonb not null, "drafts" jsonb not null, "terms_hash" text not null, "typed_name" text not null, "consents" text[] not null, "accepted_at" timestamptz not null, "ip" text not null, "user_agent" text not null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_license_acceptance_cart_id" on "license_acceptance" ("cart_id")`)

    this.addSql(`create sequence if not exists license_number_seq`)
    this.addSql(`create table if not exists "license" (
      "id" text primary key, "number" text not null, "state" text check ("state" in ('issuing', 'valid', 'revoked', 'expired', 'superseded')) not null default 'issuing',
      "type" text not null, "label" text not null, "order_id" text not null, "order_number" integer not null, "line_id" text not null, "cart_line_id" text not null,
      "recording_id" text not null, "seller_id" text not null, "customer_id" text not null, "facts" jsonb not null, "title" text not null, "clauses" jsonb not null, "caps" jsonb not null, "delivers" text[] not null,
      "template_version" integer not null, "acceptance_id" text not null references "license_acceptance" ("id"), "payment_reference" text not null, "paid_at" timestamptz not null,
      "issued_at" timestamptz null, "pdf_file_id" text null, "pdf_sha256" text null, "pdf_bytes" integer null, ${stamps})`)
    for (const unique of ["number", "line_id"]) this.addSql(`create unique index if not exists "IDX_license_${unique}_unique" on "license" ("${unique}") where deleted_at is null`)
    for (const column of ["order_id", "customer_id", "seller_id", "recording_id"]) this.addSql(`create index if not exists "IDX_license_${column}" on "license" ("${column}")`)

    this.addSql(`create table if not exists "license_download" ("id" text primary key, "license_id" text not null, "kind" text not null, "ip" text not null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_license_download_license_id" on "license_download" ("license_id")`)

    this.addSql(`create or replace function license_is_frozen() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'License % is issued: it is revoked or superseded, never deleted', old.number; end if;
        if (to_jsonb(old) - '{state,issued_at,pdf_file_id,pdf_sha256,pdf_bytes,updated_at}'::text[]) <> (to_jsonb(new) - '{state,issued_at,pdf_file_id,pdf_sha256,pdf_bytes,updated_at}'::text[])
          or (old.pdf_sha256 is not null and old.pdf_sha256 is distinct from new.pdf_sha256)
        then raise exception 'License % is issued: its terms cannot be changed. Issue another that supersedes it.', old.number; end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger "license_frozen" before update or delete on "license" for each row execute function license_is_frozen()`)
    this.addSql(`create or replace function licensing_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'A % is kept as it was: % is refused', tg_table_name, tg_op; end $$`)
    for (const table of ["template_version", "license_acceptance"]) {
      this.addSql(`create or replace trigger "${table}_append_only" before update or delete on "${table}" for each row execute function licensing_is_append_only()`)
    }
  }

  override down(): void {
    this.addSql(`drop table if exists "license_download", "license", "license_acceptance", "template_version", "license_plan" cascade`)
    this.addSql(`drop sequence if exists license_number_seq`)
    this.addSql(`drop function if exists license_is_frozen() cascade`)
    this.addSql(`drop function if exists licensing_is_append_only() cascade`)
  }
}
