import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A line of a sale knows the offer, upgrade, renewal or deal that gave it its price. */
export class Migration20261127091000 extends Migration {
  override up(): void {
    this.addSql(`alter table "sale_line" add column if not exists "deal_kind" text null, add column if not exists "deal_id" text null`)
    this.addSql(`create index if not exists "IDX_sale_line_deal_id" on "sale_line" ("deal_id") where deal_id is not null`)
  }

  override down(): void {
    this.addSql(`alter table "sale_line" drop column if exists "deal_kind", drop column if exists "deal_id"`)
  }
}
