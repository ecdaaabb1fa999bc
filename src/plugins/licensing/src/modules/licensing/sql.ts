import type { SqlRunner } from "@max-booster/jobs"

/** Rows of a statement, whichever driver ran it (MikroORM gives rows, knex a result). */
export async function rows<Row>(sql: SqlRunner, statement: string, params: readonly unknown[] = []): Promise<Row[]> {
  const result = await sql(statement, [...params])
  return (Array.isArray(result) ? result : (result as { rows: unknown }).rows) as Row[]
}

/** Placeholders for the values of an `in (...)`. */
export const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ")
