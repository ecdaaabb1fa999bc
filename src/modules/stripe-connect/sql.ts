import type { SqlRunner } from "@max-booster/jobs"

/** Rows of a statement, whichever driver ran it (MikroORM gives rows, knex a result). */
export async function rows<Row>(sql: SqlRunner, statement: string, params: unknown[] = []): Promise<Row[]> {
  const result = await sql(statement, params)
  return (Array.isArray(result) ? result : (result as { rows: unknown }).rows) as Row[]
}

/** Runs a statement that moves a row on and returns it. @returns whether it moved */
export const moved = async (sql: SqlRunner, statement: string, params: unknown[]): Promise<boolean> => (await rows(sql, statement, params)).length > 0
