import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126121000 extends Migration {

  override up(): void {
    this.addSql(`alter table if exists "recording" add column if not exists "duplicate_of" text null;`);
  }

  override down(): void {
    this.addSql(`alter table if exists "recording" drop column if exists "duplicate_of";`);
  }

}
