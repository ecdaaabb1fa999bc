import { generateEntityId } from "@medusajs/framework/utils"
import type { ReleaseStatus, ReleaseTarget } from "@max-booster/api-contract"
import { rows, type SqlRunner } from "@max-booster/jobs"
import { stateWords } from "../../core/status"

/** Something that happened to a release. `member_id` null: the product did it. */
export type NewEvent = { kind: string; target?: ReleaseTarget | null; words: string; data?: object; member_id: string | null }
export type EventRow = { id: string; kind: string; target: ReleaseTarget | null; words: string; created_at: Date }

/** Writes down what happened, in the transaction in which it did. */
export async function note(sql: SqlRunner, releaseId: string, { kind, target = null, words, data = {}, member_id }: NewEvent): Promise<void> {
  await sql(
    // The clock's time, not the transaction's: what happens in one transaction has an order, too.
    "insert into release_event (id, release_id, kind, target, words, data, member_id, created_at) values (?, ?, ?, ?, ?, ?::jsonb, ?, clock_timestamp())",
    [generateEntityId(undefined, "relev"), releaseId, kind, target, words, JSON.stringify(data), member_id],
  )
}

/** Newest first. */
export const historyOf = (sql: SqlRunner, releaseId: string): Promise<EventRow[]> =>
  rows<EventRow>(sql, "select id, kind, target, words, created_at from release_event where release_id = ? order by created_at desc, id desc limit 1000", [releaseId])

/** Puts a release into a state at a target, with its event. */
export async function setStatus(sql: SqlRunner, releaseId: string, { target, state, source, reason, url, artwork_url }: Omit<ReleaseStatus, "at">, by: { member_id: string | null; at: Date }): Promise<void> {
  await sql(
    `insert into release_status (id, release_id, target, state, source, reason, url, artwork_url, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (release_id, target) where deleted_at is null do update set state = excluded.state, source = excluded.source, reason = excluded.reason,
       url = coalesce(excluded.url, release_status.url), artwork_url = coalesce(excluded.artwork_url, release_status.artwork_url), at = excluded.at, updated_at = now()`,
    [generateEntityId(undefined, "relst"), releaseId, target, state, source, reason, url, artwork_url, by.at.toISOString()],
  )
  await note(sql, releaseId, { kind: `status.${state}`, target, words: stateWords(state, target, reason), data: { source, reason, url }, member_id: by.member_id })
}
