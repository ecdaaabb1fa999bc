import { generateEntityId } from "@medusajs/framework/utils"
import type { StemFacts, StemState, StoredStem } from "@max-booster/extension-api"
import { roleOfName, type StemRole } from "@max-booster/music"
import { marks, rows, type SqlRunner } from "@max-booster/jobs"

/** Stems of one recording. */
export const MOST_STEMS = 64

const SHOWN = "id, recording_id, position, name, role, original_name, state, problem_code, problem_message, facts"

export const stemsOf = (sql: SqlRunner, recordingId: string): Promise<StoredStem[]> =>
  rows<StoredStem>(sql, `select ${SHOWN} from stem where recording_id = ? and deleted_at is null order by position, created_at, id`, [recordingId])

export async function findStem(sql: SqlRunner, id: string): Promise<StoredStem | null> {
  const [stem] = await rows<StoredStem>(sql, `select ${SHOWN} from stem where id = ? and deleted_at is null for update`, [id])
  return stem ?? null
}

export async function findStemOfUpload(sql: SqlRunner, uploadId: string): Promise<StoredStem | null> {
  const [stem] = await rows<StoredStem>(sql, `select ${SHOWN} from stem where upload_id = ? and deleted_at is null`, [uploadId])
  return stem ?? null
}

type NewStem = { recording_id: string; name: string; original_name: string; role?: StemRole; upload_id?: string; state: StemState; facts?: StemFacts }

/** Adds a stem behind the others. @returns its id */
export async function addStem(sql: SqlRunner, { recording_id, name, original_name, role = roleOfName(name), upload_id, state, facts }: NewStem): Promise<string> {
  const id = generateEntityId(undefined, "stm")
  await sql(`
    insert into stem (id, recording_id, position, name, role, original_name, upload_id, state, facts)
    values (?, ?, (select coalesce(max(position), 0) + 1 from stem where recording_id = ? and deleted_at is null), ?, ?, ?, ?, ?, ?::jsonb)`,
  [id, recording_id, recording_id, name, role, original_name, upload_id ?? null, state, facts ? JSON.stringify(facts) : null])
  return id
}

/** Ends the work on a stem. @returns the recording, or null when the stem is gone */
export async function endStem(sql: SqlRunner, id: string, end: { state: StemState; code?: string; message?: string; facts?: StemFacts }): Promise<string | null> {
  const [stem] = await rows<{ recording_id: string }>(sql, `
    update stem set state = ?, problem_code = ?, problem_message = ?, facts = coalesce(?::jsonb, facts), updated_at = now() where id = ? and deleted_at is null returning recording_id`,
  [end.state, end.code ?? null, end.message ?? null, end.facts ? JSON.stringify(end.facts) : null, id])
  return stem?.recording_id ?? null
}

/** Names, roles and order of a recording's stems; ids that are not its own change nothing. */
export async function arrangeStems(sql: SqlRunner, recordingId: string, stems: readonly { id: string; name: string; role: StemRole }[]): Promise<void> {
  for (const [position, { id, name, role }] of stems.entries())
    await sql("update stem set name = ?, role = ?, position = ?, updated_at = now() where id = ? and recording_id = ? and deleted_at is null", [name, role, position + 1, id, recordingId])
}

/** Forgets stems with the rows of their files. @returns keys of the files */
export async function forgetStems(sql: SqlRunner, recordingId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  await sql(`update stem set deleted_at = now() where recording_id = ? and id in (${marks(ids)})`, [recordingId, ...ids])
  const gone = await rows<{ file_id: string }>(sql, `delete from asset where recording_id = ? and kind in ('stem', 'stem-upload', 'stem-preview') and variant in (${marks(ids)}) returning file_id`, [recordingId, ...ids])
  return gone.map(({ file_id }) => file_id)
}

/** Says that the stems changed. @returns the revision that a pack must be of */
export async function nextRevision(sql: SqlRunner, recordingId: string): Promise<number> {
  const [row] = await rows<{ stems_revision: number }>(sql, `
    update recording set stems_revision = stems_revision + 1, stems_state = 'processing', stems_phase = 'Waiting', stems_fraction = 0, stems_problem_code = null, stems_problem_message = null, updated_at = now()
    where id = ? and deleted_at is null returning stems_revision`, [recordingId])
  return row?.stems_revision ?? 0
}

/** Says how far the work on stems is. One statement: a report that comes after their end says nothing any more. */
export async function progressStems(sql: SqlRunner, recordingId: string, { phase, fraction }: { phase: string; fraction: number }): Promise<void> {
  await sql("update recording set stems_phase = ?, stems_fraction = ?, updated_at = now() where id = ? and stems_state = 'processing' and deleted_at is null", [phase, fraction, recordingId])
}

/** Holds a recording until the transaction ends. @returns the newest upload and revision of its stems */
export async function holdStems(sql: SqlRunner, recordingId: string): Promise<{ upload_id: string | null; revision: number } | null> {
  const [row] = await rows<{ upload_id: string | null; revision: number }>(sql, "select stems_upload_id as upload_id, stems_revision as revision from recording where id = ? and deleted_at is null for update", [recordingId])
  return row ?? null
}
