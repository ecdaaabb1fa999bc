import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A party may get several transfers of one charge: its share, and royalties that another shop owed it. */
export class Migration20261128100100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "transfer" drop constraint if exists "transfer_kind_check"`)
    this.addSql(`alter table "transfer" add constraint "transfer_kind_check" check ("kind" in ('charge', 'separate', 'royalty'))`)
    this.addSql(`drop index if exists "IDX_transfer_one_per_plan_and_party"`)
    this.addSql(`create unique index if not exists "IDX_transfer_one_per_plan_and_party" on "transfer" ("charge_plan_id", "party_id") where kind <> 'royalty' and deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql(`delete from "transfer" where kind = 'royalty'`)
    this.addSql(`drop index if exists "IDX_transfer_one_per_plan_and_party"`)
    this.addSql(`create unique index if not exists "IDX_transfer_one_per_plan_and_party" on "transfer" ("charge_plan_id", "party_id") where deleted_at is null`)
    this.addSql(`alter table "transfer" drop constraint if exists "transfer_kind_check"`)
    this.addSql(`alter table "transfer" add constraint "transfer_kind_check" check ("kind" in ('charge', 'separate'))`)
  }
}
