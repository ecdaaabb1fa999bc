import { marks, rows, type SqlRunner } from "@max-booster/jobs"

export { marks, rows }

/** Inserts rows with one statement. @returns the ids that were really inserted, when a conflict is skipped */
export async function insert(sql: SqlRunner, table: string, records: readonly Record<string, unknown>[], onConflict = ""): Promise<string[]> {
  const [first] = records
  if (!first) return []
  const columns = Object.keys(first)
  const values = records.map(() => `(${columns.map(() => "?").join(", ")})`).join(", ")
  const statement = `insert into "${table}" (${columns.map((c) => `"${c}"`).join(", ")}) values ${values} ${onConflict} returning id`
  const inserted = await rows<{ id: string }>(sql, statement, records.flatMap((record) => columns.map((c) => record[c])))
  return inserted.map(({ id }) => id)
}
