import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Plans lie over each other: a beat's keeps what differs from its shop's, a shop's starts from the operator's defaults. */
export class Migration20261126200000 extends Migration {
  override up(): void {
    this.addSql(`alter table "license_plan" alter column "seller_id" drop not null`)
    this.addSql(`drop index if exists "IDX_license_plan_owner"`)
    this.addSql(`create unique index if not exists "IDX_license_plan_owner" on "license_plan" (coalesce("seller_id", ''), coalesce("recording_id", '')) where deleted_at is null`)
    // What a beat's plan did not name was off; now it would be as the shop has it.
    this.addSql(`update "license_plan" as plan set tiers = tiers || (
      select coalesce(jsonb_agg(jsonb_build_object('type', type, 'enabled', false)), '[]'::jsonb) from unnest(array['mp3', 'wav', 'premium', 'unlimited', 'exclusive']) as type
      where not plan.tiers @> jsonb_build_array(jsonb_build_object('type', type))) where recording_id is not null`)
  }

  override down(): void {
    this.addSql(`delete from "license_plan" where seller_id is null`)
    this.addSql(`alter table "license_plan" alter column "seller_id" set not null`)
  }
}
