import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`
const whole = (column: string) => `"${column}" numeric not null check ("${column}" >= 0 and "${column}" = trunc("${column}"))`

/** Shares of parties, tax, and refunds. A sale made before has one share: its seller's. */
export class Migration20261126011500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "sale" add column if not exists "tax" numeric not null default 0`)
    this.addSql(`alter table "sale" drop constraint if exists "sale_check"`)
    this.addSql(`alter table "sale" drop constraint if exists "sale_parts_make_the_whole"`)
    this.addSql(`alter table "sale" add constraint "sale_parts_make_the_whole" check ("amount" = "platform_fee" + "seller_amount" + "tax")`)
    this.addSql(`alter table "sale_line" add column if not exists "tax" numeric not null default 0`)

    this.addSql(`create table if not exists "sale_share" (
      "id" text primary key, "line_id" text not null references "sale_line" ("id") on update cascade, "party_id" text not null,
      "kind" text check ("kind" in ('split', 'recoup')) not null default 'split', ${whole("amount")}, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_sale_share_once" on "sale_share" ("line_id", "party_id", "kind") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_sale_share_party_id" on "sale_share" ("party_id")`)
    this.addSql(`insert into "sale_share" ("id", "line_id", "party_id", "amount")
      select replace(l."id", 'sline_', 'shr_'), l."id", s."seller_id", l."amount" - l."platform_fee" from "sale_line" l join "sale" s on s."id" = l."sale_id"
      where not exists (select 1 from "sale_share" h where h."line_id" = l."id")`)

    this.addSql(`create table if not exists "refund_order" (
      "id" text primary key, "charge_plan_id" text not null references "charge_plan" ("id"), "order_id" text not null,
      "source" text check ("source" in ('operator', 'dispute')) not null default 'operator',
      "state" text check ("state" in ('requested', 'sending', 'sent', 'failed')) not null default 'requested',
      "amount" numeric not null check ("amount" > 0 and "amount" = trunc("amount")), "currency" text not null,
      "license" text check ("license" in ('revoke', 'keep')) not null, "reason" text not null, "requested_by" text not null,
      "stripe_refund_id" text null, "error" text null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_refund_order_charge_plan_id" on "refund_order" ("charge_plan_id")`)
    this.addSql(`create index if not exists "IDX_refund_order_order_id" on "refund_order" ("order_id")`)
    this.addSql(`create unique index if not exists "IDX_refund_order_one_sending" on "refund_order" ("charge_plan_id") where state = 'sending'`)
    this.addSql(`create table if not exists "refund_part" (
      "id" text primary key, "refund_id" text not null references "refund_order" ("id") on update cascade, "sale_line_id" text not null references "sale_line" ("id"),
      "kind" text check ("kind" in ('fee', 'tax', 'share')) not null, "share_id" text null references "sale_share" ("id"), "party_id" text null, ${whole("amount")}, ${stamps})`)
    this.addSql(`create index if not exists "IDX_refund_part_refund_id" on "refund_part" ("refund_id")`)
    this.addSql(`create index if not exists "IDX_refund_part_sale_line_id" on "refund_part" ("sale_line_id")`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "refund_part", "refund_order", "sale_share" cascade`)
  }
}
