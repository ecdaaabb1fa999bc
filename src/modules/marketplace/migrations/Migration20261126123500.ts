import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126123500 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "listing" add column if not exists "sound" jsonb null;`);
  }

  override down(): void {
    this.addSql(`alter table if exists "listing" drop column if exists "sound";`);
  }

}
