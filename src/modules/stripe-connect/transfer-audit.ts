import type { SqlRunner } from "@max-booster/jobs"
import { inChunks } from "@max-booster/kernel"
import type { BalanceGateway } from "./balance-gateway"
import { rows } from "./sql"

/** A transfer or a reversal of ours, and what it is called at Stripe; `destination`: Stripe moved it with the charge. */
export type SentAtStripe = { id: string; stripe_id: string | null; charge_plan_id: string; order_id: string; destination: boolean }

/** What reconciliation asks of transfers: what Stripe booked, what ours are called there, and what they come to. */
export class TransferAudit {
  constructor(protected readonly sql_: SqlRunner, protected readonly gateway_: BalanceGateway) {}

  /** What Stripe booked on the platform's balance in a span of time. */
  movements = (span: { from: Date; to: Date }) => this.gateway_.movements(span)

  /** All that Stripe booked about one object; of what moved with a charge the application fee is a part. */
  movementsOf = (object: string, destination: { charge: string; reversalId: string | null } | null) => this.gateway_.movementsOf(object, destination)

  /** Transfers by their own ids, those at Stripe, and those of their plans. */
  transfers(ids: readonly string[]): Promise<SentAtStripe[]> {
    return this.inChunks_(ids, (marks, part) => [
      `select id, stripe_transfer_id as stripe_id, charge_plan_id, order_id, kind = 'charge' as destination from transfer where id in (${marks}) or stripe_transfer_id in (${marks}) or charge_plan_id in (${marks})`,
      [...part, ...part, ...part],
    ])
  }

  /** Reversals by their own ids and those at Stripe. */
  reversals(ids: readonly string[]): Promise<SentAtStripe[]> {
    return this.inChunks_(ids, (marks, part) => [
      `select r.id, r.stripe_reversal_id as stripe_id, r.charge_plan_id, t.order_id, t.kind = 'charge' as destination from transfer_reversal r join transfer t on t.id = r.transfer_id
       where r.id in (${marks}) or r.stripe_reversal_id in (${marks})`,
      [...part, ...part],
    ])
  }

  /** What transfers and reversals say that every party waits for and was sent, minor units. A reversal on its way is not taken back yet; of one that did not come the fee went to the party before. */
  async parties(): Promise<{ party: string; currency: string; owed: bigint; sent: bigint }[]> {
    const found = await rows<{ party: string; currency: string; owed: string; sent: string }>(
      this.sql_,
      `select party, currency, sum(owed)::text as owed, sum(sent)::text as sent from (
         select party_id as party, currency, case when state = 'sent' then 0 else amount - recovered end as owed, case when state = 'sent' then amount - recovered else 0 end as sent from transfer where deleted_at is null
         union all
         select party_id, currency, case when state = 'pending' then -amount else 0 end, case when state = 'done' then -amount when state = 'short' then fee_back else 0 end from transfer_reversal where deleted_at is null
       ) each group by 1, 2`,
    )
    return found.map(({ party, currency, owed, sent }) => ({ party, currency, owed: BigInt(owed), sent: BigInt(sent) }))
  }

  protected inChunks_(ids: readonly string[], ask: (marks: string, part: string[]) => [string, unknown[]]): Promise<SentAtStripe[]> {
    return inChunks(ids, (part) => rows<SentAtStripe>(this.sql_, ...ask(part.map(() => "?").join(", "), part)))
  }
}
