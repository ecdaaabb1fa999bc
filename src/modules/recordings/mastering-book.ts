import { generateEntityId } from "@medusajs/framework/utils"
import type { SavedPreset } from "@max-booster/extension-api"
import { rows, type SqlRunner } from "@max-booster/jobs"

/** How many chains a shop may save. */
export const MOST_PRESETS = 100

const SHOWN = "id, name, chain, created_at"

export const presetsOf = (sql: SqlRunner, sellerId: string): Promise<SavedPreset[]> =>
  rows<SavedPreset>(sql, `select ${SHOWN} from mastering_preset where seller_id = ? and deleted_at is null order by lower(name)`, [sellerId])

/** A name that is there already gets the new chain. */
export async function savePreset(sql: SqlRunner, { seller_id, name, chain }: { seller_id: string; name: string; chain: unknown }): Promise<SavedPreset> {
  const [saved] = await rows<SavedPreset>(sql, `
    insert into mastering_preset (id, seller_id, name, chain) values (?, ?, ?, ?::jsonb)
    on conflict (seller_id, name) where deleted_at is null do update set chain = excluded.chain, updated_at = now() returning ${SHOWN}`, [generateEntityId(undefined, "mpr"), seller_id, name, JSON.stringify(chain)])
  return saved as SavedPreset
}

export async function deletePreset(sql: SqlRunner, sellerId: string, id: string): Promise<boolean> {
  return (await rows(sql, "delete from mastering_preset where seller_id = ? and id = ? returning id", [sellerId, id])).length > 0
}

/** Forgets reference tracks. @returns keys of their files */
export async function forgetReferences(sql: SqlRunner, where: { recordingId: string; variant: string } | { before: Date }): Promise<string[]> {
  const [condition, values] = "before" in where ? ["created_at < ?", [where.before]] as const : ["recording_id = ? and variant = ?", [where.recordingId, where.variant]] as const
  const gone = await rows<{ file_id: string }>(sql, `delete from asset where kind = 'reference' and ${condition} returning file_id`, [...values])
  return gone.map(({ file_id }) => file_id)
}
