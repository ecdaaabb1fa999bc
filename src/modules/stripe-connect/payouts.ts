import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { payoutStates, type PayoutStage } from "./core/payout"
import type { PayoutSchedule } from "./core/payout-schedule"
import { isRefusal, type PayoutGateway, type PayoutView, type StripeBalance } from "./payout-gateway"
import { rows } from "./sql"

/** A stored payout; minor units as a string. */
export type PayoutRecord = {
  id: string; seller_id: string; stripe_account_id: string; amount: string; currency: string; state: PayoutStage; automatic: boolean
  arrival_date: Date; started_at: Date; failure_code: string | null; failure_message: string | null
}
type Account = { id: string; seller_id: string; stripe_account_id: string; payouts_enabled: boolean; schedule: PayoutSchedule | null }
type Order = { id: string; seller_id: string; stripe_account_id: string; amount: string; currency: string }

/** A wish that nobody touched for this long was left by a process that ended. */
const LEFT_MS = 60_000
const NEWEST = 20

/** Payouts of connected accounts: what Stripe says of them, and those that a seller asks for. */
export class Payouts {
  constructor(protected readonly sql_: SqlRunner, protected readonly gateway_: PayoutGateway) {}

  /** Sets when Stripe pays a seller. @throws {MedusaError} not_allowed — no account yet, or Stripe's own refusal */
  async setSchedule(sellerId: string, schedule: PayoutSchedule): Promise<PayoutSchedule | null> {
    const account = await this.accountOf_(sellerId)
    const kept = await this.gateway_.setSchedule(account.stripe_account_id, schedule).catch(asRefusal)
    await this.sql_("update payout_account set schedule = ?::jsonb, updated_at = now() where id = ?", [JSON.stringify(kept), account.id])
    return kept
  }

  /** A seller's balance at Stripe as it is now, or null before there is an account. */
  async balance(sellerId: string): Promise<StripeBalance | null> {
    const account = await this.findAccount_(sellerId)
    return account ? this.gateway_.balance(account.stripe_account_id, "page") : null
  }

  /**
   * Sends what is available in a currency to the seller's bank. Pressed twice or cut off in its middle it is one payout: the wish is stored first.
   * @throws {MedusaError} not_allowed — no account, nothing available, or Stripe's own refusal
   */
  async payNow(sellerId: string, currency: string): Promise<PayoutRecord> {
    const account = await this.accountOf_(sellerId)
    if (!account.payouts_enabled) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Stripe does not pay this account out yet. Finish the setup at Stripe first.", "payouts_not_enabled")
    const pending = (await this.pendingOrder_(sellerId, currency)) ?? (await this.order_(account, currency))
    return this.finish_(pending)
  }

  /** Reads a payout anew and keeps it. @returns false when its account is not one of ours */
  async refresh(stripeAccountId: string, payoutId: string): Promise<boolean> {
    const [account] = await rows<Account>(this.sql_, `select ${accountColumns} from payout_account where stripe_account_id = ? and deleted_at is null`, [stripeAccountId])
    if (!account) return false
    await this.keep_(account, await this.gateway_.read(stripeAccountId, payoutId))
    return true
  }

  /** Payouts newest first, of one seller or of all. */
  async list(filter: { seller_id?: string | undefined }, limit: number): Promise<PayoutRecord[]> {
    const [where, params] = filter.seller_id === undefined ? ["true", []] : ["seller_id = ?", [filter.seller_id]]
    return rows<PayoutRecord>(this.sql_, `select ${payoutColumns} from payout where deleted_at is null and ${where} order by started_at desc, id limit ?`, [...params, limit])
  }

  /** What arrived at a seller's bank, by currency, minor units. */
  async paidTo(sellerId: string): Promise<{ currency: string; amount: bigint }[]> {
    const sums = await rows<{ currency: string; amount: string }>(this.sql_, "select currency, sum(amount)::text as amount from payout where seller_id = ? and state = 'paid' and deleted_at is null group by currency order by currency", [sellerId])
    return sums.map(({ currency, amount }) => ({ currency, amount: BigInt(amount) }))
  }

  /** Payouts under way to read again: the older, the less often, at least once an hour. */
  async underWay(limit: number): Promise<{ id: string; stripe_account_id: string }[]> {
    return rows(
      this.sql_,
      `select id, stripe_account_id from payout where state in ('pending', 'in_transit') and deleted_at is null
       and checked_at < now() - least(interval '1 hour', greatest(interval '15 seconds', (now() - created_at) / 10)) order by checked_at limit ?`,
      [limit],
    )
  }

  /** Payouts that came back and whose seller was not told yet. */
  async failedUntold(limit: number): Promise<PayoutRecord[]> {
    return rows<PayoutRecord>(this.sql_, `select ${payoutColumns} from payout where state = 'failed' and told_at is null and deleted_at is null order by started_at limit ?`, [limit])
  }

  async noteTold(id: string): Promise<void> {
    await this.sql_("update payout set told_at = now() where id = ?", [id])
  }

  /** Accounts whose list of payouts was not read for an hour, longest first. */
  async accountsToList(limit: number): Promise<string[]> {
    const due = await rows<{ stripe_account_id: string }>(
      this.sql_,
      `select stripe_account_id from payout_account where stripe_account_id is not null and payouts_enabled and deleted_at is null
       and (payouts_checked_at is null or payouts_checked_at < now() - interval '1 hour') order by payouts_checked_at nulls first limit ?`,
      [limit],
    )
    return due.map((row) => row.stripe_account_id)
  }

  /** Reads an account's newest payouts: finds those that no event told us of. */
  async listAnew(stripeAccountId: string): Promise<void> {
    const [account] = await rows<Account>(this.sql_, `select ${accountColumns} from payout_account where stripe_account_id = ? and deleted_at is null`, [stripeAccountId])
    if (!account) return
    for (const payout of await this.gateway_.newest(stripeAccountId, NEWEST)) await this.keep_(account, payout)
    await this.sql_("update payout_account set payouts_checked_at = now() where id = ?", [account.id])
  }

  /** Wishes whose process ended before Stripe answered. */
  async leftOrders(limit: number): Promise<string[]> {
    const left = await rows<{ id: string }>(this.sql_, "select id from payout_order where state = 'pending' and deleted_at is null and updated_at < now() - (? * interval '1 millisecond') order by updated_at limit ?", [LEFT_MS, limit])
    return left.map(({ id }) => id)
  }

  /** Finishes a wish that was left. A refusal of Stripe ends it. */
  async finishOrder(id: string): Promise<void> {
    const [order] = await rows<Order>(this.sql_, "select id, seller_id, stripe_account_id, amount::text, currency from payout_order where id = ? and state = 'pending'", [id])
    if (order) await this.finish_(order)
  }

  protected async order_(account: Account, currency: string): Promise<Order> {
    const { available } = await this.gateway_.balance(account.stripe_account_id, "work")
    const amount = available.find((each) => each.currency === currency)?.amount ?? 0n
    if (amount <= 0n) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Nothing is available to pay out yet. Money of a sale becomes available a few days after it.", "nothing_available")
    await this.sql_(
      "insert into payout_order (id, seller_id, stripe_account_id, amount, currency) values (?, ?, ?, ?, ?) on conflict (seller_id, currency) where state = 'pending' and deleted_at is null do nothing",
      [generateEntityId(undefined, "pord"), account.seller_id, account.stripe_account_id, amount.toString(), currency],
    )
    const order = await this.pendingOrder_(account.seller_id, currency)
    if (!order) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Another payout was sent at this moment. Look at the list below.", "payout_under_way")
    return order
  }

  protected async pendingOrder_(sellerId: string, currency: string): Promise<Order | null> {
    const [order] = await rows<Order>(this.sql_, "select id, seller_id, stripe_account_id, amount::text, currency from payout_order where seller_id = ? and currency = ? and state = 'pending' and deleted_at is null", [sellerId, currency])
    return order ?? null
  }

  /** Asks Stripe, unless a payout for this wish stands there already (idempotency keys may be pruned after a day). */
  protected async finish_(order: Order): Promise<PayoutRecord> {
    const standing = (await this.gateway_.newest(order.stripe_account_id, NEWEST)).find(({ metadata }) => metadata["payout_order_id"] === order.id)
    const sent = standing ?? await this.gateway_
      .create(order.stripe_account_id, { key: `payout:${order.id}`, amount: BigInt(order.amount), currency: order.currency, metadata: { payout_order_id: order.id } })
      .catch(async (error: unknown) => {
        if (isRefusal(error)) await this.sql_("update payout_order set state = 'refused', error = ?, updated_at = now() where id = ?", [error.message, order.id])
        return asRefusal(error)
      })
    const kept = await this.keep_(order, sent)
    await this.sql_("update payout_order set state = 'sent', payout_id = ?, updated_at = now() where id = ?", [sent.id, order.id])
    return kept
  }

  /** Keeps what Stripe says. Of two readers the one who read the later state wins, whoever writes last. */
  protected async keep_(account: Pick<Account, "seller_id" | "stripe_account_id">, payout: PayoutView): Promise<PayoutRecord> {
    const stage = (of: string) => `array_position(array['${payoutStates.join("', '")}'], ${of})`
    const fields = [payout.state, payout.arrivalDate, payout.failureCode, payout.failureMessage]
    await this.sql_(
      `insert into payout (id, seller_id, stripe_account_id, amount, currency, automatic, started_at, state, arrival_date, failure_code, failure_message) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set state = excluded.state, arrival_date = excluded.arrival_date, failure_code = excluded.failure_code, failure_message = excluded.failure_message, checked_at = now(), updated_at = now()
       where ${stage("excluded.state")} >= ${stage("payout.state")}`,
      [payout.id, account.seller_id, account.stripe_account_id, payout.amount.toString(), payout.currency, payout.automatic, payout.startedAt, ...fields],
    )
    const [kept] = await rows<PayoutRecord>(this.sql_, `select ${payoutColumns} from payout where id = ?`, [payout.id])
    if (!kept) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The payout ${payout.id} was not stored`)
    return kept
  }

  protected async accountOf_(sellerId: string): Promise<Account> {
    const account = await this.findAccount_(sellerId)
    if (!account) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "There is no payout account yet. Start with \"Set up payouts\".", "no_payout_account")
    return account
  }

  protected async findAccount_(sellerId: string): Promise<Account | null> {
    const [account] = await rows<Account>(this.sql_, `select ${accountColumns} from payout_account where seller_id = ? and stripe_account_id is not null and deleted_at is null`, [sellerId])
    return account ?? null
  }
}

const accountColumns = "id, seller_id, stripe_account_id, payouts_enabled, schedule"
const payoutColumns = "id, seller_id, stripe_account_id, amount::text, currency, state, automatic, arrival_date, started_at, failure_code, failure_message"

/** Stripe's refusal in its own words, as a 400; everything else stays what it is. */
function asRefusal(error: unknown): never {
  if (isRefusal(error)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Stripe refuses this: ${error.message}`, "stripe_refused")
  throw error
}
