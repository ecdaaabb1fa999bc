import type { SqlRunner } from "@max-booster/jobs"
import { marks, rows } from "./sql"

/** What parties have got back so far of what they recoup from recordings, by `recording party`: of sales, refunds taken off, and of royalties. */
export async function recoupedOf(sql: SqlRunner, recordings: readonly string[]): Promise<Map<string, bigint>> {
  if (recordings.length === 0) return new Map()
  const sums = await rows<{ recording_id: string; party_id: string; got: string }>(
    sql,
    `select recording_id, party_id, sum(amount)::text as got from (
       select l.recording_id, h.party_id, h.amount - coalesce((select sum(p.amount) from refund_part p where p.share_id = h.id), 0) as amount
       from sale_share h join sale_line l on l.id = h.line_id where l.recording_id in (${marks(recordings)}) and h.kind = 'recoup'
       union all
       select r.recording_id, h.party_id, h.amount from royalty_share h join royalty r on r.id = h.royalty_id where r.recording_id in (${marks(recordings)}) and h.kind = 'recoup') each group by 1, 2`,
    [...recordings, ...recordings],
  )
  return new Map(sums.map(({ recording_id, party_id, got }) => [`${recording_id} ${party_id}`, BigInt(got)]))
}
