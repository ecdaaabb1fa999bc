import { generateEntityId } from "@medusajs/framework/utils"
import type { RenditionProgress, RenditionTask, StoredRendition } from "@max-booster/extension-api"
import { rows, type SqlRunner } from "@max-booster/jobs"
import { turnFor } from "./core/turn"

/** How many of one shop may wait at once. */
export const MOST_OPEN = 50

const OPEN = "state in ('waiting', 'working') and deleted_at is null"

/** A shop's open renditions, and the turn of its next one. */
export async function nextTurn(sql: SqlRunner, sellerId: string): Promise<{ open: number; turn: number }> {
  // Whoever asks at the same moment waits, or two would take one turn.
  await sql("select pg_advisory_xact_lock(hashtext('rendition-turns'))", [])
  const [queue] = await rows<{ open: number; own_last: number | null; working: number | null; first_waiting: number | null }>(sql, `
    select count(*) filter (where seller_id = ?)::int as open, max(turn) filter (where seller_id = ?) as own_last,
      max(turn) filter (where state = 'working') as working, min(turn) filter (where state = 'waiting') as first_waiting from rendition where ${OPEN}`, [sellerId, sellerId])
  return { open: queue?.open ?? 0, turn: turnFor({ ownLast: queue?.own_last ?? null, working: queue?.working ?? null, firstWaiting: queue?.first_waiting ?? null }) }
}

export async function addRendition(sql: SqlRunner, { recording_id, seller_id, kind, spec, turn }: Pick<StoredRendition, "recording_id" | "seller_id" | "kind" | "spec"> & { turn: number }): Promise<string> {
  const id = generateEntityId(undefined, "rnd")
  await sql("insert into rendition (id, recording_id, seller_id, kind, spec, turn) values (?, ?, ?, ?, ?::jsonb, ?)", [id, recording_id, seller_id, kind, JSON.stringify(spec), turn])
  return id
}

/** Renditions of a recording or one by its id, newest first. */
export async function findRenditions(sql: SqlRunner, { id, recordingId, sellerId }: { id?: string; recordingId?: string; sellerId?: string }): Promise<StoredRendition[]> {
  const parts: [string, string | undefined][] = [["id = ?", id], ["recording_id = ?", recordingId], ["seller_id = ?", sellerId]]
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined)
  return rows<StoredRendition>(sql, `select * from rendition where deleted_at is null${given.map(([where]) => ` and ${where}`).join("")} order by created_at desc, id desc limit 200`, given.map(([, value]) => value))
}

export async function startRendition(sql: SqlRunner, id: string): Promise<RenditionTask | null> {
  const [task] = await rows<RenditionTask>(sql, `update rendition set state = 'working', updated_at = now() where id = ? and state in ('waiting', 'working', 'failed') and deleted_at is null returning id, recording_id, seller_id, kind, spec`, [id])
  return task ?? null
}

/** @returns whether it is still wanted */
export async function progressRendition(sql: SqlRunner, id: string, { phase, fraction, seconds_left }: RenditionProgress): Promise<boolean> {
  return changed(sql, "update rendition set phase = ?, fraction = greatest(fraction, ?), seconds_left = ?, updated_at = now() where id = ? and state = 'working' and deleted_at is null returning id", [phase, fraction, seconds_left, id])
}

export async function isWanted(sql: SqlRunner, id: string): Promise<boolean> {
  return changed(sql, `select id from rendition where id = ? and ${OPEN}`, [id])
}

/** Ends one at work. @returns whether it was at work: a cancelled one stays cancelled */
export async function endRendition(sql: SqlRunner, id: string, end: { state: "ready" | "refused" | "failed"; phase: string; code?: string; message?: string; files?: StoredRendition["files"]; report?: unknown }): Promise<boolean> {
  return changed(sql, `
    update rendition set state = ?, phase = ?, problem_code = ?, problem_message = ?, files = ?::jsonb, report = ?::jsonb, seconds_left = null, ended_at = now(), updated_at = now(), fraction = case when ? = 'ready' then 1 else fraction end
    where id = ? and state = 'working' and deleted_at is null returning id`,
  [end.state, end.phase, end.code ?? null, end.message ?? null, JSON.stringify(end.files ?? []), JSON.stringify(end.report ?? null), end.state, id])
}

/** @returns whether it was open */
export async function cancelRendition(sql: SqlRunner, id: string): Promise<boolean> {
  return changed(sql, `update rendition set state = 'cancelled', phase = 'Cancelled', seconds_left = null, ended_at = now(), updated_at = now() where id = ? and ${OPEN} returning id`, [id])
}

/** Forgets renditions. @returns keys of their files */
export async function forgetRenditions(sql: SqlRunner, where: { id: string } | { recordingId: string }): Promise<string[]> {
  const [column, value] = "id" in where ? ["id", where.id] : ["recording_id", where.recordingId]
  const gone = await rows<Pick<StoredRendition, "files">>(sql, `update rendition set deleted_at = now(), state = case when state in ('waiting', 'working') then 'cancelled' else state end where ${column} = ? and deleted_at is null returning files`, [value])
  return gone.flatMap(({ files }) => files.map(({ file_id }) => file_id))
}

const changed = async (sql: SqlRunner, statement: string, params: unknown[]): Promise<boolean> => (await rows(sql, statement, params)).length > 0
