import { hearAgain, type AnalysedBy, type ChangedAnalysis } from "@max-booster/extension-api"
import { enqueue, request, rows, type SqlRunner } from "@max-booster/jobs"

const MOST_CHANGED = 50
const MOST_ASKED = 1_000
/** After everything that a producer asked for. */
const LAST = 2_000_000

const READY = "state = 'ready' and analysis is not null and deleted_at is null"
/** Before version 2 an analysis named only the engine whose word it took. */
const ENGINES = `coalesce((select string_agg((reading ->> 'engine') || ' ' || (reading ->> 'engineVersion'), ', ' order by place)
  from jsonb_array_elements(analysis -> 'readings') with ordinality as each(reading, place)), (analysis ->> 'engine') || ' ' || (analysis ->> 'engineVersion'))`

export function analysedBy(sql: SqlRunner): Promise<AnalysedBy[]> {
  return rows<AnalysedBy>(sql, `
    select engines, count(*)::int as recordings, min(at) as first_at, max(at) as last_at
    from (select ${ENGINES} as engines, analysis ->> 'analysedAt' as at from recording where ${READY}) each
    group by engines order by max(at) desc nulls last, engines`, [])
}

export function changedAnalyses(sql: SqlRunner): Promise<ChangedAnalysis[]> {
  return rows<ChangedAnalysis>(sql, `
    select id as recording_id, title, analysis -> 'previous' as before, (analysis ->> 'bpm')::float as bpm, analysis ->> 'key' as key,
      facts_confirmed_at is not null as is_confirmed, analysis ->> 'analysedAt' as analysed_at
    from recording
    where ${READY} and jsonb_typeof(analysis -> 'previous') = 'object'
      and (analysis -> 'previous' -> 'bpm' is distinct from analysis -> 'bpm' or analysis -> 'previous' -> 'key' is distinct from analysis -> 'key')
    order by analysis ->> 'analysedAt' desc limit ${MOST_CHANGED}`, [])
}

/** Asked for twice, a recording is heard again once: the second job finds nothing to do. @returns how many were asked for */
export async function askToHearAgain(sql: SqlRunner, engines: string): Promise<number> {
  const stale = await rows<{ id: string }>(sql, `select id from recording where ${READY} and ${ENGINES} <> ? order by created_at limit ${MOST_ASKED}`, [engines])
  await enqueue(sql, ...stale.map(({ id }) => request(hearAgain, { recording_id: id }, { priority: LAST })))
  return stale.length
}
