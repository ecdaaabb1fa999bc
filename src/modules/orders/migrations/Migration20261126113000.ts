import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`
const points = (column: string) => `"${column}" integer not null check ("${column}" between 0 and 10000)`

/** Split sheets with their shares, and payees. A deferred constraint refuses a sheet whose columns are not whole when it commits. */
export class Migration20261126113000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "payee" ("id" text primary key, "email" text not null check ("email" = lower("email")), "name" text not null, "seller_id" text null, "reminded_at" timestamptz null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_payee_email_unique" on "payee" ("email")`)
    this.addSql(`create index if not exists "IDX_payee_seller_id" on "payee" ("seller_id")`)

    this.addSql(`create table if not exists "split_sheet" (
      "id" text primary key, "recording_id" text not null, "seller_id" text not null, "version" integer not null,
      "state" text check ("state" in ('draft', 'proposed', 'in_force', 'superseded', 'declined')) not null default 'proposed',
      "effective_from" timestamptz not null, "in_force_from" timestamptz null, "created_by" text not null, "title" text not null, "shop" text not null,
      "text" text not null, "text_hash" text not null, "fingerprint" text not null,
      "recoup_amount" numeric null check ("recoup_amount" > 0 and "recoup_amount" = trunc("recoup_amount")), "recoup_currency" text null, "recoup_party_id" text null, ${stamps},
      check (num_nulls("recoup_amount", "recoup_currency", "recoup_party_id") in (0, 3)))`)
    this.addSql(`create unique index if not exists "IDX_split_sheet_version" on "split_sheet" ("recording_id", "version")`)
    this.addSql(`create unique index if not exists "IDX_split_sheet_one_pending" on "split_sheet" ("recording_id") where "state" = 'proposed' and "in_force_from" is null`)
    this.addSql(`create unique index if not exists "IDX_split_sheet_one_in_force" on "split_sheet" ("recording_id") where "state" = 'in_force'`)
    this.addSql(`create index if not exists "IDX_split_sheet_seller_id" on "split_sheet" ("seller_id", "created_at")`)

    this.addSql(`create table if not exists "split_share" (
      "id" text primary key, "sheet_id" text not null references "split_sheet" ("id") on update cascade on delete cascade, "party_id" text not null,
      "name" text not null, "email" text null, "role" text not null, "position" integer not null, ${points("revenue_points")}, ${points("publishing_points")},
      "state" text check ("state" in ('pending', 'agreed', 'declined')) not null default 'pending',
      "decided_at" timestamptz null, "typed_name" text null, "ip" text null, "user_agent" text null, "text_hash" text null, "reason" text null, "reminders" integer not null default 0, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_split_share_one_per_party" on "split_share" ("sheet_id", "party_id")`)
    this.addSql(`create index if not exists "IDX_split_share_party_id" on "split_share" ("party_id")`)
    this.addSql(`create index if not exists "IDX_split_share_pending" on "split_share" ("created_at") where "state" = 'pending'`)

    this.addSql(`create or replace function split_sheet_is_whole() returns trigger language plpgsql as $$
      declare sums record;
      begin
        select sum(revenue_points) as revenue, sum(publishing_points) as publishing into sums from split_share where sheet_id = new.sheet_id;
        if sums.revenue <> 10000 or sums.publishing <> 10000 then raise exception 'Split sheet % divides % and % of 10000 points', new.sheet_id, sums.revenue, sums.publishing; end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists "split_share_is_whole" on "split_share"`)
    this.addSql(`create constraint trigger "split_share_is_whole" after insert or update of "revenue_points", "publishing_points" on "split_share" deferrable initially deferred for each row execute function split_sheet_is_whole()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "split_share", "split_sheet", "payee" cascade`)
    this.addSql(`drop function if exists split_sheet_is_whole() cascade`)
  }
}
