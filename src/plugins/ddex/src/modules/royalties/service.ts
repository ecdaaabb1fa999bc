import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { RoyaltyReading } from "@max-booster/api-contract"
import { marks, onKnex, rows, withoutNul, type SqlRunner } from "@max-booster/jobs"
import { writeDecimal } from "../../core/statements/decimal"
import type { Sum } from "../../core/statements/sums"
import { RoyaltyMapping, RoyaltyMatch, RoyaltyStatement, RoyaltySum } from "./models/statement"
import type { Digest, RememberedReading, StatementRow, WorkSum } from "./rows"

type Knex = { transaction<T>(work: (trx: unknown) => Promise<T>): Promise<T> }
type NewStatement = Pick<StatementRow, "seller_id" | "filename" | "sha256" | "size" | "file_id" | "encoding">
type Found = Pick<StatementRow, "delimiter" | "columns" | "fingerprint" | "reading" | "preview" | "fault" | "source">
/** A sum with the hash that it is told from others by. */
export type HashedSum = Sum & { same: string }

const COUNTED = "(s.duplicate_of is null or t.with_duplicates)"

/** Distributors' statements, their sums, and what is remembered of them: stores and retrieves; core decides. */
export default class RoyaltiesService extends MedusaService({ RoyaltyStatement, RoyaltyMapping, RoyaltyMatch, RoyaltySum }) {
  protected readonly knex_: unknown
  protected readonly sql_: SqlRunner

  constructor(container: { __pg_connection__: unknown }) {
    super(...arguments)
    this.knex_ = container.__pg_connection__
    this.sql_ = onKnex(container.__pg_connection__)
  }

  /** Runs statements that commit together. */
  transaction<T>(work: (sql: SqlRunner) => Promise<T>): Promise<T> {
    return (this.knex_ as Knex).transaction((trx) => work(onKnex(trx)))
  }

  // ---- statements

  /** Keeps a file. @returns its id; null when the shop has sent it before */
  async keep(sql: SqlRunner, { seller_id, filename, sha256, size, file_id, encoding }: NewStatement): Promise<string | null> {
    const [kept] = await rows<{ id: string }>(
      sql, "insert into royalty_statement (id, seller_id, filename, sha256, size, file_id, encoding) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id",
      [generateEntityId(undefined, "rst"), seller_id, filename, sha256, size, file_id, encoding],
    )
    return kept?.id ?? null
  }

  /** The statement that a file was sent as, or null. */
  async byFile(sellerId: string, sha256: string): Promise<StatementRow | null> {
    return (await rows<StatementRow>(this.sql_, "select * from royalty_statement where seller_id = ? and sha256 = ? and deleted_at is null", [sellerId, sha256]))[0] ?? null
  }

  async find(id: string, sellerId?: string, sql = this.sql_): Promise<StatementRow | null> {
    return (await rows<StatementRow>(sql, `select * from royalty_statement where id = ? ${sellerId === undefined ? "" : "and seller_id = ?"} and deleted_at is null`, sellerId === undefined ? [id] : [id, sellerId]))[0] ?? null
  }

  /** A draft, which nobody else changes until the transaction ends; null when it is none any more. */
  async lockDraft(sql: SqlRunner, id: string): Promise<StatementRow | null> {
    return (await rows<StatementRow>(sql, "select * from royalty_statement where id = ? and state = 'draft' and deleted_at is null for update", [id]))[0] ?? null
  }

  async ofSeller(sellerId: string): Promise<StatementRow[]> {
    return rows(this.sql_, "select * from royalty_statement where seller_id = ? and deleted_at is null order by created_at desc limit 500", [sellerId])
  }

  /** Has a statement that is not posted read again by another mapping. @returns the number of the reading; null when it is posted */
  async readAgain(sql: SqlRunner, id: string, reading: RoyaltyReading, source: string): Promise<number | null> {
    const [row] = await rows<{ round: number }>(
      sql, "update royalty_statement set state = 'reading', round = round + 1, fraction = 0, fault = null, reading = ?::jsonb, source = ?, updated_at = now() where id = ? and state <> 'posted' and deleted_at is null returning round", [JSON.stringify(reading), source, id],
    )
    return row?.round ?? null
  }

  /** Keeps what a file's head says and forgets sums of an earlier reading. @returns false when the reading is over: removed, or begun anew */
  begin(id: string, round: number, { delimiter, columns, fingerprint, reading, preview, fault, source }: Found): Promise<boolean> {
    return this.transaction(async (sql) => {
      const [row] = await rows(
        sql,
        "update royalty_statement set delimiter = ?, columns = ?::jsonb, fingerprint = ?, reading = ?::jsonb, preview = ?::jsonb, fault = ?, source = ?, lines = 0, problems = '[]', problem_count = 0, updated_at = now() where id = ? and round = ? and state = 'reading' returning id",
        [delimiter, withoutNul(JSON.stringify(columns)), fingerprint, JSON.stringify(reading), withoutNul(JSON.stringify(preview)), fault, source, id, round],
      )
      if (row) await sql("delete from royalty_sum where statement_id = ?", [id])
      return row !== undefined
    })
  }

  /** Adds sums and says how far it is. @returns false when the reading is over */
  addSums(id: string, round: number, sums: readonly HashedSum[], fraction: number): Promise<boolean> {
    return this.transaction(async (sql) => {
      const [row] = await rows<{ seller_id: string }>(sql, "update royalty_statement set fraction = ?, updated_at = now() where id = ? and round = ? and state = 'reading' returning seller_id", [fraction, id, round])
      if (!row) return false
      const plain = sums.map(({ quantity, amount, ...sum }) => ({ ...sum, id: generateEntityId(undefined, "rsum"), quantity: quantity.toString(), amount: amount === null ? null : writeDecimal(amount) }))
      if (plain.length > 0) await sql(
        `insert into royalty_sum (id, statement_id, seller_id, isrc, upc, title, artist, store, country, period, currency, quantity, amount, lines, same)
         select x.id, ?, ?, x.isrc, x.upc, x.title, x.artist, x.store, x.country, x.period, x.currency, x.quantity, x.amount, x.lines, x.same
         from jsonb_to_recordset(?::jsonb) as x(id text, isrc text, upc text, title text, artist text, store text, country text, period text, currency text, quantity numeric, amount numeric, lines integer, same text)
         on conflict (statement_id, same) do update set quantity = royalty_sum.quantity + excluded.quantity, amount = royalty_sum.amount + excluded.amount, lines = royalty_sum.lines + excluded.lines`,
        [id, row.seller_id, withoutNul(JSON.stringify(plain))],
      )
      return true
    })
  }

  /** Ends a reading: what it came to is a draft. */
  async finish(id: string, round: number, { lines, problems, problem_count }: Pick<StatementRow, "lines" | "problems" | "problem_count">): Promise<void> {
    await this.transaction(async (sql) => {
      const done = await rows(sql, "update royalty_statement set state = 'draft', fraction = 1, lines = ?, problems = ?::jsonb, problem_count = ?, updated_at = now() where id = ? and round = ? and state = 'reading' returning id", [lines, withoutNul(JSON.stringify(problems)), problem_count, id, round])
      if (done.length > 0) await this.markDuplicates(sql, id)
    })
  }

  async fail(id: string, round: number, words: string): Promise<void> {
    await this.sql_("update royalty_statement set state = 'failed', fault = ?, updated_at = now() where id = ? and round = ? and state = 'reading'", [words, id, round])
  }

  /** Finds sums that a posted statement of the same source says, too: the same recording, month, store, country, currency, quantity and amount. */
  async markDuplicates(sql: SqlRunner, id: string): Promise<void> {
    await sql(
      `update royalty_sum s set duplicate_of = (
         select o.statement_id from royalty_sum o join royalty_statement p on p.id = o.statement_id join royalty_statement t on t.id = s.statement_id
         where o.seller_id = s.seller_id and o.same = s.same and o.statement_id <> s.statement_id and o.quantity = s.quantity and o.amount is not distinct from s.amount
           and p.state = 'posted' and p.deleted_at is null and lower(p.source) = lower(t.source) and (o.duplicate_of is null or p.with_duplicates) order by p.posted_at limit 1)
       where s.statement_id = ?`,
      [id],
    )
  }

  async includeDuplicates(id: string, included: boolean): Promise<void> {
    await this.sql_("update royalty_statement set with_duplicates = ?, updated_at = now() where id = ? and state = 'draft'", [included, id])
  }

  async markPosted(sql: SqlRunner, id: string): Promise<void> {
    await sql("update royalty_statement set state = 'posted', posted_at = now(), updated_at = now() where id = ?", [id])
  }

  /** Removes what is not posted. @returns its file; null when it is posted, or gone */
  async remove(sql: SqlRunner, id: string): Promise<string | null> {
    const [gone] = await rows<{ file_id: string }>(sql, "delete from royalty_statement where id = ? and state <> 'posted' returning file_id", [id])
    return gone?.file_id ?? null
  }

  // ---- sums

  /** By recording or name, month and currency: what counts of a statement. */
  async workSums(id: string, sql = this.sql_): Promise<WorkSum[]> {
    return rows(
      sql,
      `select s.isrc, case when s.isrc is null then s.upc end as upc, max(s.title) as title, max(s.artist) as artist, s.period, s.currency, sum(s.quantity)::text as quantity, sum(s.amount)::text as amount, sum(s.lines)::int as lines
       from royalty_sum s join royalty_statement t on t.id = s.statement_id where s.statement_id = ? and ${COUNTED}
       group by s.isrc, 2, case when s.isrc is null then s.title || chr(10) || s.artist end, s.period, s.currency order by s.period, 3`,
      [id],
    )
  }

  /** What counts of statements, for lists. */
  async digests(ids: readonly string[]): Promise<Map<string, Digest>> {
    if (ids.length === 0) return new Map()
    const found = await rows<Digest>(
      this.sql_,
      `select d.statement_id, min(d.low) as "from", max(d.high) as "to", sum(d.quantity)::text as quantity, coalesce(json_agg(json_build_object('currency', d.currency, 'amount', d.amount::text) order by d.currency) filter (where d.currency is not null), '[]') as totals
       from (select s.statement_id, s.currency, min(s.period) as low, max(s.period) as high, sum(s.quantity) as quantity, sum(s.amount) as amount
         from royalty_sum s join royalty_statement t on t.id = s.statement_id where s.statement_id in (${marks(ids)}) and ${COUNTED} group by 1, 2) d group by 1`,
      [...ids],
    )
    return new Map(found.map((digest) => [digest.statement_id, digest]))
  }

  /** What of a statement others say, too. */
  async duplicatesOf(id: string): Promise<{ lines: number; totals: { currency: string; amount: string }[]; of: { id: string; filename: string }[] }> {
    const [sums, of] = await Promise.all([
      rows<{ currency: string | null; amount: string | null; lines: number }>(this.sql_, "select currency, sum(amount)::text as amount, sum(lines)::int as lines from royalty_sum where statement_id = ? and duplicate_of is not null group by 1 order by 1", [id]),
      rows<{ id: string; filename: string }>(this.sql_, "select id, filename from royalty_statement where id in (select distinct duplicate_of from royalty_sum where statement_id = ?) order by created_at", [id]),
    ])
    return { of, lines: sums.reduce((sum, { lines }) => sum + lines, 0), totals: sums.flatMap(({ currency, amount }) => (currency === null || amount === null ? [] : [{ currency, amount }])) }
  }

  /** Posted streams and money of a shop by one thing, most first. */
  async analytics(sellerId: string, by: "period" | "store" | "country" | "isrc", from: string, to: string): Promise<{ key: string; name: string; currency: string | null; quantity: string; amount: string | null }[]> {
    const key = by === "isrc" ? "coalesce(s.isrc, s.upc || '|' || s.title, s.title)" : `coalesce(s.${by}, '')`
    return rows(
      this.sql_,
      `select ${key} as key, ${by === "isrc" ? "max(s.title)" : key} as name, s.currency, sum(s.quantity)::text as quantity, sum(s.amount)::text as amount
       from royalty_sum s join royalty_statement t on t.id = s.statement_id where t.seller_id = ? and t.state = 'posted' and t.deleted_at is null and ${COUNTED} and s.period between ? and ?
       group by ${key}, s.currency order by ${by === "period" ? "1" : "sum(s.quantity) desc, 1"} limit 2000`,
      [sellerId, from, to],
    )
  }

  // ---- what is remembered

  async remembered(sellerId: string, fingerprint: string): Promise<RememberedReading | null> {
    return (await rows<RememberedReading>(this.sql_, "select source, reading from royalty_mapping where seller_id = ? and fingerprint = ?", [sellerId, fingerprint]))[0] ?? null
  }

  async remember(sql: SqlRunner, sellerId: string, fingerprint: string, { source, reading }: RememberedReading): Promise<void> {
    await sql("insert into royalty_mapping (id, seller_id, fingerprint, source, reading) values (?, ?, ?, ?, ?::jsonb) on conflict (seller_id, fingerprint) do update set source = excluded.source, reading = excluded.reading, updated_at = now()", [generateEntityId(undefined, "rmap"), sellerId, fingerprint, source, JSON.stringify(reading)])
  }

  /** Which recordings things are of by hand; null: none. */
  async matches(sellerId: string, sql = this.sql_): Promise<Map<string, string | null>> {
    const found = await rows<{ key: string; recording_id: string | null }>(sql, "select key, recording_id from royalty_match where seller_id = ?", [sellerId])
    return new Map(found.map(({ key, recording_id }) => [key, recording_id]))
  }

  async match(sellerId: string, key: string, recordingId: string | null): Promise<void> {
    await this.sql_("insert into royalty_match (id, seller_id, key, recording_id) values (?, ?, ?, ?) on conflict (seller_id, key) do update set recording_id = excluded.recording_id, updated_at = now()", [generateEntityId(undefined, "rmat"), sellerId, key, recordingId])
  }
}
