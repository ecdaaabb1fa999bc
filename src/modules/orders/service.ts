import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import { onKnex, type SqlRunner } from "@max-booster/jobs"
import { saleSet, sellerBalance, type PostingSet } from "./core/postings"
import { ChargePlan } from "./models/charge-plan"
import { LedgerEntry, PostingSet as PostingSetModel } from "./models/ledger"
import { Sale, SaleLine } from "./models/sale"
import { insert, rows } from "./sql"
import type { ChargePlanRecord, PlanDraft, SaleRecord, SellerBalance, SettledOrder } from "./types"

type Cradle = { __pg_connection__: unknown }

/**
 * Charge plans, sales and the ledger. Methods that take `sql` write inside the caller's transaction, so that a sale,
 * its postings and its outbox rows commit together.
 */
export default class OrdersService extends MedusaService({ ChargePlan, Sale, SaleLine, LedgerEntry, PostingSet: PostingSetModel }) {
  protected readonly sql_: SqlRunner

  constructor(container: Cradle) {
    super(...arguments)
    this.sql_ = onKnex(container.__pg_connection__)
  }

  /** The plan by its id, or null. */
  async planById(id: string): Promise<ChargePlanRecord | null> {
    return this.onePlan_({ id })
  }

  /** The plan of a cart that is open, paid or complete, or null; there is at most one. */
  async livePlanOf(cartId: string): Promise<ChargePlanRecord | null> {
    return this.onePlan_({ cart_id: cartId, state: ["open", "paid", "complete"] })
  }

  /** The plan that a payment paid, or null. */
  async planByPayment(paymentIntent: string): Promise<ChargePlanRecord | null> {
    return this.onePlan_({ payment_intent: paymentIntent })
  }

  /** Stores what was agreed. @throws when the cart has a live plan already (unique index) */
  async openPlan({ urls, ...draft }: PlanDraft): Promise<ChargePlanRecord> {
    const id = generateEntityId(undefined, "plan")
    const created = await this.createChargePlans({ id, ...draft, ...urls(id), state: "open" } as never)
    return created as unknown as ChargePlanRecord
  }

  /** Changes what may change of a plan. */
  async amendPlan(id: string, change: Partial<Pick<ChargePlanRecord, "session_id" | "url" | "message" | "checked_at">>): Promise<void> {
    await this.updateChargePlans({ id, ...change } as never)
  }

  /** Moves an open plan on; a plan in another state stays as it is. @returns whether it moved */
  async closePlan(sql: SqlRunner, id: string, state: "expired" | "failed", message: string | null): Promise<boolean> {
    return this.moved_(sql, "update charge_plan set state = ?, message = coalesce(?, message), updated_at = now() where id = ? and state = 'open' returning id", [state, message, id])
  }

  /** Notes that a plan was paid. @returns false when it was noted before */
  async markPaid(sql: SqlRunner, id: string, paid: { payment_intent: string; charge_id: string | null; paid_at: Date }): Promise<boolean> {
    return this.moved_(
      sql,
      "update charge_plan set state = 'paid', payment_intent = ?, charge_id = coalesce(?, charge_id), paid_at = ?, message = null, updated_at = now() where id = ? and state in ('open', 'expired', 'failed') and payment_intent is null returning id",
      [paid.payment_intent, paid.charge_id, paid.paid_at, id],
    )
  }

  /** Ends a paid plan for which no order can stand; its payment was given back. */
  async failPaid(sql: SqlRunner, id: string, message: string): Promise<boolean> {
    return this.moved_(sql, "update charge_plan set state = 'failed', message = ?, updated_at = now() where id = ? and state = 'paid' returning id", [message, id])
  }

  /** Of these recordings, those that were sold exclusively. */
  async soldExclusively(recordingIds: readonly string[]): Promise<string[]> {
    const sold = await this.listSaleLines({ recording_id: [...recordingIds], exclusive: true }, { select: ["recording_id"] })
    return sold.map(({ recording_id }) => recording_id)
  }

  /** Keeps the charge of a paid plan when Stripe tells it later than the payment. */
  async noteCharge(sql: SqlRunner, id: string, chargeId: string): Promise<void> {
    await sql("update charge_plan set charge_id = coalesce(charge_id, ?), updated_at = now() where id = ?", [chargeId, id])
  }

  /** Live plans that reconciliation has not looked at for a while, longest first; their turn is noted. */
  async plansToCheck(olderThanMs: number, limit: number): Promise<ChargePlanRecord[]> {
    return rows<ChargePlanRecord>(
      this.sql_,
      `update charge_plan set checked_at = now() where id in (
         select id from charge_plan where state in ('open', 'paid') and deleted_at is null and created_at < now() - (? * interval '1 millisecond')
         order by checked_at nulls first limit ?) returning *`,
      [olderThanMs, limit],
    )
  }

  /**
   * Records the sales of an order and posts them: one sale a seller, one posting set a plan. Again is a no-op.
   * @returns whether this call recorded them
   */
  async recordSale(sql: SqlRunner, plan: ChargePlanRecord, order: SettledOrder): Promise<boolean> {
    const moved = await this.moved_(sql, "update charge_plan set state = 'complete', order_id = ?, updated_at = now() where id = ? and state = 'paid' returning id", [order.id, plan.id])
    if (!moved) return false
    const sales = plan.parties.map((party) => ({
      id: generateEntityId(undefined, "sale"), order_id: order.id, order_number: order.number, seller_id: party.seller_id, customer_id: plan.customer_id,
      charge_plan_id: plan.id, amount: party.amount, platform_fee: party.platform_fee, seller_amount: party.seller_amount, currency: plan.currency,
    }))
    const saleOf = new Map(sales.map((sale) => [sale.seller_id, sale.id]))
    await insert(sql, "sale", sales)
    await insert(sql, "sale_line", plan.lines.map((line) => ({
      id: generateEntityId(undefined, "sline"), sale_id: saleOf.get(line.seller_id), order_line_id: order.lineOf(line.variant_id), recording_id: line.recording_id, variant_id: line.variant_id,
      type: line.type, label: line.label, exclusive: line.exclusive, beat_title: line.beat_title, producer: line.producer, amount: line.amount, platform_fee: line.platform_fee,
    })))
    await this.post(sql, saleSet({
      chargePlanId: plan.id, currency: plan.currency, amount: BigInt(plan.amount),
      parties: plan.parties.map((p) => ({ sellerId: p.seller_id, fee: BigInt(p.platform_fee), sellerAmount: BigInt(p.seller_amount) })),
    }))
    return true
  }

  /** Posts a set into the ledger. @returns false when a set with this key stands already */
  async post(sql: SqlRunner, set: PostingSet): Promise<boolean> {
    const id = generateEntityId(undefined, "pset")
    const inserted = await insert(sql, "posting_set", [{ id, key: set.key, kind: set.kind, reference: set.reference }], "on conflict (key) do nothing")
    if (inserted.length === 0) return false
    await insert(sql, "ledger_entry", set.postings.filter((p) => p.amount !== 0n).map(({ account, amount }) => ({
      id: generateEntityId(undefined, "entry"), posting_set_id: id, account, amount: amount.toString(), currency: set.currency,
    })))
    return true
  }

  /** Marks a seller's sale of a plan as sent. */
  async markTransferred(sql: SqlRunner, chargePlanId: string, sellerId: string): Promise<void> {
    await sql("update sale set state = 'transferred', updated_at = now() where charge_plan_id = ? and seller_id = ? and state = 'pending'", [chargePlanId, sellerId])
  }

  /** Complete plans whose Stripe fee is not posted yet; their charge is known to the caller or asked for. */
  async plansWithoutStripeFee(limit: number): Promise<{ id: string; charge_id: string | null; payment_intent: string }[]> {
    return rows(
      this.sql_,
      `select p.id, p.charge_id, p.payment_intent from charge_plan p where p.state = 'complete' and p.payment_intent is not null and p.deleted_at is null
       and not exists (select 1 from posting_set s where s.key = 'stripe_fee:' || p.charge_id) order by p.created_at desc limit ?`,
      [limit],
    )
  }

  /** What a seller earned, waits for and was sent, from the ledger. */
  async balanceOf(sellerId: string, currency: string): Promise<SellerBalance> {
    const [[sums], [count]] = await Promise.all([
      rows<{ payable: string; transferred: string }>(
        this.sql_,
        `select coalesce(sum(amount) filter (where account = ?), 0)::text as payable, coalesce(sum(amount) filter (where account = ?), 0)::text as transferred
         from ledger_entry where account in (?, ?) and currency = ?`,
        [`party_payable:${sellerId}`, `party_transferred:${sellerId}`, `party_payable:${sellerId}`, `party_transferred:${sellerId}`, currency],
      ),
      rows<{ sales: number }>(this.sql_, "select count(*)::int as sales from sale where seller_id = ? and currency = ? and deleted_at is null", [sellerId, currency]),
    ])
    return { currency, sales: count?.sales ?? 0, ...sellerBalance({ payable: BigInt(sums?.payable ?? 0), transferred: BigInt(sums?.transferred ?? 0) }) }
  }

  /** What sellers earned in all, by seller id. */
  async earnedBy(currency: string): Promise<Record<string, bigint>> {
    const sums = await rows<{ seller_id: string; earned: string }>(this.sql_, "select seller_id, sum(seller_amount)::text as earned from sale where currency = ? and deleted_at is null group by seller_id", [currency])
    return Object.fromEntries(sums.map(({ seller_id, earned }) => [seller_id, BigInt(earned)]))
  }

  /** Every account's balance in a currency. */
  async trialBalance(currency: string): Promise<Record<string, bigint>> {
    const sums = await rows<{ account: string; amount: string }>(this.sql_, "select account, sum(amount)::text as amount from ledger_entry where currency = ? group by account", [currency])
    return Object.fromEntries(sums.map(({ account, amount }) => [account, BigInt(amount)]))
  }

  /** Sales with their lines, newest first. */
  async salesOf(filter: { seller_id?: string; order_id?: string; customer_id?: string }, take = 500): Promise<SaleRecord[]> {
    return (await this.listSales(filter, { relations: ["lines"], order: { created_at: "DESC" }, take })) as unknown as SaleRecord[]
  }

  protected async onePlan_(filter: Record<string, unknown>): Promise<ChargePlanRecord | null> {
    const [plan] = await this.listChargePlans(filter, { take: 1, order: { created_at: "DESC" } })
    return (plan as unknown as ChargePlanRecord | undefined) ?? null
  }

  protected async moved_(sql: SqlRunner, statement: string, params: unknown[]): Promise<boolean> {
    return (await rows(sql, statement, params)).length > 0
  }
}
