import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Disputes. */
export class Migration20261126023000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "dispute" (
      "id" text primary key, "charge_plan_id" text not null, "amount" numeric not null check ("amount" = trunc("amount")), "currency" text not null, "reason" text not null, "status" text not null,
      "evidence_due_by" timestamptz null, "evidence_sent_at" timestamptz null, "evidence" jsonb null, "opened_at" timestamptz not null,
      "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null)`)
    this.addSql(`create index if not exists "IDX_dispute_charge_plan_id" on "dispute" ("charge_plan_id")`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "dispute"`)
  }
}
