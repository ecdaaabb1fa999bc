import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Transfers go to parties, of whom some have no shop yet; what was sent can be taken back. */
export class Migration20261126012000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "transfer" add column if not exists "party_id" text null`)
    this.addSql(`update "transfer" set "party_id" = "seller_id" where "party_id" is null`)
    this.addSql(`alter table "transfer" alter column "party_id" set not null, alter column "seller_id" drop not null`)
    this.addSql(`alter table "transfer" add column if not exists "recovered" numeric not null default 0 check ("recovered" >= 0 and "recovered" <= "amount")`)
    this.addSql(`alter table "transfer" drop constraint if exists "transfer_state_check"`)
    this.addSql(`alter table "transfer" add constraint "transfer_state_check" check ("state" in ('pending', 'waiting', 'sent', 'failed', 'cancelled'))`)
    this.addSql(`drop index if exists "IDX_transfer_one_per_plan_and_seller"`)
    this.addSql(`create unique index if not exists "IDX_transfer_one_per_plan_and_party" on "transfer" ("charge_plan_id", "party_id") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_transfer_party_id" on "transfer" ("party_id")`)

    this.addSql(`create table if not exists "transfer_reversal" (
      "id" text primary key, "transfer_id" text not null references "transfer" ("id"), "charge_plan_id" text not null, "party_id" text not null, "cause" text not null,
      "amount" numeric not null check ("amount" > 0 and "amount" = trunc("amount")), "fee_back" numeric not null default 0 check ("fee_back" >= 0), "currency" text not null,
      "state" text check ("state" in ('pending', 'done', 'short')) not null default 'pending', "stripe_reversal_id" text null, "error" text null, "done_at" timestamptz null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_transfer_reversal_once" on "transfer_reversal" ("transfer_id", "cause") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_transfer_reversal_unsent" on "transfer_reversal" ("updated_at") where state = 'pending'`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "transfer_reversal"`)
  }
}
