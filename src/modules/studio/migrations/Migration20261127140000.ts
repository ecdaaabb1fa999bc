import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const dates = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`
const project = `"project_id" text not null references "studio_project" ("id") on delete cascade`

export class Migration20261127140000 extends Migration {
  override up(): void {
    this.addSql(`create table if not exists "studio_project" ("id" text primary key, "owner_id" text not null, "request_id" text null, "name" text not null, "sample_rate" integer not null, "bpm" real not null, "key" text not null, "branch" text not null default 'main', "head_id" text null, "beat_handle" text null, "beat_recording_id" text null, "removed_at" timestamptz null, ${dates});`)
    this.addSql(`create index if not exists "IDX_studio_project_owner_id" on "studio_project" ("owner_id") where deleted_at is null;`)
    this.addSql(`create unique index if not exists "IDX_studio_project_request" on "studio_project" ("owner_id", "request_id") where request_id is not null and deleted_at is null;`)
    this.addSql(`create table if not exists "studio_collaborator" ("id" text primary key, ${project}, "email" text not null, "customer_id" text null, "role" text not null check ("role" in ('editor', 'viewer')), "invited_at" timestamptz not null default now(), "accepted_at" timestamptz null, unique ("project_id", "email"));`)
    this.addSql(`create index if not exists "IDX_studio_collaborator_customer" on "studio_collaborator" ("customer_id");`)
    this.addSql(`create table if not exists "studio_document" ("project_id" text primary key references "studio_project" ("id") on delete cascade, "state" bytea not null, "revision" integer not null default 1, "updated_at" timestamptz not null default now());`)
    this.addSql(`create table if not exists "studio_snapshot" ("hash" text primary key, "packed" bytea not null, "bytes" integer not null);`)
    this.addSql(`create table if not exists "studio_version" ("id" text primary key, ${project}, "hash" text not null references "studio_snapshot" ("hash"), "parent_id" text null, "second_parent_id" text null, "branch" text not null, "name" text null, "reason" text not null check ("reason" in ('manual', 'automatic', 'bounce', 'restore', 'import')), "author_id" text null, "created_at" timestamptz not null default clock_timestamp());`)
    this.addSql(`create index if not exists "IDX_studio_version_project" on "studio_version" ("project_id", "created_at");`)
    this.addSql(`create index if not exists "IDX_studio_version_hash" on "studio_version" ("hash");`)
    this.addSql(`create table if not exists "studio_binary" ("hash" text primary key, "size" bigint not null, "mime_type" text not null, "file_id" text not null, "created_at" timestamptz not null default now());`)
    this.addSql(`create table if not exists "studio_hold" (${project}, "hash" text not null references "studio_binary" ("hash"), "name" text not null, "created_at" timestamptz not null default now(), primary key ("project_id", "hash"));`)
    this.addSql(`create index if not exists "IDX_studio_hold_hash" on "studio_hold" ("hash");`)
    this.addSql(`create table if not exists "studio_bounce" ("id" text primary key, ${project}, "version_id" text not null, "request_id" text null, "kind" text not null check ("kind" in ('mix', 'selection', 'stems')), "format" text not null, "name" text not null, "author_id" text not null, "recording_id" text null, "created_at" timestamptz not null default now(), unique ("project_id", "request_id"));`)
    this.addSql(`create table if not exists "studio_bounce_file" ("bounce_id" text not null references "studio_bounce" ("id") on delete cascade, "name" text not null, "hash" text not null references "studio_binary" ("hash"), "role" text null, "position" integer not null, primary key ("bounce_id", "name"));`)
  }

  override down(): void {
    for (const table of ["bounce_file", "bounce", "hold", "binary", "version", "snapshot", "document", "collaborator", "project"]) this.addSql(`drop table if exists "studio_${table}" cascade;`)
  }
}
