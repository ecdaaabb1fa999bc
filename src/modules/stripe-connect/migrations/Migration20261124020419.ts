import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Payout accounts, the webhook inbox, transfers. */
export class Migration20261124020419 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "payout_account" (
      "id" text primary key, "seller_id" text not null, "stripe_account_id" text null, "charges_enabled" boolean not null default false, "payouts_enabled" boolean not null default false,
      "details_submitted" boolean not null default false, "transfers_active" boolean not null default false, "currently_due" text[] not null default '{}', "disabled_reason" text null,
      "checked_at" timestamptz null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_payout_account_seller_id_unique" on "payout_account" ("seller_id") where deleted_at is null`)
    this.addSql(`create unique index if not exists "IDX_payout_account_stripe_account_id" on "payout_account" ("stripe_account_id") where stripe_account_id is not null and deleted_at is null`)

    this.addSql(`create table if not exists "webhook_inbox" (
      "id" text primary key, "type" text not null, "account" text null, "payload" jsonb not null,
      "state" text check ("state" in ('received', 'processed', 'ignored', 'failed')) not null default 'received', "error" text null, "processed_at" timestamptz null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_webhook_inbox_type" on "webhook_inbox" ("type") where deleted_at is null`)

    this.addSql(`create table if not exists "transfer" (
      "id" text primary key, "charge_plan_id" text not null, "order_id" text not null, "seller_id" text not null, "kind" text check ("kind" in ('charge', 'separate')) not null,
      "amount" numeric not null check ("amount" >= 0 and "amount" = trunc("amount")), "currency" text not null, "payment_intent" text not null,
      "state" text check ("state" in ('pending', 'waiting', 'sent', 'failed')) not null default 'pending', "stripe_transfer_id" text null, "error" text null, "sent_at" timestamptz null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_transfer_one_per_plan_and_seller" on "transfer" ("charge_plan_id", "seller_id") where deleted_at is null`)
    this.addSql(`create unique index if not exists "IDX_transfer_stripe_transfer_id" on "transfer" ("stripe_transfer_id") where stripe_transfer_id is not null`)
    this.addSql(`create index if not exists "IDX_transfer_order_id" on "transfer" ("order_id")`)
    this.addSql(`create index if not exists "IDX_transfer_seller_id" on "transfer" ("seller_id")`)
    this.addSql(`create index if not exists "IDX_transfer_unsent" on "transfer" ("updated_at") where state in ('pending', 'waiting')`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "transfer", "webhook_inbox", "payout_account" cascade`)
  }
}
