import { generateEntityId } from "@medusajs/framework/utils"
import type { Replaced } from "@max-booster/extension-api"
import { rows, type SqlRunner } from "@max-booster/jobs"
import { note, tell } from "./history"
import type { LicenseRow } from "./rows"

/**
 * Takes the licenses that a paid plan replaces for it: each once, whoever comes first. Again for the same plan is a no-op.
 * @returns those that cannot be had: another payment has them, or they do not hold
 */
export async function claim(sql: SqlRunner, planId: string, replaced: readonly Replaced[]): Promise<Replaced[]> {
  const lost: Replaced[] = []
  for (const each of [...replaced].sort((a, b) => (a.license_id < b.license_id ? -1 : 1))) {
    const holds = each.kind === "upgrade" ? ["valid"] : ["valid", "expired"]
    const [license] = await rows<{ state: string }>(sql, "select state from license where id = ? for update", [each.license_id])
    const [taken] = await rows<{ charge_plan_id: string }>(sql, "select charge_plan_id from license_succession where license_id = ? and undone_at is null", [each.license_id])
    if (taken?.charge_plan_id === planId) continue
    if (taken || !holds.includes(license?.state ?? "")) { lost.push(each); continue }
    await sql("insert into license_succession (id, license_id, kind, charge_plan_id) values (?, ?, ?, ?)", [generateEntityId(undefined, "lsu"), each.license_id, each.kind, planId])
  }
  return lost
}

/** A license that replaces another has become valid: after an upgrade the other holds no more, and its use goes on to be counted here. */
export async function takeOver(sql: SqlRunner, { id, number, facts }: Pick<LicenseRow, "id" | "number" | "facts">): Promise<void> {
  const before = facts.replaces
  if (!before) return
  const taken = await rows(sql, "update license_succession set new_license_id = ? where license_id = ? and undone_at is null and new_license_id is null returning id", [id, before.license_id])
  if (taken.length === 0) return
  if (before.kind === "renewal") { await note(sql, { license_id: before.license_id, kind: "renewed", by: "licensee", words: number }); return }
  const ended = await rows(sql, "update license set state = 'superseded', updated_at = now() where id = ? and state in ('valid', 'expired') returning id", [before.license_id])
  if (ended.length > 0) await note(sql, { license_id: before.license_id, kind: "superseded", by: "licensee", words: number })
  await sql("insert into license_usage (id, license_id, as_of, totals, note) select 'lus_' || gen_random_uuid(), ?, as_of, totals, note from license_usage where license_id = ? order by seq", [id, before.license_id])
}

/** A license's money went back: the one that it took over from holds again, unless something else ended that; then the one before. */
export async function giveBack(sql: SqlRunner, licenseId: string): Promise<void> {
  const [undone] = await rows<{ license_id: string; kind: string }>(
    sql, `update license_succession s set undone_at = now() where new_license_id = ? and undone_at is null
       and not exists (select 1 from license_succession later where later.license_id = s.new_license_id and later.undone_at is null) returning license_id, kind`,
    [licenseId],
  )
  if (undone?.kind !== "upgrade") return
  const [held] = await rows<{ state: string }>(sql, "select state from license where id = ? for update", [undone.license_id])
  if (held?.state === "revoked") return giveBack(sql, undone.license_id)
  if (held?.state !== "superseded") return
  await sql("update license set state = 'valid', updated_at = now() where id = ?", [undone.license_id])
  await tell(sql, { license_id: undone.license_id, kind: "reinstated", by: "shop" })
}
