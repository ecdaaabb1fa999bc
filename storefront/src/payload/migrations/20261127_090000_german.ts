import { sql, type MigrateDownArgs, type MigrateUpArgs } from "@payloadcms/db-postgres"

/** License texts in German. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TYPE "cms"."enum_license_texts_locale" ADD VALUE IF NOT EXISTS 'de'`)
  await db.execute(sql`ALTER TYPE "cms"."enum__license_texts_v_version_locale" ADD VALUE IF NOT EXISTS 'de'`)
}

/** An enum's value cannot be taken away; it does no harm. */
export async function down(_: MigrateDownArgs): Promise<void> {}
