import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Charge plans, sales, and the append-only ledger. Amounts are whole minor units in `numeric` columns. */
export class Migration20261124020317 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "charge_plan" (
      "id" text primary key, "cart_id" text not null, "customer_id" text not null,
      "state" text check ("state" in ('open', 'paid', 'complete', 'failed', 'expired')) not null default 'open',
      "mode" text check ("mode" in ('destination', 'separate')) not null,
      "amount" numeric not null check ("amount" >= 0 and "amount" = trunc("amount")), "currency" text not null,
      "parties" jsonb not null, "lines" jsonb not null, "reasons" text[] not null, "fingerprint" text not null, "acceptance_id" text not null, "customer_email" text not null,
      "success_url" text not null, "cancel_url" text not null, "session_id" text null, "url" text null, "payment_intent" text null, "charge_id" text null,
      "paid_at" timestamptz null, "order_id" text null, "message" text null, "checked_at" timestamptz null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_charge_plan_cart_id" on "charge_plan" ("cart_id") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_charge_plan_customer_id" on "charge_plan" ("customer_id") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_charge_plan_session" on "charge_plan" ("session_id") where session_id is not null`)
    this.addSql(`create index if not exists "IDX_charge_plan_live" on "charge_plan" ("checked_at") where state in ('open', 'paid')`)
    this.addSql(`create unique index if not exists "IDX_charge_plan_one_live_per_cart" on "charge_plan" ("cart_id") where state in ('open', 'paid', 'complete') and deleted_at is null`)

    this.addSql(`create table if not exists "sale" (
      "id" text primary key, "order_id" text not null, "order_number" integer not null, "seller_id" text not null, "customer_id" text not null, "charge_plan_id" text not null,
      "amount" numeric not null check ("amount" = trunc("amount")), "platform_fee" numeric not null, "seller_amount" numeric not null, "currency" text not null,
      "state" text check ("state" in ('pending', 'transferred', 'refunded')) not null default 'pending', ${stamps},
      check ("amount" = "platform_fee" + "seller_amount"))`)
    this.addSql(`create index if not exists "IDX_sale_seller_id" on "sale" ("seller_id", "created_at")`)
    this.addSql(`create index if not exists "IDX_sale_customer_id" on "sale" ("customer_id")`)
    this.addSql(`create index if not exists "IDX_sale_charge_plan_id" on "sale" ("charge_plan_id")`)
    this.addSql(`create unique index if not exists "IDX_sale_one_per_order_and_seller" on "sale" ("order_id", "seller_id") where deleted_at is null`)

    this.addSql(`create table if not exists "sale_line" (
      "id" text primary key, "sale_id" text not null references "sale" ("id") on update cascade, "order_line_id" text not null, "recording_id" text not null, "variant_id" text not null,
      "type" text not null, "label" text not null, "exclusive" boolean not null default false, "beat_title" text not null, "producer" text not null, "amount" numeric not null, "platform_fee" numeric not null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_sale_line_order_line_id_unique" on "sale_line" ("order_line_id") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_sale_line_sale_id" on "sale_line" ("sale_id")`)
    this.addSql(`create unique index if not exists "IDX_sale_line_one_exclusive" on "sale_line" ("recording_id") where exclusive and deleted_at is null`)
    this.addSql(`create index if not exists "IDX_sale_line_recording_id" on "sale_line" ("recording_id")`)

    this.addSql(`create table if not exists "posting_set" ("id" text primary key, "key" text not null, "kind" text not null, "reference" text not null, ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_posting_set_key_unique" on "posting_set" ("key")`)
    this.addSql(`create index if not exists "IDX_posting_set_reference" on "posting_set" ("reference")`)
    this.addSql(`create table if not exists "ledger_entry" (
      "id" text primary key, "posting_set_id" text not null references "posting_set" ("id"), "account" text not null,
      "amount" numeric not null check ("amount" = trunc("amount")), "currency" text not null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_ledger_entry_account" on "ledger_entry" ("account", "currency")`)
    this.addSql(`create index if not exists "IDX_ledger_entry_posting_set_id" on "ledger_entry" ("posting_set_id")`)

    this.addSql(`create or replace function ledger_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'The ledger is append-only: % of % is refused. Post a correcting set instead.', tg_op, tg_table_name; end $$`)
    for (const table of ["posting_set", "ledger_entry"]) {
      this.addSql(`create or replace trigger "${table}_append_only" before update or delete on "${table}" for each row execute function ledger_is_append_only()`)
      this.addSql(`create or replace trigger "${table}_no_truncate" before truncate on "${table}" for each statement execute function ledger_is_append_only()`)
    }
    this.addSql(`create or replace function ledger_sums_to_zero() returns trigger language plpgsql as $$
      declare off record;
      begin
        select currency, sum(amount) as amount into off from ledger_entry where posting_set_id = new.posting_set_id group by currency having sum(amount) <> 0 limit 1;
        if found then raise exception 'Posting set % is off by % %', new.posting_set_id, off.amount, off.currency; end if;
        return null;
      end $$`)
    this.addSql(`drop trigger if exists "ledger_entry_sums_to_zero" on "ledger_entry"`)
    this.addSql(`create constraint trigger "ledger_entry_sums_to_zero" after insert on "ledger_entry" deferrable initially deferred for each row execute function ledger_sums_to_zero()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "ledger_entry", "posting_set", "sale_line", "sale", "charge_plan" cascade`)
    this.addSql(`drop function if exists ledger_sums_to_zero() cascade`)
    this.addSql(`drop function if exists ledger_is_append_only() cascade`)
  }
}
