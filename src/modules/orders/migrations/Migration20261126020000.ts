import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const stamps = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`

/** Fee policies; plans that hold money, charge on behalf of a seller, or charge nothing. */
export class Migration20261126020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "fee_policy" (
      "id" text primary key, "points" integer not null check ("points" between 0 and 10000), "tiers" jsonb not null default '[]',
      "on_behalf_of" boolean not null default false, "sell_before_onboarding" boolean not null default true, ${stamps})`)
    this.addSql(`alter table "charge_plan" add column if not exists "capture" text not null default 'automatic' check ("capture" in ('automatic', 'manual'))`)
    this.addSql(`alter table "charge_plan" add column if not exists "on_behalf_of" text null`)
    this.addSql(`alter table "charge_plan" drop constraint if exists "charge_plan_mode_check"`)
    this.addSql(`alter table "charge_plan" add constraint "charge_plan_mode_check" check ("mode" in ('destination', 'separate', 'free'))`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "fee_policy"`)
  }
}
