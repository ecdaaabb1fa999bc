import { generateEntityId, MedusaService } from "@medusajs/framework/utils"
import type { DividedRoyalty, RoyaltyDue, RoyaltyLedgerDoor } from "@max-booster/extension-api"
import { onKnex, type SqlRunner } from "@max-booster/jobs"
import { Audit } from "./audit"
import { Books, type Span } from "./books"
import { faultOfPolicy, type FeePolicy } from "./core/fee"
import { refundable } from "./core/plan-refund"
import { negative, payable, sellerBalance, transferred, type PostingSet } from "./core/postings"
import { dropPolicy, feesOf, savePolicy, sellerPolicies, soldBy, storePolicy, type StorePolicy } from "./fee-policies"
import { ChargePlan } from "./models/charge-plan"
import { FeePolicyRow } from "./models/fee-policy"
import { LedgerEntry, PostingSet as PostingSetModel } from "./models/ledger"
import { Reconciliation } from "./models/reconciliation"
import { Refund, RefundPart } from "./models/refund"
import { Royalty, RoyaltyPayment, RoyaltyShareRow } from "./models/royalty"
import { Sale, SaleLine, SaleShare } from "./models/sale"
import { Payee, SplitShare, SplitSheet } from "./models/split-sheet"
import { recordSale } from "./record-sale"
import { RoyaltyBook } from "./royalty-book"
import { givenStates, linesNow, openLoss, openRefund } from "./refunds"
import { SplitBook } from "./split-book"
import type { SplitInForce } from "./split-types"
import { insert, marks, rows } from "./sql"
import type { ChargePlanRecord, LineNow, PartyDue, PlanDraft, RefundRecord, RefundState, RefundWish, SaleRecord, SellerBalance, SettledOrder } from "./types"

type Cradle = { __pg_connection__: unknown }

/**
 * Charge plans, sales and the ledger. Methods that take `sql` write inside the caller's transaction, so that a sale,
 * its postings and its outbox rows commit together.
 */
export default class OrdersService extends MedusaService({ ChargePlan, Sale, SaleLine, SaleShare, LedgerEntry, PostingSet: PostingSetModel, RefundOrder: Refund, RefundPart, FeePolicy: FeePolicyRow, SplitSheet, SplitShare, Payee, Reconciliation, Royalty, RoyaltyShare: RoyaltyShareRow, RoyaltyPayment }) implements RoyaltyLedgerDoor {
  protected readonly sql_: SqlRunner
  /** Split sheets and payees. */
  readonly splits: SplitBook
  /** The ledger for those who read it. */
  readonly books: Books
  /** The ledger against what it was made from, and the reports of that. */
  readonly audit: Audit
  /** Royalties that came to shops outside of the platform. */
  readonly royalties: RoyaltyBook

  constructor(container: Cradle) {
    super(...arguments)
    this.sql_ = onKnex(container.__pg_connection__)
    this.books = new Books(this.sql_)
    this.audit = new Audit(this.sql_)
    this.splits = new SplitBook(this.sql_)
    this.royalties = new RoyaltyBook(this.sql_, (sql, set) => this.post(sql, set))
  }

  /** By recording, how it is divided at a time; a recording without a sheet is not in the map: its seller has everything. */
  async splitsInForce(recordingIds: readonly string[], at: Date): Promise<Map<string, SplitInForce>> {
    return this.splits.inForce(recordingIds, at)
  }

  /** The seller that is paid for each party: a seller himself, a payee's once it is claimed, else null. */
  async sellerOfParties(partyIds: readonly string[]): Promise<Map<string, string | null>> {
    return this.splits.sellerOfParties(partyIds)
  }

  /** A seller's own id and every payee that he has claimed. */
  async partiesOfSeller(sellerId: string): Promise<string[]> {
    return this.splits.partiesOf(sellerId)
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

  /** The plan that became an order, or null. */
  async planOfOrder(orderId: string): Promise<ChargePlanRecord | null> {
    return this.onePlan_({ order_id: orderId })
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

  /** Marks a plan that costs nothing as paid. @returns false when it was before */
  async markFree(sql: SqlRunner, id: string, at: Date): Promise<boolean> {
    return this.moved_(sql, "update charge_plan set state = 'paid', paid_at = ?, updated_at = now() where id = ? and state = 'open' and mode = 'free' returning id", [at, id])
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

  /** Of offers, those whose price an order was paid with. */
  async usedOffers(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return []
    const used = await this.listSaleLines({ deal_kind: "offer", deal_id: [...ids] } as never, { select: ["deal_id"] })
    return used.flatMap(({ deal_id }) => deal_id ?? [])
  }

  /** By order line, what was paid and not refunded, minor units. */
  async leftOf(orderLineIds: readonly string[]): Promise<Map<string, bigint>> {
    if (orderLineIds.length === 0) return new Map()
    const left = await rows<{ order_line_id: string; left: string }>(
      this.sql_, `select l.order_line_id, (l.amount - coalesce((select sum(p.amount) from refund_part p where p.sale_line_id = l.id), 0))::text as left from sale_line l where l.order_line_id in (${marks(orderLineIds)}) and l.deleted_at is null`, [...orderLineIds],
    )
    return new Map(left.map((line) => [line.order_line_id, BigInt(line.left)]))
  }

  /** Licenses of recordings that were sold and not refunded, in words for a contract, by recording; oldest first. */
  async licensesSold(recordingIds: readonly string[]): Promise<Map<string, string[]>> {
    if (recordingIds.length === 0) return new Map()
    const sold = await rows<{ recording_id: string; words: string }>(
      this.sql_,
      `select l.recording_id, l.label || ' license, order #' || s.order_number || ', ' || to_char(s.created_at at time zone 'utc', 'YYYY-MM-DD') as words from sale_line l join sale s on s.id = l.sale_id
       where l.recording_id in (${marks(recordingIds)}) and s.state <> 'refunded' and l.deleted_at is null order by s.created_at, l.id`, [...recordingIds],
    )
    return sold.reduce((map, { recording_id, words }) => map.set(recording_id, [...(map.get(recording_id) ?? []), words]), new Map<string, string[]>())
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
   * Records the sales of an order and posts them: one sale a seller, the shares of each line, one posting set a plan. Call it under the
   * locks of the recordings: what is still to be recouped is read here.
   * @returns what each party is owed, or null when the sales stood already
   */
  async recordSale(sql: SqlRunner, plan: ChargePlanRecord, order: SettledOrder): Promise<PartyDue[] | null> {
    const moved = await this.moved_(sql, "update charge_plan set state = 'complete', order_id = ?, updated_at = now() where id = ? and state = 'paid' returning id", [order.id, plan.id])
    return moved ? recordSale(sql, plan, order, (set) => this.post(sql, set)) : null
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

  /** What a posting set has put on an account, minor units. */
  async amountOf(key: string, account: string): Promise<bigint> {
    const [sum] = await rows<{ amount: string }>(this.sql_, "select coalesce(sum(e.amount), 0)::text as amount from ledger_entry e join posting_set s on s.id = e.posting_set_id where s.key = ? and e.account = ?", [key, account])
    return BigInt(sum?.amount ?? 0)
  }

  /** Marks a seller's sale of a plan as sent; a party that sold nothing has none. */
  async markTransferred(sql: SqlRunner, chargePlanId: string, sellerId: string): Promise<void> {
    await sql("update sale set state = 'transferred', updated_at = now() where charge_plan_id = ? and seller_id = ? and state = 'pending'", [chargePlanId, sellerId])
  }

  /** Plans whose charge stands or was given back, and whose Stripe fee is not posted yet. */
  async plansWithoutStripeFee(limit: number): Promise<{ id: string; charge_id: string | null; payment_intent: string }[]> {
    return rows(
      this.sql_,
      `select p.id, p.charge_id, p.payment_intent from charge_plan p where p.payment_intent is not null and p.deleted_at is null
       and (p.state = 'complete' or exists (select 1 from posting_set s where s.key = 'charge_returned:' || p.id))
       and not exists (select 1 from posting_set s where s.key = 'stripe_fee:' || p.charge_id) order by p.created_at desc limit ?`,
      [limit],
    )
  }

  /** What a party earned by sales, got or paid of distributors' royalties by the platform, waits for, was sent and owes, from the ledger. */
  async balanceOf(partyId: string, currency: string): Promise<SellerBalance> {
    const accounts = [payable(partyId), transferred(partyId), negative(partyId)]
    const [[sums], [count], [moved]] = await Promise.all([
      rows<{ payable: string; transferred: string; negative: string }>(
        this.sql_,
        `select coalesce(sum(amount) filter (where account = ?), 0)::text as payable, coalesce(sum(amount) filter (where account = ?), 0)::text as transferred,
           coalesce(sum(amount) filter (where account = ?), 0)::text as negative
         from ledger_entry where account in (?, ?, ?) and currency = ?`,
        [...accounts, ...accounts, currency],
      ),
      rows<{ sales: number }>(this.sql_, "select count(*)::int as sales from sale where seller_id = ? and currency = ? and deleted_at is null", [partyId, currency]),
      rows<{ royalties: string }>(
        this.sql_, "select (-coalesce(sum(e.amount), 0))::text as royalties from ledger_entry e join posting_set s on s.id = e.posting_set_id where e.account = ? and e.currency = ? and s.kind = 'royalty_paid'", [payable(partyId), currency],
      ),
    ])
    const balance = sellerBalance({ payable: BigInt(sums?.payable ?? 0), transferred: BigInt(sums?.transferred ?? 0), negative: BigInt(sums?.negative ?? 0) })
    const royalties = BigInt(moved?.royalties ?? 0)
    return { currency, sales: count?.sales ?? 0, ...balance, earned: balance.earned - royalties, royalties }
  }

  // ---- fees

  storePolicy(): Promise<StorePolicy> {
    return storePolicy(this.sql_)
  }

  sellerPolicies(): Promise<Map<string, FeePolicy>> {
    return sellerPolicies(this.sql_)
  }

  /** The fee of each seller in basis points, by his own policy or the store's, and by what he has sold in this currency. */
  feesOf(sellerIds: readonly string[], currency: string): Promise<Map<string, number>> {
    return feesOf(this.sql_, sellerIds, currency)
  }

  /** What sellers sold in this currency, by seller id; what was refunded whole does not count. */
  soldBy(currency: string): Promise<Map<string, bigint>> {
    return soldBy(this.sql_, currency)
  }

  /** Keeps the store's policy, or a seller's own. @throws {RangeError} in words for the operator */
  async savePolicy(sellerId: string | null, policy: FeePolicy & Partial<StorePolicy>): Promise<void> {
    const fault = faultOfPolicy(policy)
    if (fault) throw new RangeError(fault)
    await savePolicy(this.sql_, sellerId, policy)
  }

  /** From now on the store's policy holds for a seller again. */
  dropPolicy(sellerId: string): Promise<void> {
    return dropPolicy(this.sql_, sellerId)
  }

  // ---- refunds

  /** Lines of an order, or of a plan, with what is left of them. */
  linesNow(by: { order_id: string } | { charge_plan_id: string }): Promise<LineNow[]> {
    return linesNow(this.sql_, by)
  }

  /**
   * Decides and stores a refund, divided over those who hold the money. Call it under the plan's money lock.
   * @throws {RangeError} when a line has less left than is asked for, or nothing is asked for
   */
  openRefund(sql: SqlRunner, wish: RefundWish): Promise<RefundRecord> {
    return openRefund(sql, wish)
  }

  /** Stores what a lost dispute takes from whom, once. @returns "known" when it stands, "nothing left" when all was refunded before */
  async openLoss(sql: SqlRunner, dispute: { id: string; order_id: string; amount: bigint; reason: string }): Promise<RefundRecord | "known" | "nothing left"> {
    const standing = await rows(sql, "select 1 from refund_order where source = 'dispute' and requested_by = ?", [dispute.id])
    return standing.length > 0 ? "known" : ((await openLoss(sql, dispute)) ?? "nothing left")
  }

  /** A refund by its id, or null. */
  async refundById(id: string): Promise<RefundRecord | null> {
    return (await this.refundsOf({ id }))[0] ?? null
  }

  /** Refunds, newest first. */
  async refundsOf(filter: { id?: string; order_id?: string; charge_plan_id?: string }): Promise<RefundRecord[]> {
    return (await this.listRefundOrders(filter, { relations: ["parts"], order: { created_at: "DESC" } })) as unknown as RefundRecord[]
  }

  /** What was given back for orders, by order id; what a bank sent back counts, too: it is still the buyer's. */
  async refundedOf(orderIds: readonly string[]): Promise<Map<string, bigint>> {
    const found = await this.listRefundOrders({ order_id: [...orderIds], state: [...givenStates] }, { select: ["order_id", "amount"], take: 10_000 })
    return found.reduce((map, { order_id, amount }) => map.set(order_id, (map.get(order_id) ?? 0n) + BigInt(amount)), new Map<string, bigint>())
  }

  /** Moves a refund on; `resending` counts another try. @returns false when it is no longer in the state it should leave */
  moveRefund(sql: SqlRunner, id: string, from: RefundState[], to: RefundState, change: { stripe_refund_id?: string; again_id?: string; error?: string | null } = {}): Promise<boolean> {
    return this.moved_(
      sql,
      `update refund_order set state = ?, stripe_refund_id = coalesce(?, stripe_refund_id), again_id = coalesce(?, again_id), error = ?, attempt = attempt + ?, updated_at = now()
       where id = ? and state in (${marks(from)}) returning id`,
      [to, change.stripe_refund_id ?? null, change.again_id ?? null, change.error ?? null, to === "resending" ? 1 : 0, id, ...from],
    )
  }

  /** Refunds that were left lying. */
  async refundsToSend(olderThanMs: number, limit: number): Promise<string[]> {
    const due = await rows<{ id: string }>(this.sql_, "select id from refund_order where state in ('requested', 'sending', 'resending') and deleted_at is null and updated_at < now() - (? * interval '1 millisecond') order by updated_at limit ?", [olderThanMs, limit])
    return due.map(({ id }) => id)
  }

  /** Marks the sales of a plan of which nothing is left as refunded. */
  async markRefunded(sql: SqlRunner, chargePlanId: string): Promise<void> {
    const left = new Map<string, bigint>()
    for (const line of await linesNow(sql, { charge_plan_id: chargePlanId })) left.set(line.sale_id, (left.get(line.sale_id) ?? 0n) + refundable(line.left))
    const over = [...left].filter(([, amount]) => amount === 0n).map(([id]) => id)
    if (over.length > 0) await sql(`update sale set state = 'refunded', updated_at = now() where id in (${over.map(() => "?").join(", ")})`, over)
  }

  /** What sellers earned in all, by seller id. */
  async earnedBy(currency: string): Promise<Record<string, bigint>> {
    const sums = await rows<{ seller_id: string; earned: string }>(this.sql_, "select seller_id, sum(seller_amount)::text as earned from sale where currency = ? and deleted_at is null group by seller_id", [currency])
    return Object.fromEntries(sums.map(({ seller_id, earned }) => [seller_id, BigInt(earned)]))
  }

  divideRoyalties(sellerId: string, dues: readonly RoyaltyDue[]): Promise<DividedRoyalty[]> {
    return this.royalties.divide(sellerId, dues)
  }

  postRoyalties(sql: SqlRunner, statement: { id: string; seller_id: string; source: string }, dues: readonly RoyaltyDue[]): Promise<DividedRoyalty[]> {
    return this.royalties.postAll(sql, statement, dues)
  }

  royaltiesOf(statementId: string): Promise<DividedRoyalty[]> {
    return this.royalties.ofStatement(statementId)
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

  /** A seller's sales of a span with their lines, oldest first. */
  async salesBetween(sellerId: string, { from, to }: Span): Promise<SaleRecord[]> {
    return (await this.listSales({ seller_id: sellerId, created_at: { $gte: from, $lt: to } }, { relations: ["lines"], order: { created_at: "ASC" }, take: 100_000 })) as unknown as SaleRecord[]
  }

  protected async onePlan_(filter: Record<string, unknown>): Promise<ChargePlanRecord | null> {
    const [plan] = await this.listChargePlans(filter, { take: 1, order: { created_at: "DESC" } })
    return (plan as unknown as ChargePlanRecord | undefined) ?? null
  }

  protected async moved_(sql: SqlRunner, statement: string, params: unknown[]): Promise<boolean> {
    return (await rows(sql, statement, params)).length > 0
  }
}
