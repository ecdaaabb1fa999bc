import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const times = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Deals of a producer, and prices that stand for one buyer alone. */
export class Migration20261127090000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "bulk_deal" ("id" text primary key, "seller_id" text not null, "title" text not null, "types" text[] not null default '{}', "buy" integer not null check (buy > 0), "free" integer not null check (free > 0), "enabled" boolean not null default true, "ends_at" timestamptz null, ${times})`)
    this.addSql(`create index if not exists "IDX_bulk_deal_seller_id" on "bulk_deal" ("seller_id") where deleted_at is null`)
    this.addSql(`create table if not exists "bundle" ("id" text primary key, "seller_id" text not null, "handle" text not null, "title" text not null, "description" text not null default '', "type" text not null, "listing_ids" text[] not null, "price" numeric not null check (price >= 0), "currency" text not null, "enabled" boolean not null default true, "ends_at" timestamptz null, ${times})`)
    this.addSql(`create index if not exists "IDX_bundle_seller_id" on "bundle" ("seller_id") where deleted_at is null`)
    this.addSql(`create unique index if not exists "IDX_bundle_handle_unique" on "bundle" ("handle") where deleted_at is null`)
    this.addSql(`create table if not exists "coupon" ("id" text primary key, "seller_id" text not null, "code" text not null, "promotion_id" text not null, "percent" integer not null check (percent between 1 and 100), "types" text[] not null default '{}', "limit" integer null, "ends_at" timestamptz null, ${times})`)
    this.addSql(`create index if not exists "IDX_coupon_seller_id" on "coupon" ("seller_id") where deleted_at is null`)
    this.addSql(`create table if not exists "cart_deal" ("id" text primary key, "cart_id" text not null, "variant_id" text not null, "kind" text not null check (kind in ('offer', 'upgrade', 'renewal')), "reference_id" text not null, "customer_id" text not null, ${times})`)
    this.addSql(`create unique index if not exists "IDX_cart_deal_one_per_line" on "cart_deal" ("cart_id", "variant_id") where deleted_at is null`)
    this.addSql(`create table if not exists "offer" ("id" text primary key, "seller_id" text not null, "customer_id" text not null, "listing_id" text not null, "recording_id" text not null, "variant_id" text not null, "type" text not null, "buyer_name" text not null, "buyer_email" text not null, "price" numeric not null check (price >= 0), "currency" text not null, "state" text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'bought')), "turn" text not null default 'seller' check (turn in ('seller', 'buyer')), "expires_at" timestamptz not null, ${times})`)
    this.addSql(`create index if not exists "IDX_offer_seller_id" on "offer" ("seller_id") where deleted_at is null`)
    this.addSql(`create index if not exists "IDX_offer_customer_id" on "offer" ("customer_id") where deleted_at is null`)
    this.addSql(`create unique index if not exists "IDX_offer_one_open" on "offer" ("customer_id", "variant_id") where state in ('open', 'accepted') and deleted_at is null`)
    this.addSql(`create table if not exists "offer_step" ("id" text primary key, "offer_id" text not null references "offer" ("id") on update cascade on delete cascade, "nth" integer not null, "by" text not null check ("by" in ('seller', 'buyer', 'shop')), "act" text not null check (act in ('offer', 'counter', 'accept', 'decline', 'withdraw', 'expire', 'buy')), "price" numeric null, "message" text not null default '', "at" timestamptz not null, ${times})`)
    this.addSql(`create index if not exists "IDX_offer_step_offer_id" on "offer_step" ("offer_id") where deleted_at is null`)
  }

  override down(): void {
    for (const table of ["offer_step", "offer", "cart_deal", "coupon", "bundle", "bulk_deal"]) this.addSql(`drop table if exists "${table}"`)
  }
}
