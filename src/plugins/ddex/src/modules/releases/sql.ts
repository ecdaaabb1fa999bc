import { onKnex, type SqlRunner } from "@max-booster/jobs"

/** Medusa's shared knex, as far as it is used. */
export type Knex = { transaction<T>(work: (trx: unknown) => Promise<T>): Promise<T> }

/** Does something in one transaction; again from its beginning when another took the same code at the same moment. */
export async function inOne<T>(knex: Knex, work: (sql: SqlRunner) => Promise<T>, tries = 3): Promise<T> {
  try {
    return await knex.transaction((trx) => work(onKnex(trx)))
  } catch (error) {
    if (tries > 1 && isDuplicate(error)) return inOne(knex, work, tries - 1)
    throw error
  }
}

const isDuplicate = (error: unknown) => (error as { code?: unknown }).code === "23505"
