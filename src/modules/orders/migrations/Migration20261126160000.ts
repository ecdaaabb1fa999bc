import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A refund that the buyer's bank sent back can be tried again, or be settled outside of Stripe. */
export class Migration20261126160000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "refund_order" drop constraint if exists "refund_order_state_check"`)
    this.addSql(`alter table "refund_order" add constraint "refund_order_state_check" check ("state" in ('requested', 'sending', 'sent', 'failed', 'resending', 'settled'))`)
    this.addSql(`alter table "refund_order" add column if not exists "attempt" integer not null default 1`)
    this.addSql(`alter table "refund_order" add column if not exists "again_id" text null`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "refund_order" drop column if exists "attempt", drop column if exists "again_id"`)
  }
}
