import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whether a seller was told that a payout came back. */
export class Migration20261126163000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "payout" add column if not exists "told_at" timestamptz null`)
    this.addSql(`create index if not exists "IDX_payout_to_tell" on "payout" ("started_at") where "state" = 'failed' and "told_at" is null`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "payout" drop column if exists "told_at"`)
  }
}
