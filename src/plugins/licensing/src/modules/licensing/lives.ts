import { marks, rows, type SqlRunner } from "@max-booster/jobs"
import type { CapName, LicenseEventView, UsageReportView } from "@max-booster/api-contract"
import type { Holder } from "@max-booster/extension-api"
import type { LicenseRow } from "./rows"

type Kin = { id: string | null; number: string | null; kind: "upgrade" | "renewal" }
/** A license with its life. `successor.id` is null while the license that takes over is being paid or written. */
export type LifeRow = LicenseRow & {
  total: number; reports: UsageReportView[]; history: (LicenseEventView & { data: { cause?: "refund" | "breach"; stage?: number } })[]; successor: Kin | null; predecessor: Kin | null
}
/** Whose licenses: a customer's with those given to his proven address, those of several, a shop's, or all. */
export type Whose = Holder | { holders: readonly Holder[] } | { seller_id: string } | "all"
export type LifeQuery = { id?: string | undefined; ids?: readonly string[] | undefined; order_id?: string | undefined; q?: string | undefined; state?: string | undefined; news?: boolean | undefined; attention?: boolean | undefined; offset: number; limit: number }

const lives = `select l.*, count(*) over()::int as total,
  coalesce((select jsonb_agg(jsonb_build_object('as_of', u.as_of, 'totals', u.totals, 'note', u.note, 'reported_at', u.created_at) order by u.seq) from license_usage u where u.license_id = l.id), '[]') as reports,
  coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'by', e.by, 'words', e.words, 'data', e.data, 'at', e.created_at) order by e.seq) from license_event e where e.license_id = l.id), '[]') as history,
  (select jsonb_build_object('id', n.id, 'number', n.number, 'kind', s.kind) from license_succession s left join license n on n.id = s.new_license_id where s.license_id = l.id and s.undone_at is null) as successor,
  (select jsonb_build_object('id', o.id, 'number', o.number, 'kind', s.kind) from license_succession s join license o on o.id = s.license_id where s.new_license_id = l.id) as predecessor
  from license l where l.deleted_at is null`

/** What a shop's licensees report in all, by use. What an upgrade took over counts once. */
export async function totalsOf(sql: SqlRunner, sellerId: string): Promise<Partial<Record<CapName, number>>> {
  const sums = await rows<{ cap: CapName; total: string }>(
    sql, `select cap, sum(total)::text as total from (
       select distinct on (u.license_id, t.key) t.key as cap, t.value::text::bigint as total from license_usage u join license l on l.id = u.license_id cross join lateral jsonb_each(u.totals) t
       where l.seller_id = ? and l.state <> 'superseded' order by u.license_id, t.key, u.seq desc) newest group by cap`, [sellerId],
  )
  return Object.fromEntries(sums.map(({ cap, total }) => [cap, Number(total)]))
}

/** A page of licenses with their lives, newest first, in one query. */
export async function livesOf(sql: SqlRunner, whose: Whose, { id, ids, order_id, q, state, news, attention, offset, limit }: LifeQuery): Promise<LifeRow[]> {
  const like = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null
  const named = whose === "all" || "seller_id" in whose ? ` or l.facts #>> '{licensee,name}' ilike ?` : ""
  const parts: [string, unknown[]][] = [
    whoseIs(whose),
    ...(id ? [["l.id = ?", [id]] as [string, unknown[]]] : []), ...(ids ? [[ids.length > 0 ? `l.id in (${marks(ids)})` : "false", [...ids]] as [string, unknown[]]] : []), ...(order_id ? [["l.order_id = ?", [order_id]] as [string, unknown[]]] : []), ...(state ? [["l.state = ?", [state]] as [string, unknown[]]] : []),
    ...(like ? [[`(l.number ilike ? or l.facts ->> 'beat_title' ilike ?${named})`, named ? [like, like, like] : [like, like]] as [string, unknown[]]] : []),
    ...(news ? [[`((l.state = 'valid' and (license_ends_on(l.facts, l.paid_at) <= (now() at time zone 'UTC')::date + 30 or ${breachIs("'breach_noticed'")})) or (l.state = 'expired' and license_ends_on(l.facts, l.paid_at) >= (now() at time zone 'UTC')::date - 60))`, []] as [string, unknown[]]] : []),
    ...(attention ? [[`l.state = 'valid' and ${breachIs("'breach_reported', 'breach_noticed'")}`, []] as [string, unknown[]]] : []),
  ]
  const where = parts.map(([condition]) => ` and ${condition}`).join("")
  return rows<LifeRow>(sql, `${lives}${where} order by l.created_at desc, l.number desc limit ? offset ?`, [...parts.flatMap(([, values]) => values), limit, offset])
}

/** Whether the newest that is known of a breach is one of these. */
const breachIs = (kinds: string) => `coalesce((select kind from license_event where license_id = l.id and kind like 'breach%' order by seq desc limit 1), '') in (${kinds})`

function whoseIs(whose: Whose): [string, unknown[]] {
  if (whose === "all") return ["true", []]
  if ("seller_id" in whose) return ["l.seller_id = ?", [whose.seller_id]]
  if ("holders" in whose) {
    const each = whose.holders.map(whoseIs)
    return each.length === 0 ? ["false", []] : [`(${each.map(([condition]) => condition).join(" or ")})`, each.flatMap(([, values]) => values)]
  }
  return whose.email === null ? ["l.customer_id = ?", [whose.customer_id]] : ["(l.customer_id = ? or (l.customer_id = '' and lower(l.facts #>> '{licensee,email}') = ?))", [whose.customer_id, whose.email.toLowerCase()]]
}
