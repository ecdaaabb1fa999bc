import { generateEntityId } from "@medusajs/framework/utils"
import type { StoredVoiceTag, TagSound, VoiceTagSettings } from "@max-booster/extension-api"
import { rows, type SqlRunner } from "@max-booster/jobs"
import { usualTag } from "./core/usual-tag"

type Row = Omit<StoredVoiceTag, "settings"> & { settings: VoiceTagSettings | null }

/** @param hold keeps others from changing it until the transaction ends */
export async function voiceTagOf(sql: SqlRunner, sellerId: string, hold = false): Promise<StoredVoiceTag> {
  const [row] = await rows<Row>(sql, `select seller_id, revision, settings, sound, draft from voice_tag where seller_id = ? and deleted_at is null${hold ? " for update" : ""}`, [sellerId])
  return row ? { ...row, settings: row.settings ?? usualTag } : { seller_id: sellerId, revision: 0, settings: usualTag, sound: null, draft: null }
}

/** Makes sure that there is a row, so that it can be held. */
export async function openVoiceTag(sql: SqlRunner, sellerId: string): Promise<StoredVoiceTag> {
  await sql("insert into voice_tag (id, seller_id) values (?, ?) on conflict (seller_id) where deleted_at is null do nothing", [generateEntityId(undefined, "vtag"), sellerId])
  return voiceTagOf(sql, sellerId, true)
}

export async function writeVoiceTag(sql: SqlRunner, { seller_id, revision, settings, sound, draft }: Omit<StoredVoiceTag, "settings"> & { settings: VoiceTagSettings | null }): Promise<void> {
  const json = (value: VoiceTagSettings | TagSound | null) => (value ? JSON.stringify(value) : null)
  await sql("update voice_tag set revision = ?, settings = ?::jsonb, sound = ?::jsonb, draft = ?::jsonb, updated_at = now() where seller_id = ? and deleted_at is null", [revision, json(settings), json(sound), json(draft), seller_id])
}

/** Recordings that have a preview, or are about to get one. */
const PREVIEWED = "seller_id = ? and sound is not null and state in ('processing', 'ready') and deleted_at is null"

export async function previewedRecordings(sql: SqlRunner, sellerId: string): Promise<string[]> {
  return (await rows<{ id: string }>(sql, `select id from recording where ${PREVIEWED} order by created_at desc`, [sellerId])).map(({ id }) => id)
}

export async function previewsRenewed(sql: SqlRunner, sellerId: string, revision: number): Promise<{ done: number; of: number }> {
  const [count] = await rows<{ done: number; of: number }>(sql, `select count(*)::int as of, count(*) filter (where coalesce(preview_revision, 0) >= ?)::int as done from recording where ${PREVIEWED}`, [revision, sellerId])
  return count ?? { done: 0, of: 0 }
}
