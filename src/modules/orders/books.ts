import type { SqlRunner } from "@max-booster/jobs"
import { negative, payable, transferred } from "./core/postings"
import type { PartySet } from "./core/statement"
import { rows } from "./sql"

/** A span of time: from, and before. */
export type Span = { from: Date; to: Date }
/** A sum of sales, of a beat or of a tier; what is the seller's after the platform's fee, minor units. */
export type SalesSum = { key: string; name: string; sales: number; earned: bigint }
/** A posting set with all of its entries. */
export type SetRecord = { id: string; key: string; kind: string; reference: string; created_at: Date; entries: { account: string; amount: string; currency: string }[] }

type SetRow = { id: string; kind: string; reference: string; at: Date; owed: string; sent: string; sale_amount: string | null; sale_fee: string | null; order_number: number | null }

/** The ledger for those who read it: what parties earned, day by day and month by month, and every set with its entries. It writes nothing. */
export class Books {
  constructor(protected readonly sql_: SqlRunner) {}

  /** What a party earned by day (UTC), from the ledger: what is owed, what was sent and what the party owes together, so that neither a transfer nor a debt is an earning. Days of nothing are left out. */
  async earnedByDay(party: string, currency: string, { from, to }: Span): Promise<{ day: string; earned: bigint; sales: number }[]> {
    const found = await rows<{ day: string; earned: string; sales: number }>(
      this.sql_,
      `select to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, (-sum(e.amount))::text as earned, (count(distinct s.id) filter (where s.kind = 'sale'))::int as sales
       from ledger_entry e join posting_set s on s.id = e.posting_set_id where e.account in (?, ?, ?) and e.currency = ? and e.created_at >= ? and e.created_at < ?
       group by 1 having sum(e.amount) <> 0 or count(*) filter (where s.kind = 'sale') > 0 order by 1`,
      [payable(party), transferred(party), negative(party), currency, from, to],
    )
    return found.map(({ day, earned, sales }) => ({ day, earned: BigInt(earned), sales }))
  }

  /** A seller's sales by beat or by tier, highest first; what was refunded whole does not count. */
  async salesBy(what: "beat" | "tier", sellerId: string, currency: string, { from, to }: Span): Promise<SalesSum[]> {
    const [key, name] = what === "beat" ? ["l.recording_id", "l.beat_title"] : ["l.type", "l.label"]
    const found = await rows<{ key: string; name: string; sales: number; earned: string }>(
      this.sql_,
      `select ${key} as key, (array_agg(${name} order by l.created_at desc))[1] as name, count(*)::int as sales, sum(l.amount - l.platform_fee)::text as earned
       from sale_line l join sale s on s.id = l.sale_id where s.seller_id = ? and s.currency = ? and s.created_at >= ? and s.created_at < ? and s.state <> 'refunded' and s.deleted_at is null
       group by 1 order by sum(l.amount - l.platform_fee) desc, 2 limit 500`,
      [sellerId, currency, from, to],
    )
    return found.map(({ earned, ...sum }) => ({ ...sum, earned: BigInt(earned) }))
  }

  /** What posting sets did to a party, oldest first. */
  async setsOf(party: string, currency: string, { from, to }: Span): Promise<PartySet[]> {
    const found = await rows<SetRow>(
      this.sql_,
      `select s.id, s.kind, s.reference, s.created_at as at, (-coalesce(sum(e.amount) filter (where e.account = ?), 0))::text as owed, (-coalesce(sum(e.amount) filter (where e.account = ?), 0))::text as sent,
         max(own.amount - own.tax)::text as sale_amount, max(own.platform_fee)::text as sale_fee, max(own.order_number)::int as order_number
       from ledger_entry e join posting_set s on s.id = e.posting_set_id
       left join sale own on s.kind = 'sale' and own.charge_plan_id = s.reference and own.seller_id = ? and own.currency = e.currency and own.deleted_at is null
       where e.account in (?, ?) and e.currency = ? and e.created_at >= ? and e.created_at < ? group by s.id order by s.created_at, s.id`,
      [payable(party), transferred(party), party, payable(party), transferred(party), currency, from, to],
    )
    return found.map(({ id, kind, reference, at, owed, sent, sale_amount, sale_fee, order_number }) => ({
      id, kind, reference, at: new Date(at), owed: BigInt(owed), sent: BigInt(sent),
      sale: sale_amount === null || sale_fee === null ? null : { amount: BigInt(sale_amount), fee: BigInt(sale_fee), orderNumber: order_number ?? 0 },
    }))
  }

  /** What a party was owed before a moment. */
  async owedBefore(party: string, currency: string, moment: Date): Promise<bigint> {
    const [sum] = await rows<{ owed: string }>(this.sql_, "select (-coalesce(sum(amount), 0))::text as owed from ledger_entry where account = ? and currency = ? and created_at < ?", [payable(party), currency, moment])
    return BigInt(sum?.owed ?? 0)
  }

  /** Months (`2026-11`, UTC) and currencies in which something moved for a party, newest first. */
  async monthsOf(party: string): Promise<{ month: string; currency: string }[]> {
    return rows(this.sql_, "select distinct to_char(created_at at time zone 'UTC', 'YYYY-MM') as month, currency from ledger_entry where account in (?, ?) order by 1 desc, 2", [payable(party), transferred(party)])
  }

  /** What every party is owed, was sent, and owes the platform in a currency; minor units. */
  async parties(currency: string): Promise<{ party: string; owed: bigint; sent: bigint; debt: bigint }[]> {
    const found = await rows<{ party: string; owed: string; sent: string; debt: string }>(
      this.sql_,
      `select split_part(account, ':', 2) as party, (-coalesce(sum(amount) filter (where account like 'party_payable:%'), 0))::text as owed,
         (-coalesce(sum(amount) filter (where account like 'party_transferred:%'), 0))::text as sent, coalesce(sum(amount) filter (where account like 'negative_balance:%'), 0)::text as debt
       from ledger_entry where currency = ? and (account like 'party\\_%' or account like 'negative\\_%') group by 1 order by 1`,
      [currency],
    )
    return found.map(({ party, owed, sent, debt }) => ({ party, owed: BigInt(owed), sent: BigInt(sent), debt: BigInt(debt) }))
  }

  /** Posting sets with their entries, newest first: all, those of references, or those that touched a party. */
  async sets(filter: { references?: readonly string[] | undefined; party?: string | undefined }, page: { offset: number; limit: number }): Promise<{ sets: SetRecord[]; count: number }> {
    const { where, params } = which(filter)
    const [found, [total]] = await Promise.all([
      rows<SetRecord>(
        this.sql_,
        `select s.id, s.key, s.kind, s.reference, s.created_at, (select json_agg(json_build_object('account', e.account, 'amount', e.amount::text, 'currency', e.currency) order by e.amount desc, e.account) from ledger_entry e where e.posting_set_id = s.id) as entries
         from posting_set s where ${where} order by s.created_at desc, s.id limit ? offset ?`,
        [...params, page.limit, page.offset],
      ),
      rows<{ count: number }>(this.sql_, `select count(*)::int as count from posting_set s where ${where}`, params),
    ])
    return { sets: found.map((set) => ({ ...set, entries: set.entries ?? [] })), count: total?.count ?? 0 }
  }

  /** The balance of every account, by currency; each currency sums to zero. */
  async balances(): Promise<{ account: string; currency: string; amount: string }[]> {
    return rows(this.sql_, "select account, currency, sum(amount)::text as amount from ledger_entry group by account, currency order by currency, account")
  }
}

function which({ references, party }: { references?: readonly string[] | undefined; party?: string | undefined }): { where: string; params: unknown[] } {
  const parts: [string, unknown[]][] = []
  if (references) parts.push([references.length > 0 ? `s.reference in (${references.map(() => "?").join(", ")})` : "false", [...references]])
  if (party !== undefined) parts.push(["s.id in (select posting_set_id from ledger_entry where account in (?, ?))", [payable(party), transferred(party)]])
  return { where: parts.map(([part]) => part).join(" and ") || "true", params: parts.flatMap(([, params]) => params) }
}
