import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124021328 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "listing_tier" drop constraint if exists "listing_tier_variant_id_unique";`);
    this.addSql(`alter table if exists "listing" drop constraint if exists "listing_handle_unique";`);
    this.addSql(`alter table if exists "listing" drop constraint if exists "listing_recording_id_unique";`);
    this.addSql(`alter table if exists "member" drop constraint if exists "member_customer_id_unique";`);
    this.addSql(`alter table if exists "seller" drop constraint if exists "seller_handle_unique";`);
    this.addSql(`alter table if exists "person" drop constraint if exists "person_customer_id_unique";`);
    this.addSql(`create table if not exists "person" ("id" text not null, "customer_id" text not null, "email_verified_at" timestamptz null, "legal_name" text null, "legal_address" text null, "legal_country" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "person_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_person_customer_id_unique" ON "person" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_person_deleted_at" ON "person" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "seller" ("id" text not null, "handle" text not null, "name" text not null, "bio" text not null default '', "country" text not null, "email" text not null, "avatar_url" text null, "state" text check ("state" in ('active', 'suspended')) not null default 'active', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "seller_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_seller_handle_unique" ON "seller" ("handle") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_seller_deleted_at" ON "seller" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "member" ("id" text not null, "customer_id" text not null, "email" text not null, "seller_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "member_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_member_customer_id_unique" ON "member" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_member_seller_id" ON "member" ("seller_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_member_deleted_at" ON "member" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "listing" ("id" text not null, "recording_id" text not null, "product_id" text null, "handle" text not null, "title" text not null, "genre" text not null, "moods" text[] not null default '{}', "description" text not null default '', "bpm" double precision not null, "key" text null, "duration_ms" integer not null, "loudness_lufs" double precision null, "peaks" jsonb not null, "preview_url" text not null, "artwork_url" text null, "from_price" numeric not null, "currency" text not null, "state" text check ("state" in ('draft', 'published', 'withdrawn')) not null default 'draft', "featured" boolean not null default false, "published_at" timestamptz null, "seller_id" text not null, "raw_from_price" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "listing_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_listing_recording_id_unique" ON "listing" ("recording_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_listing_handle_unique" ON "listing" ("handle") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_genre" ON "listing" ("genre") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_seller_id" ON "listing" ("seller_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_deleted_at" ON "listing" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "listing_tier" ("id" text not null, "variant_id" text not null, "type" text not null, "label" text not null, "summary" text not null, "price" numeric not null, "currency" text not null, "caps" jsonb not null, "delivers" text[] not null, "exclusive" boolean not null default false, "rank" integer not null default 0, "enabled" boolean not null default true, "listing_id" text not null, "raw_price" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "listing_tier_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_listing_tier_variant_id_unique" ON "listing_tier" ("variant_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_tier_listing_id" ON "listing_tier" ("listing_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_tier_deleted_at" ON "listing_tier" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "member" add constraint "member_seller_id_foreign" foreign key ("seller_id") references "seller" ("id") on update cascade;`);

    this.addSql(`alter table if exists "listing" add constraint "listing_seller_id_foreign" foreign key ("seller_id") references "seller" ("id") on update cascade;`);

    this.addSql(`alter table if exists "listing_tier" add constraint "listing_tier_listing_id_foreign" foreign key ("listing_id") references "listing" ("id") on update cascade on delete cascade;`);
  }

  override down(): void {
    this.addSql(`alter table if exists "member" drop constraint if exists "member_seller_id_foreign";`);

    this.addSql(`alter table if exists "listing" drop constraint if exists "listing_seller_id_foreign";`);

    this.addSql(`alter table if exists "listing_tier" drop constraint if exists "listing_tier_listing_id_foreign";`);

    this.addSql(`drop table if exists "person" cascade;`);

    this.addSql(`drop table if exists "seller" cascade;`);

    this.addSql(`drop table if exists "member" cascade;`);

    this.addSql(`drop table if exists "listing" cascade;`);

    this.addSql(`drop table if exists "listing_tier" cascade;`);
  }

}
