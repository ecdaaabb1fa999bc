import { generateEntityId } from "@medusajs/framework/utils"
import type { LicenseEventView } from "@max-booster/api-contract"
import { tellLicense } from "@max-booster/extension-api"
import { enqueue, request, rows, type SqlRunner } from "@max-booster/jobs"

/** Something that happens to a license. `data.cause` says why it was revoked, `data.stage` which reminder it was. */
export type NewEvent = { license_id: string; kind: LicenseEventView["kind"]; by: LicenseEventView["by"]; actor_id?: string; words?: string; data?: { cause?: "refund" | "breach"; stage?: number } }

/** Appends to a license's history; a reminder that stands there already is left out. @returns the event's id, or null */
export async function note(sql: SqlRunner, { license_id, kind, by, actor_id, words, data = {} }: NewEvent): Promise<string | null> {
  const [written] = await rows<{ id: string }>(
    sql, `insert into license_event (id, license_id, kind, "by", actor_id, words, data) values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (license_id, (data ->> 'stage')) where kind = 'reminded' do nothing returning id`,
    [generateEntityId(undefined, "lev"), license_id, kind, by, actor_id ?? null, words ?? null, JSON.stringify(data)],
  )
  return written?.id ?? null
}

/** Appends to a license's history, and has the licensee told of it. @returns whether it was news */
export async function tell(sql: SqlRunner, event: NewEvent): Promise<boolean> {
  const id = await note(sql, event)
  if (id) await enqueue(sql, request(tellLicense, { event_id: id }, { key: `license-news:${id}` }))
  return id !== null
}
