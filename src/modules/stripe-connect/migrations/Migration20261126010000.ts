import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Payouts and wishes for one, the schedule that Stripe keeps, and how often an event of the inbox was tried. */
export class Migration20261126010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "payout" (
      "id" text primary key, "seller_id" text not null, "stripe_account_id" text not null, "amount" numeric not null check ("amount" = trunc("amount")), "currency" text not null,
      "state" text check ("state" in ('pending', 'in_transit', 'paid', 'failed', 'canceled')) not null, "automatic" boolean not null, "arrival_date" timestamptz not null, "started_at" timestamptz not null,
      "failure_code" text null, "failure_message" text null, "checked_at" timestamptz not null default now(), ${stamps})`)
    this.addSql(`create index if not exists "IDX_payout_seller_id" on "payout" ("seller_id", "started_at")`)
    this.addSql(`create index if not exists "IDX_payout_under_way" on "payout" ("checked_at") where state in ('pending', 'in_transit')`)

    this.addSql(`create table if not exists "payout_order" (
      "id" text primary key, "seller_id" text not null, "stripe_account_id" text not null, "amount" numeric not null check ("amount" > 0 and "amount" = trunc("amount")), "currency" text not null,
      "state" text check ("state" in ('pending', 'sent', 'refused')) not null default 'pending', "payout_id" text null, "error" text null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_payout_order_one_pending" on "payout_order" ("seller_id", "currency") where state = 'pending' and deleted_at is null`)

    this.addSql(`alter table "payout_account" add column if not exists "schedule" jsonb null, add column if not exists "payouts_checked_at" timestamptz null`)
    this.addSql(`alter table "webhook_inbox" add column if not exists "attempts" integer not null default 0, add column if not exists "replays" integer not null default 0`)
    this.addSql(`create index if not exists "IDX_webhook_inbox_newest" on "webhook_inbox" ("created_at")`)
    this.addSql(`create index if not exists "IDX_webhook_inbox_unsettled" on "webhook_inbox" ("created_at") where state in ('received', 'failed')`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "payout_order", "payout" cascade`)
    this.addSql(`alter table "payout_account" drop column if exists "schedule", drop column if exists "payouts_checked_at"`)
    this.addSql(`alter table "webhook_inbox" drop column if exists "attempts", drop column if exists "replays"`)
  }
}
