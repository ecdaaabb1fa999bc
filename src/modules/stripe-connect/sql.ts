import { rows, type SqlRunner } from "@max-booster/jobs"

export { rows }

/** Runs a statement that moves a row on and returns it. @returns whether it moved */
export const moved = async (sql: SqlRunner, statement: string, params: unknown[]): Promise<boolean> => (await rows(sql, statement, params)).length > 0
