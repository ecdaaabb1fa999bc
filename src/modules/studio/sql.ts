import { onKnex, type SqlRunner } from "@max-booster/jobs"

/** The database of the module. */
export type Database = {
  sql: SqlRunner
  /** Runs statements that commit together. */
  transaction<T>(work: (sql: SqlRunner) => Promise<T>): Promise<T>
}

type Knex = { transaction<T>(work: (trx: unknown) => Promise<T>): Promise<T> }

/** Medusa's shared connection as a database. */
export const databaseOf = (connection: unknown): Database => ({
  sql: onKnex(connection),
  transaction: (work) => (connection as Knex).transaction((trx) => work(onKnex(trx))),
})

/** Makes those who write to one project wait for each other, until the transaction ends. */
export const lockProject = (sql: SqlRunner, projectId: string): Promise<unknown> => sql("select pg_advisory_xact_lock(hashtext('studio'), hashtext(?))", [projectId])

/** Tells every backend that holds a project's document what has changed: its people, or, with a revision, its content. */
export const tellHolders = (sql: SqlRunner, projectId: string, revision?: number): Promise<unknown> =>
  sql("select pg_notify('live_documents', ?)", [JSON.stringify({ document: `studio:${projectId}`, revision })])
