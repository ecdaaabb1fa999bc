import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261125210000 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "recording" add column if not exists "stems_state" text check ("stems_state" in ('none', 'processing', 'ready', 'refused', 'failed')) not null default 'none', add column if not exists "stems_phase" text not null default '', add column if not exists "stems_fraction" double precision not null default 0, add column if not exists "stems_problem_code" text null, add column if not exists "stems_problem_message" text null, add column if not exists "stems_upload_id" text null, add column if not exists "stems_begun_at" timestamptz null;`);
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_kind_check";`);
    this.addSql(`alter table if exists "asset" add constraint "asset_kind_check" check ("kind" in ('source', 'wav', 'mp3', 'stems', 'stems-upload', 'preview', 'peaks', 'artwork'));`);
  }

  override down(): void {
    this.addSql(`delete from "asset" where "kind" = 'stems-upload';`);
    this.addSql(`alter table if exists "asset" drop constraint if exists "asset_kind_check";`);
    this.addSql(`alter table if exists "asset" add constraint "asset_kind_check" check ("kind" in ('source', 'wav', 'mp3', 'stems', 'preview', 'peaks', 'artwork'));`);
    this.addSql(`alter table if exists "recording" drop column if exists "stems_state", drop column if exists "stems_phase", drop column if exists "stems_fraction", drop column if exists "stems_problem_code", drop column if exists "stems_problem_message", drop column if exists "stems_upload_id", drop column if exists "stems_begun_at";`);
  }

}
