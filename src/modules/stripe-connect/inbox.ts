import type { SqlRunner } from "@max-booster/jobs"
import { rows } from "./sql"

export type InboxState = "received" | "processed" | "ignored" | "failed"

/** An event of the inbox as an operator lists it. */
export type InboxRow = {
  id: string; type: string; account: string | null; object_id: string | null; state: InboxState; error: string | null; attempts: number; replays: number
  /** Stripe's own time, and ours. */
  happened_at: Date; received_at: Date; processed_at: Date | null
}

export type InboxFilter = { state?: InboxState | undefined; type?: string | undefined }

const columns = `id, type, account, payload->'data'->'object'->>'id' as object_id, state, error, attempts, replays,
  coalesce(to_timestamp((payload->>'created')::double precision), created_at) as happened_at, created_at as received_at, processed_at`

/** A received event without an outcome for this long lost its job, and may be asked for again. */
const LOST_MS = 60_000
const LONGEST_ERROR = 2_000

/** The webhook inbox for those who look into it: lists, outcomes, replays. */
export class Inbox {
  constructor(protected readonly sql_: SqlRunner) {}

  /** Events that fit, newest first, with how many there are. */
  async page(filter: InboxFilter, page: { offset: number; limit: number }): Promise<{ events: InboxRow[]; count: number }> {
    const { where, params } = fitting(filter)
    const [events, [total]] = await Promise.all([
      rows<InboxRow>(this.sql_, `select ${columns} from webhook_inbox where ${where} order by created_at desc, id limit ? offset ?`, [...params, page.limit, page.offset]),
      rows<{ count: number }>(this.sql_, `select count(*)::int as count from webhook_inbox where ${where}`, params),
    ])
    return { events, count: total?.count ?? 0 }
  }

  /** How many events there are of each state, and the types that ever came. */
  async tally(): Promise<{ counts: Record<InboxState, number>; types: string[] }> {
    const found = await rows<{ state: InboxState; type: string; count: number }>(this.sql_, "select state, type, count(*)::int as count from webhook_inbox where deleted_at is null group by state, type")
    const counts: Record<InboxState, number> = { received: 0, processed: 0, ignored: 0, failed: 0 }
    for (const { state, count } of found) counts[state] += count
    return { counts, types: [...new Set(found.map(({ type }) => type))].sort() }
  }

  /** One event with everything that Stripe sent, or null. */
  async read(id: string): Promise<(InboxRow & { payload: Record<string, unknown> }) | null> {
    const [found] = await rows<InboxRow & { payload: Record<string, unknown> }>(this.sql_, `select ${columns}, payload from webhook_inbox where id = ? and deleted_at is null`, [id])
    return found ?? null
  }

  /** Keeps what became of a try. A later success clears the reason of an earlier failure. */
  async close(id: string, state: Exclude<InboxState, "received">, error: string | null): Promise<void> {
    await this.sql_(
      "update webhook_inbox set state = ?, error = ?, attempts = attempts + 1, processed_at = now(), updated_at = now() where id = ?",
      [state, error?.replaceAll("\0", "").slice(0, LONGEST_ERROR) ?? null, id],
    )
  }

  /** Notes that an event shall be processed once more. @returns the number of this replay, or null when a try is under way already */
  async beginReplay(sql: SqlRunner, id: string): Promise<number | null> {
    const [begun] = await rows<{ replays: number }>(
      sql,
      `update webhook_inbox set state = 'received', replays = replays + 1, updated_at = now()
       where id = ? and deleted_at is null and (state <> 'received' or updated_at < now() - (? * interval '1 millisecond')) returning replays`,
      [id, LOST_MS],
    )
    return begun?.replays ?? null
  }
}

function fitting({ state, type }: InboxFilter): { where: string; params: unknown[] } {
  const parts: [string, unknown][] = []
  if (state) parts.push(["state = ?", state])
  if (type) parts.push(["type = ?", type])
  return { where: ["deleted_at is null", ...parts.map(([part]) => part)].join(" and "), params: parts.map(([, param]) => param) }
}
