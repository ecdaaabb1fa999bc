import { generateEntityId } from "@medusajs/framework/utils"
import type { DividedRoyalty, RoyaltyDue } from "@max-booster/extension-api"
import type { SqlRunner } from "@max-booster/jobs"
import type { PostingSet } from "./core/postings"
import { royaltyPaidOutsideSet, royaltyPaidSet, royaltySet, shareRoyalty } from "./core/royalty"
import { monthRange } from "./core/statement"
import { recoupedOf } from "./recouped"
import { SplitReader } from "./split-reader"
import { insert, marks, rows } from "./sql"

/** What a shop and a party have of royalties in a currency; minor units. `left` is below zero when corrections took more than is left. */
export type RoyaltyBalance = { seller_id: string; party_id: string; name: string; currency: string; owed: bigint; paid: bigint; left: bigint }

/** A part of a royalty as its party sees it; minor units. */
export type RoyaltyPartRow = { id: string; seller_id: string; party_id: string; name: string; statement_id: string; recording_id: string | null; title: string; source: string; period: string; currency: string; amount: string; kind: "split" | "recoup"; posted_at: Date }

/** A payment of royalties; minor units. */
export type RoyaltyPaymentRow = { id: string; seller_id: string; party_id: string; name: string; currency: string; amount: string; way: "earnings" | "outside"; words: string; paid_on: string; created_at: Date }

/** Whom a payment is between: a shop that owes, or parties that are owed. */
export type RoyaltySide = { sellerId: string } | { parties: readonly string[] }

type Payment = { seller_id: string; party_id: string; currency: string; amount: bigint; words: string; paid_on: string }
type Post = (sql: SqlRunner, set: PostingSet) => Promise<boolean>

/** A party's name by the newest split sheet that has it. */
const NAME = "coalesce((select h.name from split_share h join split_sheet t on t.id = h.sheet_id where h.party_id = x.party_id order by t.created_at desc limit 1), x.party_id) as name"

/** Royalties that came to shops outside of the platform: how they are divided, what is owed, and what was paid. */
export class RoyaltyBook {
  constructor(protected readonly sql_: SqlRunner, protected readonly post_: Post) {}

  /** How royalties are divided, by the sheets that held at the end of each month. Without one all is the shop's. */
  async divide(sellerId: string, dues: readonly RoyaltyDue[], sql = this.sql_): Promise<DividedRoyalty[]> {
    const reader = new SplitReader(sql)
    const periods = [...new Set(dues.map(({ period }) => period))].sort()
    const idsOf = (period: string) => dues.flatMap((due) => (due.period === period && due.recording_id !== null ? [due.recording_id] : []))
    const sheets = new Map(await Promise.all(periods.map(async (period) => [period, await reader.inForce([...new Set(idsOf(period))], new Date(monthRange(period).to.getTime() - 1))] as const)))
    const own = new Set(await reader.partiesOf(sellerId))
    const got = await recoupedOf(sql, [...new Set(dues.flatMap(({ recording_id }) => recording_id ?? []))])
    return [...dues].sort((a, b) => (a.period < b.period ? -1 : 1)).map((due) => {
      const sheet = due.recording_id === null ? undefined : sheets.get(due.period)?.get(due.recording_id)
      const points = sheet?.shares.map((share) => ({ party_id: share.party_id, points: share.revenue_points })) ?? [{ party_id: sellerId, points: 10_000 }]
      const recoup = sheet?.recoup && sheet.recoup.currency === due.currency ? sheet.recoup : null
      const key = `${due.recording_id ?? ""} ${recoup?.party_id ?? ""}`
      const back = got.get(key) ?? 0n
      const parts = shareRoyalty(BigInt(due.amount), points, recoup && { party_id: recoup.party_id, remaining: recoup.amount > back ? recoup.amount - back : 0n })
      for (const part of parts) if (part.kind === "recoup") got.set(key, back + part.amount)
      const nameOf = (party: string) => sheet?.shares.find(({ party_id }) => party_id === party)?.name ?? party
      return { ...due, sheet_version: sheet?.version ?? null, shares: parts.map(({ party_id, kind, amount }) => ({ party_id, kind, name: nameOf(party_id), own: own.has(party_id), amount: amount.toString() })) }
    })
  }

  /** Divides and posts; what stands already is left out. */
  async postAll(sql: SqlRunner, { id: statement_id, seller_id, source }: { id: string; seller_id: string; source: string }, dues: readonly RoyaltyDue[]): Promise<DividedRoyalty[]> {
    // Two statements of a recording must not both pay the same advance back.
    await lockRoyalties(sql, seller_id)
    const posted: DividedRoyalty[] = []
    for (const royalty of await this.divide(seller_id, dues, sql)) {
      const { recording_id, title, period, currency, amount, sheet_version, shares } = royalty
      const id = generateEntityId(undefined, "roy")
      const stored = await insert(sql, "royalty", [{ id, statement_id, seller_id, recording_id, title, source, period, currency, amount, sheet_version }], "on conflict do nothing")
      if (stored.length === 0) continue
      await insert(sql, "royalty_share", shares.map(({ party_id, kind, own, amount: part }) => ({ id: generateEntityId(undefined, "roysh"), royalty_id: id, party_id, kind, own, amount: part })))
      const total = (of: DividedRoyalty["shares"]) => of.reduce((sum, share) => sum + BigInt(share.amount), 0n)
      const others = [...new Set(shares.filter(({ own }) => !own).map(({ party_id }) => party_id))]
      await this.post_(sql, royaltySet({
        key: `${statement_id}:${recording_id ?? "unknown"}:${period}:${currency}`, id, sellerId: seller_id, currency, amount: BigInt(amount), own: total(shares.filter(({ own }) => own)),
        others: others.map((partyId) => ({ partyId, amount: total(shares.filter(({ party_id, own }) => !own && party_id === partyId)) })),
      }))
      posted.push(royalty)
    }
    return posted
  }

  /** How a posted statement was divided. */
  async ofStatement(statementId: string): Promise<DividedRoyalty[]> {
    return rows(
      this.sql_,
      `select r.recording_id, r.title, r.period, r.currency, r.amount::text as amount, r.sheet_version,
         (select coalesce(json_agg(json_build_object('party_id', x.party_id, 'kind', x.kind, 'own', x.own, 'amount', x.amount, 'name', x.name) order by x.id), '[]')
          from (select h.id, h.party_id, h.kind, h.own, h.amount::text as amount, ${NAME} from royalty_share h cross join lateral (select h.party_id) x where h.royalty_id = r.id) x) as shares
       from royalty r where r.statement_id = ? order by r.period, r.title`,
      [statementId],
    )
  }

  /** What is owed and was paid, by shop, party and currency. */
  async balances(side: RoyaltySide, sql = this.sql_): Promise<RoyaltyBalance[]> {
    const { where, params } = whose(side)
    const found = await rows<{ seller_id: string; party_id: string; name: string; currency: string; owed: string; paid: string }>(
      sql,
      `select x.seller_id, x.party_id, x.currency, sum(x.owed)::text as owed, sum(x.paid)::text as paid, ${NAME} from (
         select r.seller_id, h.party_id, r.currency, h.amount as owed, 0 as paid from royalty_share h join royalty r on r.id = h.royalty_id where not h.own
         union all select seller_id, party_id, currency, 0, amount from royalty_payment) x
       where ${where} group by 1, 2, 3 order by x.currency, name`,
      params,
    )
    return found.map(({ owed, paid, ...of }) => ({ ...of, owed: BigInt(owed), paid: BigInt(paid), left: BigInt(owed) - BigInt(paid) }))
  }

  /** Collaborators' parts of royalties, newest first. */
  async parts(side: RoyaltySide, limit = 500): Promise<RoyaltyPartRow[]> {
    const { where, params } = whose(side)
    return rows(
      this.sql_,
      `select x.*, ${NAME} from (select h.id, r.seller_id, h.party_id, r.statement_id, r.recording_id, r.title, r.source, r.period, r.currency, h.amount::text as amount, h.kind, r.created_at as posted_at
         from royalty_share h join royalty r on r.id = h.royalty_id where not h.own) x where ${where} order by x.period desc, x.title, x.id limit ?`,
      [...params, limit],
    )
  }

  /** Payments, newest first. */
  async payments(side: RoyaltySide, limit = 500): Promise<RoyaltyPaymentRow[]> {
    const { where, params } = whose(side)
    return rows(this.sql_, `select x.id, x.seller_id, x.party_id, x.currency, x.amount::text as amount, x.way, x.words, x.paid_on, x.created_at, ${NAME} from royalty_payment x where ${where} order by x.created_at desc, x.id limit ?`, [...params, limit])
  }

  /** The recordings that a shop's royalties to a party are of. */
  async recordingsOf(sellerId: string, partyId: string): Promise<string[]> {
    const found = await rows<{ recording_id: string }>(this.sql_, "select distinct r.recording_id from royalty_share h join royalty r on r.id = h.royalty_id where r.seller_id = ? and h.party_id = ? and r.recording_id is not null order by 1 limit 50", [sellerId, partyId])
    return found.map(({ recording_id }) => recording_id)
  }

  /** What a shop still owes a party, inside the caller's transaction; others that would pay wait. */
  async leftFor(sql: SqlRunner, sellerId: string, partyId: string, currency: string): Promise<bigint> {
    await lockRoyalties(sql, sellerId)
    return (await this.balances({ sellerId }, sql)).find((each) => each.party_id === partyId && each.currency === currency)?.left ?? 0n
  }

  /** Notes and posts what was paid: out of earnings (`from`: whose pending money it was), or outside. */
  async pay(sql: SqlRunner, { seller_id, party_id, currency, amount, words, paid_on }: Payment, from: readonly { partyId: string; amount: bigint }[] | null): Promise<string> {
    const id = generateEntityId(undefined, "roypay")
    await insert(sql, "royalty_payment", [{ id, seller_id, party_id, currency, amount: amount.toString(), way: from ? "earnings" : "outside", words, paid_on }])
    const payment = { id, sellerId: seller_id, partyId: party_id, currency, amount }
    await this.post_(sql, from ? royaltyPaidSet({ ...payment, from }) : royaltyPaidOutsideSet(payment))
    return id
  }
}

const lockRoyalties = (sql: SqlRunner, sellerId: string) => sql("select pg_advisory_xact_lock(hashtext('royalties'), hashtext(?))", [sellerId])

function whose(side: RoyaltySide): { where: string; params: unknown[] } {
  if ("sellerId" in side) return { where: "x.seller_id = ?", params: [side.sellerId] }
  return side.parties.length === 0 ? { where: "false", params: [] } : { where: `x.party_id in (${marks(side.parties)})`, params: [...side.parties] }
}
