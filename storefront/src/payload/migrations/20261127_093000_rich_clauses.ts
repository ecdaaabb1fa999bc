import { sql, type MigrateDownArgs, type MigrateUpArgs } from "@payloadcms/db-postgres"

const tables = ["license_texts_clauses", "_license_texts_v_version_clauses"] as const

/** Clauses are written with lists and emphasis: what was plain text becomes paragraphs, a line each. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const table of tables) {
    await db.execute(sql.raw(`ALTER TABLE "cms"."${table}" ADD COLUMN IF NOT EXISTS "body" jsonb`))
    await db.execute(sql.raw(`UPDATE "cms"."${table}" SET "body" = jsonb_build_object('root', jsonb_build_object('type', 'root', 'version', 1, 'format', '', 'indent', 0, 'direction', 'ltr', 'children', (
      SELECT jsonb_agg(jsonb_build_object('type', 'paragraph', 'version', 1, 'format', '', 'indent', 0, 'direction', 'ltr', 'textFormat', 0, 'textStyle', '', 'children', CASE WHEN line = '' THEN '[]'::jsonb ELSE
        jsonb_build_array(jsonb_build_object('type', 'text', 'version', 1, 'text', line, 'format', 0, 'mode', 'normal', 'style', '', 'detail', 0)) END) ORDER BY n)
      FROM regexp_split_to_table("text", E'\\r?\\n') WITH ORDINALITY AS lines(line, n)))) WHERE "body" IS NULL AND "text" IS NOT NULL`))
    await db.execute(sql.raw(`ALTER TABLE "cms"."${table}" DROP COLUMN IF EXISTS "text"`))
  }
}

/** Lists and emphasis are lost: plain text has none. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const table of tables) {
    await db.execute(sql.raw(`ALTER TABLE "cms"."${table}" ADD COLUMN IF NOT EXISTS "text" varchar`))
    await db.execute(sql.raw(`UPDATE "cms"."${table}" SET "text" = (SELECT string_agg(words #>> '{}', '') FROM jsonb_path_query("body", 'strict $.**.text') AS words)`))
    await db.execute(sql.raw(`ALTER TABLE "cms"."${table}" DROP COLUMN IF EXISTS "body"`))
  }
}
