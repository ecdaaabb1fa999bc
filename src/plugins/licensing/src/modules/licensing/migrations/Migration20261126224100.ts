import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const id = `"id" text primary key, "license_id" text not null references "license" ("id")`
const created = `"created_at" timestamptz not null default now(), "seq" bigint generated always as identity`

/** The life of a license: what happened to it, use as reported, and which license took over from which. */
export class Migration20261126224100 extends Migration {
  override up(): void {
    // All in one function: an index is built with a search path that finds none of ours.
    this.addSql(`create or replace function license_ends_on(facts jsonb, paid_at timestamptz) returns date language sql immutable as $$
      select case when jsonb_typeof(facts #> '{terms,years}') = 'number' then (
        greatest((paid_at at time zone 'UTC')::date, make_date(substr(facts #>> '{replaces,starts_on}', 1, 4)::int, substr(facts #>> '{replaces,starts_on}', 6, 2)::int, substr(facts #>> '{replaces,starts_on}', 9, 2)::int))
        + (facts #>> '{terms,years}')::int * interval '1 year')::date end $$`)
    this.addSql(`create index if not exists "IDX_license_ends_on" on "license" (license_ends_on("facts", "paid_at")) where "state" = 'valid'`)
    this.addSql(`create index if not exists "IDX_license_given_to" on "license" (lower("facts" #>> '{licensee,email}')) where "customer_id" = ''`)

    this.addSql(`create table if not exists "license_event" (${id}, "kind" text not null, "by" text not null check ("by" in ('shop', 'licensee', 'producer', 'operator')), "actor_id" text null, "words" text null, "data" jsonb not null default '{}', ${created})`)
    this.addSql(`create index if not exists "IDX_license_event_license_id" on "license_event" ("license_id", "seq")`)
    this.addSql(`create unique index if not exists "IDX_license_event_reminded_once" on "license_event" ("license_id", ("data" ->> 'stage')) where "kind" = 'reminded'`)
    this.addSql(`create table if not exists "license_usage" (${id}, "as_of" date not null, "totals" jsonb not null, "note" text not null, ${created})`)
    this.addSql(`create index if not exists "IDX_license_usage_license_id" on "license_usage" ("license_id", "seq")`)
    for (const table of ["license_event", "license_usage"]) {
      this.addSql(`create or replace trigger "${table}_append_only" before update or delete on "${table}" for each row execute function licensing_is_append_only()`)
    }

    this.addSql(`create table if not exists "license_succession" (${id}, "kind" text not null check ("kind" in ('upgrade', 'renewal')), "charge_plan_id" text not null, "new_license_id" text null unique references "license" ("id"), "undone_at" timestamptz null, ${created})`)
    this.addSql(`create unique index if not exists "IDX_license_succession_once" on "license_succession" ("license_id") where "undone_at" is null`)
  }

  override down(): void {
    this.addSql(`drop table if exists "license_succession", "license_usage", "license_event"`)
    this.addSql(`drop index if exists "IDX_license_given_to", "IDX_license_ends_on"`)
    this.addSql(`drop function if exists license_ends_on(jsonb, timestamptz)`)
  }
}
