import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { inChunks } from "@max-booster/kernel"
import type { Span } from "./books"
import { bookedAtStripe, type BookedSet } from "./core/reconcile"
import { marks, rows } from "./sql"

/** A posting set as reconciliation needs it. */
export type AuditedSet = BookedSet & { key: string; created_at: Date }

/** A balance that is not what it was made from; minor units as strings. */
export type BookFault = { what: string; reference: string; currency: string; ledger: string; expected: string }

/** What a plan or a refund is called at Stripe. */
export type NamedAtStripe = { id: string; stripe_id: string | null }
export type PlanAtStripe = NamedAtStripe & { order_id: string | null; mode: string }

type Sums = { figure: string; currency: string; ours: string; theirs: string }[]

/** What a day's comparison with Stripe came to; `order_id` is the order that a difference is about, if it is known. */
export type Report = {
  day: string; state: "clean" | "differences" | "failed"; compared: number; error: string | null; checked_at: Date
  totals: Sums; others: { type: string; currency: string; amount: string; count: number }[]
  differences: { object: string; figure: string; currency: string; ours: string | null; theirs: string | null; order_id: string | null }[]; faults: BookFault[]
}

/** The ledger against what it was made from, and what the comparison with Stripe found. */
export class Audit {
  constructor(protected readonly sql_: SqlRunner) {}

  /** Sets of a span of which Stripe has a booking. */
  async setsBetween({ from, to }: Span): Promise<AuditedSet[]> {
    return rows(this.sql_, `${SETS} where s.kind in (${marks(bookedAtStripe)}) and s.created_at >= ? and s.created_at < ?`, [...bookedAtStripe, from, to])
  }

  /** All sets with these references of which Stripe has a booking, whenever they were posted. */
  setsOf(references: readonly string[]): Promise<AuditedSet[]> {
    return inChunks(references, (part) => rows(this.sql_, `${SETS} where s.kind in (${marks(bookedAtStripe)}) and s.reference in (${marks(part)})`, [...bookedAtStripe, ...part]))
  }

  /** Plans by their own ids and by those of their charges. */
  plans(ids: readonly string[]): Promise<PlanAtStripe[]> {
    return inChunks(ids, (part) => rows(this.sql_, `select id, charge_id as stripe_id, order_id, mode from charge_plan where id in (${marks(part)}) or charge_id in (${marks(part)})`, [...part, ...part]))
  }

  /** Refunds by their own ids and by those at Stripe. */
  refunds(ids: readonly string[]): Promise<(NamedAtStripe & { order_id: string })[]> {
    return inChunks(ids, (part) => rows(this.sql_, `select id, stripe_refund_id as stripe_id, order_id from refund_order where id in (${marks(part)}) or stripe_refund_id in (${marks(part)})`, [...part, ...part]))
  }

  /** Posting sets that do not sum to zero, and sales, fees, taxes and refunds whose sums are not what was posted for them. */
  async faults(): Promise<BookFault[]> {
    const found = await Promise.all([
      rows<BookFault>(this.sql_, `select 'A posting set sums to zero' as what, s.key as reference, e.currency, sum(e.amount)::text as ledger, '0' as expected
        from ledger_entry e join posting_set s on s.id = e.posting_set_id group by s.key, e.currency having sum(e.amount) <> 0`),
      ...([["What was paid", "amount", "buyer_clearing", ""], ["The platform''s fees", "platform_fee", "platform_fee", "-"], ["Tax", "tax", "tax", "-"], ["What sellers and collaborators earn", "seller_amount", "party\\_payable:%", "-"]] as const).map(([what, column, account, sign]) =>
        rows<BookFault>(this.sql_, `select '${what} is what the sales of an order say' as what, x.id as reference, x.currency, x.ledger::text, x.expected::text from (
          select p.id, p.currency, ${sign}coalesce((select sum(e.amount) from ledger_entry e join posting_set s on s.id = e.posting_set_id where s.key = 'sale:' || p.id and e.account like '${account}'), 0) as ledger,
            coalesce((select sum(a.${column}) from sale a where a.charge_plan_id = p.id and a.deleted_at is null), 0) as expected
          from charge_plan p where p.state = 'complete' and p.deleted_at is null) x where x.ledger <> x.expected`)),
      rows<BookFault>(this.sql_, `select 'What went back is what the refund says' as what, x.id as reference, x.currency, x.ledger::text, x.expected::text from (
        select r.id, r.currency, r.amount as expected, -coalesce((select sum(e.amount) from ledger_entry e join posting_set s on s.id = e.posting_set_id where s.key = 'refund:' || r.id and e.account = 'buyer_clearing'), 0) as ledger
        from refund_order r where r.source = 'operator' and r.state in ('sent', 'failed', 'resending', 'settled') and r.deleted_at is null) x where x.ledger <> x.expected`),
      rows<BookFault>(this.sql_, `select 'What a shop got, kept, owes and paid of royalties is what its statements and payments say' as what, account as reference, currency, sum(ledger)::text as ledger, sum(expected)::text as expected from (
        select account, currency, amount as ledger, 0 as expected from ledger_entry where account like 'royalty\\_%'
        union all select 'royalty_received:' || seller_id, currency, 0, amount from royalty
        union all select case when h.own then 'royalty_kept:' || r.seller_id else 'royalty_owed:' || r.seller_id || ':' || h.party_id end, r.currency, 0, -h.amount from royalty_share h join royalty r on r.id = h.royalty_id
        union all select 'royalty_owed:' || seller_id || ':' || party_id, currency, 0, amount from royalty_payment
        union all select 'royalty_settled:' || seller_id || ':' || party_id, currency, 0, -amount from royalty_payment) each group by account, currency having sum(ledger) <> sum(expected)`),
    ])
    return found.flat()
  }

  /** What every party is owed and was sent, by the ledger, minor units. */
  async parties(): Promise<{ party: string; currency: string; owed: bigint; sent: bigint }[]> {
    const found = await rows<{ party: string; currency: string; owed: string; sent: string }>(
      this.sql_,
      `select split_part(account, ':', 2) as party, currency, (-coalesce(sum(amount) filter (where account like 'party\\_payable:%'), 0))::text as owed,
         (-coalesce(sum(amount) filter (where account like 'party\\_transferred:%'), 0))::text as sent
       from ledger_entry where account like 'party\\_%' group by 1, 2`,
    )
    return found.map(({ party, currency, owed, sent }) => ({ party, currency, owed: BigInt(owed), sent: BigInt(sent) }))
  }

  /** Keeps a day's report in the place of an earlier one. */
  async keep({ day, state, compared, error, checked_at, ...findings }: Report): Promise<void> {
    const { totals, others, differences, faults } = findings
    await this.sql_(
      `insert into reconciliation (id, day, state, compared, error, checked_at, totals, others, differences, faults) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb)
       on conflict (day) do update set state = excluded.state, compared = excluded.compared, error = excluded.error, checked_at = excluded.checked_at,
         totals = excluded.totals, others = excluded.others, differences = excluded.differences, faults = excluded.faults, updated_at = now()`,
      [generateEntityId(undefined, "rcn"), day, state, compared, error, checked_at, ...[totals, others, differences, faults].map((part) => JSON.stringify(part))],
    )
  }

  /** Reports, newest day first. */
  async reports(limit: number): Promise<Report[]> {
    return rows(this.sql_, "select day, state, compared, error, checked_at, totals, others, differences, faults from reconciliation where deleted_at is null order by day desc limit ?", [limit])
  }

  /** The day of the first posting, UTC, or null while there is none. */
  async firstDay(): Promise<string | null> {
    const [first] = await rows<{ day: string | null }>(this.sql_, "select to_char(min(created_at) at time zone 'UTC', 'YYYY-MM-DD') as day from posting_set")
    return first?.day ?? null
  }
}

const SETS = `select s.key, s.kind, s.reference, s.created_at,
  (select coalesce(json_agg(json_build_object('account', e.account, 'amount', e.amount::text, 'currency', e.currency)), '[]') from ledger_entry e where e.posting_set_id = s.id) as entries from posting_set s`
