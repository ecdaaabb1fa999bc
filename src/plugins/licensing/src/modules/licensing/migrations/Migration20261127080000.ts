import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Producers sign the license texts. Shops from before go on under the newest text of then until they do. */
export class Migration20261127080000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "license_signature" ("id" text primary key, "seller_id" text not null, "account" text not null, "typed_name" text not null, "legal" jsonb not null, "consents" text[] not null,
      "versions" text[] not null, "text_sha256" text not null, "signed_at" timestamptz not null, "ip" text not null, "user_agent" text not null,
      "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null)`)
    this.addSql(`create index if not exists "IDX_license_signature_seller_id" on "license_signature" ("seller_id", "signed_at")`)
    this.addSql(`create or replace trigger "license_signature_append_only" before update or delete on "license_signature" for each row execute function licensing_is_append_only()`)
    // As a default, not by an update: what was published is never updated.
    this.addSql(`alter table "template_version" add column if not exists "before_signatures" boolean not null default true`)
    this.addSql(`alter table "template_version" alter column "before_signatures" set default false`)
  }

  override down(): void {
    this.addSql(`alter table "template_version" drop column if exists "before_signatures"`)
    this.addSql(`drop table if exists "license_signature"`)
  }
}
