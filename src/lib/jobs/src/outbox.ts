import type { JobRequest, QueueName } from "./job-type"

/**
 * Runs one SQL statement with `?` placeholders inside the caller's transaction.
 * A MikroORM manager gives `(sql, params) => manager.execute(sql, params)`, a knex `(sql, params) => knex.raw(sql, params)`.
 */
export type SqlRunner = (sql: string, params: unknown[]) => Promise<unknown>

/** The outbox and what it needs; idempotent, run once at migration. */
export const outboxSchema = `
  create schema if not exists jobs;
  create table if not exists jobs.outbox (
    id bigint generated always as identity primary key,
    key text unique,
    queue text not null,
    name text not null,
    data jsonb not null,
    run_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    dispatched_at timestamptz
  );
  alter table jobs.outbox add column if not exists priority integer not null default 0, add column if not exists after jsonb;
  create index if not exists outbox_due on jobs.outbox (run_at) where dispatched_at is null;
`

/**
 * Writes jobs into the outbox. They run after, and only if, the surrounding transaction commits; each at least once.
 * @throws {ZodError} when data does not fit the job's schema
 */
export async function enqueue(sql: SqlRunner, ...requests: JobRequest[]): Promise<void> {
  for (const { type, data, key, delayMs = 0, priority = 0, after } of requests) {
    const checked = type.data.parse(data)
    await sql(
      `insert into jobs.outbox (key, queue, name, data, run_at, priority, after)
       values (?, ?, ?, ?::jsonb, now() + (? * interval '1 millisecond'), ?, ?::jsonb) on conflict (key) do nothing`,
      [key ?? null, type.queue, type.name, withoutNul(JSON.stringify(checked)), delayMs, bounded(priority), after ? withoutNul(JSON.stringify(after.map(plain))) : null],
    )
  }
  if (requests.length > 0) await sql("select pg_notify('jobs_outbox', '')", [])
}

/** The largest priority that BullMQ takes. */
const LAST = 2 ** 21 - 1

const bounded = (priority: number) => Math.max(0, Math.min(LAST, Math.round(priority)))

/** A job of a flow as the outbox keeps it. */
export type PlainJob = { queue: QueueName; name: string; data: unknown; priority: number }

const plain = ({ type, data, priority = 0 }: JobRequest): PlainJob => ({ queue: type.queue, name: type.name, data: type.data.parse(data), priority: bounded(priority) })

/** PostgreSQL's jsonb refuses U+0000, which JSON writes as an escape. */
export const withoutNul = (json: string): string => json.replaceAll("\\u0000", "")

type ExecuteManager = { execute(sql: string, params: unknown[]): Promise<unknown> }
type RawKnex = { raw(sql: string, params: unknown[]): Promise<unknown> | PromiseLike<unknown> }

/** The runner of a MikroORM manager: inside a transactional service method, the same transaction. */
export const inTransaction = (manager: unknown): SqlRunner => (sql, params) => (manager as ExecuteManager).execute(sql, params)

/** The runner of Medusa's shared knex (`__pg_connection__`), or of a knex transaction. */
export const onKnex = (knex: unknown): SqlRunner => async (sql, params) => (knex as RawKnex).raw(sql, params)

/** Rows of a statement, whichever driver ran it (MikroORM gives rows, knex a result). */
export async function rows<Row>(sql: SqlRunner, statement: string, params: readonly unknown[] = []): Promise<Row[]> {
  const result = await sql(statement, [...params])
  return (Array.isArray(result) ? result : (result as { rows: unknown }).rows) as Row[]
}

/** Placeholders for the values of an `in (...)`. */
export const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ")
