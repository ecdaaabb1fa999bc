import type { SqlRunner } from "@max-booster/jobs"
import { negative, payable, transferred } from "./core/postings"
import type { PartySet } from "./core/statement"
import { marks, rows } from "./sql"

/** A span of time: from, and before. */
export type Span = { from: Date; to: Date }
/** A sum of a beat or of a tier: licenses sold in a span, and what parties got of such licenses in it, net; minor units. */
export type SalesSum = { key: string; name: string; sales: number; earned: bigint }
/** What a collaborator got of a seller's beat in a span, net; minor units. */
export type CollaboratorSum = SalesSum & { beat: string }
/** Whose the money of a sold license is, seen by some parties: theirs and others' when it was sold, and what refunds took of theirs; minor units. */
export type LineMoney = { own: bigint; others: bigint; takenBack: bigint }
/** A posting set with all of its entries. */
export type SetRecord = { id: string; key: string; kind: string; reference: string; created_at: Date; entries: { account: string; amount: string; currency: string }[] }

type SetRow = { id: string; kind: string; reference: string; at: Date; owed: string; sent: string; sale_amount: string | null; sale_fee: string | null; sale_own: string | null; order_number: number | null; beats: string | null }

/**
 * Every change of what a party has of a sold license, at the moment when the ledger has it: its shares, and what refunds and lost disputes
 * took of them. Over any span they sum to what the ledger says was earned.
 */
const moved = `(
  select h.line_id, h.party_id, h.amount, s.created_at as at, true as sold from sale_share h join sale_line l on l.id = h.line_id join sale s on s.id = l.sale_id
  union all
  select l.id, s.seller_id, 0, s.created_at, true from sale_line l join sale s on s.id = l.sale_id where l.amount = l.platform_fee + l.tax
  union all
  select p.sale_line_id, p.party_id, -p.amount, t.created_at, false from refund_part p join posting_set t on t.reference = p.refund_id and t.kind in ('refund', 'dispute_lost') where p.kind = 'share')`

/**
 * The ledger for those who read it: what parties earned, day by day and month by month, and every set with its entries. It writes
 * nothing. A person is several parties: his shop, and each payee that he has claimed.
 */
export class Books {
  constructor(protected readonly sql_: SqlRunner) {}

  /** What parties earned by day (UTC), from the ledger: what is owed, what was sent and what they owe together, so that neither a transfer nor a debt is an earning; nor is what a shop pays of royalties out of it. A refund counts on the day it was given. Days of nothing are left out. */
  async earnedByDay(parties: readonly string[], currency: string, { from, to }: Span): Promise<{ day: string; earned: bigint; sales: number }[]> {
    const accounts = [...parties.map(payable), ...parties.map(transferred), ...parties.map(negative)]
    const found = await rows<{ day: string; earned: string; sales: number }>(
      this.sql_,
      `select to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD') as day, (-sum(e.amount))::text as earned, (count(distinct s.id) filter (where s.kind = 'sale'))::int as sales
       from ledger_entry e join posting_set s on s.id = e.posting_set_id where e.account in (${marks(accounts)}) and s.kind <> 'royalty_paid' and e.currency = ? and e.created_at >= ? and e.created_at < ?
       group by 1 having sum(e.amount) <> 0 or count(*) filter (where s.kind = 'sale') > 0 order by 1`,
      [...accounts, currency, from, to],
    )
    return found.map(({ day, earned, sales }) => ({ day, earned: BigInt(earned), sales }))
  }

  /**
   * By beat or by tier, highest first: licenses sold in a span (also of those that were refunded later), and what the parties got, net:
   * their shares of those sales less what refunds in the span took of them. Tax, the platform's fee and others' shares are not in it. All sums make `earnedByDay`.
   */
  async salesBy(what: "beat" | "tier", parties: readonly string[], currency: string, { from, to }: Span): Promise<SalesSum[]> {
    const [key, name] = what === "beat" ? ["l.recording_id", `case when s.seller_id in (${marks(parties)}) then l.beat_title else l.beat_title || ' by ' || l.producer end`] as const : ["l.type", "l.label"] as const
    const found = await rows<{ key: string; name: string; sales: number; earned: string }>(
      this.sql_,
      `select ${key} as key, (array_agg(${name} order by m.at desc))[1] as name, (count(distinct l.id) filter (where m.sold))::int as sales, sum(m.amount)::text as earned
       from ${moved} m join sale_line l on l.id = m.line_id join sale s on s.id = l.sale_id
       where m.party_id in (${marks(parties)}) and s.currency = ? and m.at >= ? and m.at < ? group by 1 order by sum(m.amount) desc, 2 limit 500`,
      [...(what === "beat" ? parties : []), ...parties, currency, from, to],
    )
    return found.map(({ earned, ...sum }) => ({ ...sum, earned: BigInt(earned) }))
  }

  /** What others got of a seller's beats in a span, by party and beat, highest first; net, as in `salesBy`. Names are those of the split sheets. */
  async collaboratorsOf(sellerId: string, own: readonly string[], currency: string, { from, to }: Span): Promise<CollaboratorSum[]> {
    const found = await rows<{ key: string; name: string; beat: string; sales: number; earned: string }>(
      this.sql_,
      `select c.*, coalesce((select h.name from split_share h join split_sheet t on t.id = h.sheet_id where h.party_id = c.party and t.recording_id = c.recording order by t.version desc limit 1), c.party) as name from (
         select m.party_id || ':' || l.recording_id as key, m.party_id as party, l.recording_id as recording, (array_agg(l.beat_title order by m.at desc))[1] as beat,
           (count(distinct l.id) filter (where m.sold))::int as sales, sum(m.amount) as sum, sum(m.amount)::text as earned
         from ${moved} m join sale_line l on l.id = m.line_id join sale s on s.id = l.sale_id
         where s.seller_id = ? and m.party_id not in (${marks(own)}) and s.currency = ? and m.at >= ? and m.at < ? group by m.party_id, l.recording_id) c
       order by c.sum desc, name, beat`,
      [sellerId, ...own, currency, from, to],
    )
    return found.map(({ key, name, beat, sales, earned }) => ({ key, name, beat, sales, earned: BigInt(earned) }))
  }

  /** Whose the money of sold licenses is, by line id. */
  async moneyOf(lineIds: readonly string[], own: readonly string[]): Promise<Map<string, LineMoney>> {
    if (lineIds.length === 0) return new Map()
    const found = await rows<{ line_id: string; own: string; others: string; taken: string }>(
      this.sql_,
      `select line_id, coalesce(sum(amount) filter (where sold and party_id in (${marks(own)})), 0)::text as own, coalesce(sum(amount) filter (where sold and party_id not in (${marks(own)})), 0)::text as others,
         coalesce(-sum(amount) filter (where not sold and party_id in (${marks(own)})), 0)::text as taken
       from ${moved} m where line_id in (${marks(lineIds)}) group by 1`,
      [...own, ...own, ...own, ...lineIds],
    )
    return new Map(found.map(({ line_id, own: mine, others, taken }) => [line_id, { own: BigInt(mine), others: BigInt(others), takenBack: BigInt(taken) }]))
  }

  /** The recordings that a party's share of a plan is for. */
  async beatsPaidTo(party: string, chargePlanId: string): Promise<string[]> {
    const found = await rows<{ recording_id: string }>(
      this.sql_, "select distinct l.recording_id from sale_share h join sale_line l on l.id = h.line_id join sale s on s.id = l.sale_id where s.charge_plan_id = ? and h.party_id = ? order by 1", [chargePlanId, party],
    )
    return found.map(({ recording_id }) => recording_id)
  }

  /** What posting sets did to parties, oldest first, with the beats of others that a share or a refund was about. */
  async setsOf(parties: readonly string[], currency: string, { from, to }: Span): Promise<PartySet[]> {
    const [owed, sent] = [parties.map(payable), parties.map(transferred)]
    const found = await rows<SetRow>(
      this.sql_,
      `select s.id, s.kind, s.reference, s.created_at as at, (-coalesce(sum(e.amount) filter (where e.account in (${marks(owed)})), 0))::text as owed, (-coalesce(sum(e.amount) filter (where e.account in (${marks(sent)})), 0))::text as sent,
         max(own.amount - own.tax)::text as sale_amount, max(own.platform_fee)::text as sale_fee, max(own.order_number)::int as order_number,
         (select sum(h.amount) from sale_share h join sale_line l on l.id = h.line_id where l.sale_id = max(own.id) and h.party_id in (${marks(parties)}))::text as sale_own,
         coalesce((select string_agg(distinct l.beat_title, ', ') from sale_share h join sale_line l on l.id = h.line_id join sale o on o.id = l.sale_id
             where s.kind = 'sale' and o.charge_plan_id = s.reference and o.seller_id not in (${marks(parties)}) and h.party_id in (${marks(parties)})),
           (select string_agg(distinct l.beat_title, ', ') from refund_part p join sale_line l on l.id = p.sale_line_id where p.refund_id = s.reference and p.party_id in (${marks(parties)}))) as beats
       from ledger_entry e join posting_set s on s.id = e.posting_set_id
       left join sale own on s.kind = 'sale' and own.charge_plan_id = s.reference and own.seller_id in (${marks(parties)}) and own.currency = e.currency and own.deleted_at is null
       where e.account in (${marks([...owed, ...sent])}) and e.currency = ? and e.created_at >= ? and e.created_at < ? group by s.id order by s.created_at, s.id`,
      [...owed, ...sent, ...parties, ...parties, ...parties, ...parties, ...parties, ...owed, ...sent, currency, from, to],
    )
    return found.map(({ id, kind, reference, at, owed: due, sent: gone, sale_amount, sale_fee, sale_own, order_number, beats }) => ({
      id, kind, reference, at: new Date(at), owed: BigInt(due), sent: BigInt(gone), beats,
      sale: sale_amount === null || sale_fee === null ? null : { amount: BigInt(sale_amount), fee: BigInt(sale_fee), own: BigInt(sale_own ?? 0), orderNumber: order_number ?? 0 },
    }))
  }

  /** What parties were owed before a moment. */
  async owedBefore(parties: readonly string[], currency: string, moment: Date): Promise<bigint> {
    const [sum] = await rows<{ owed: string }>(this.sql_, `select (-coalesce(sum(amount), 0))::text as owed from ledger_entry where account in (${marks(parties)}) and currency = ? and created_at < ?`, [...parties.map(payable), currency, moment])
    return BigInt(sum?.owed ?? 0)
  }

  /** Months (`2026-11`, UTC) and currencies in which something moved for parties, newest first. */
  async monthsOf(parties: readonly string[]): Promise<{ month: string; currency: string }[]> {
    const accounts = [...parties.map(payable), ...parties.map(transferred)]
    return rows(this.sql_, `select distinct to_char(created_at at time zone 'UTC', 'YYYY-MM') as month, currency from ledger_entry where account in (${marks(accounts)}) order by 1 desc, 2`, accounts)
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
