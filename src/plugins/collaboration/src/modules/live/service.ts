import { InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import type { Context } from "@medusajs/framework/types"
import type { NoticeView } from "@max-booster/api-contract"
import type { Audience, Live, Notice as NoticeInput } from "@max-booster/extension-api"
import { inTransaction } from "@max-booster/jobs"
import { Notice } from "./models/notice"

type NoticeRow = { id: string; number: number; audience: string; topic: string; kind: string; data: Record<string, unknown>; created_at: Date }

/** Stores notices and wakes every backend that holds a WebSocket, by PostgreSQL's NOTIFY. */
export default class LiveService extends MedusaService({ Notice }) implements Live {
  @InjectTransactionManager()
  async publish({ audience, topic, kind, data }: NoticeInput, @MedusaContext() context: Context = {}): Promise<void> {
    const sql = inTransaction(context.transactionManager)
    // One after another for each person: a client asks for those after its last one, so a smaller number may not come later.
    await sql("select pg_advisory_xact_lock(hashtext('notices'), hashtext(?))", [audienceKey(audience)])
    const row = (await this.createNotices({ audience: audienceKey(audience), topic, kind, data }, context)) as unknown as NoticeRow
    await sql("select pg_notify('live_notice', ?)", [row.id])
  }

  /** Notices of a person after a number, oldest first, at most 200. */
  async after(audience: Audience, number: number): Promise<NoticeView[]> {
    const rows = await this.listNotices({ audience: audienceKey(audience), number: { $gt: number } }, { order: { number: "ASC" }, take: 200 })
    return (rows as unknown as NoticeRow[]).map(toNoticeView)
  }

  /** The number of a person's newest notice, 0 without any. */
  async lastNumber(audience: Audience): Promise<number> {
    const [row] = await this.listNotices({ audience: audienceKey(audience) }, { order: { number: "DESC" }, take: 1 })
    return row?.number ?? 0
  }

  /** One notice with its audience, or null. */
  async byId(id: string): Promise<{ audience: string; notice: NoticeView } | null> {
    const [row] = (await this.listNotices({ id })) as unknown as NoticeRow[]
    return row ? { audience: row.audience, notice: toNoticeView(row) } : null
  }
}

/** How an audience is written in rows and document names. */
export const audienceKey = ({ actor, id }: Audience): string => `${actor}:${id}`

const toNoticeView = ({ number, topic, kind, data, created_at }: NoticeRow): NoticeView => ({ id: number, topic, kind, data, created_at: created_at.toISOString() })
