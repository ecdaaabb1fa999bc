import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { SqlRunner } from "@max-booster/jobs"
import { inChunks } from "@max-booster/kernel"
import { inPlainWords, payoutStateOf } from "./core/account-state"
import type { StripeGateway } from "./gateway"
import { moved, rows } from "./sql"
import type { AccountFacts, PayoutAccountView, Readiness } from "./types"

type AccountRow = { id: string; seller_id: string; stripe_account_id: string | null; charges_enabled: boolean; payouts_enabled: boolean; details_submitted: boolean; transfers_active: boolean; currently_due: string[]; disabled_reason: string | null; schedule: AccountFacts["schedule"] }
const columns = "id, seller_id, stripe_account_id, charges_enabled, payouts_enabled, details_submitted, transfers_active, currently_due, disabled_reason, schedule"

/** Payout accounts of sellers: onboarding, and what Stripe last said of them. */
export class Accounts {
  constructor(protected readonly sql_: SqlRunner, protected readonly gateway_: StripeGateway) {}

  /** A single-use link to Stripe's onboarding; makes the account the first time. */
  async onboard(seller: { id: string; email: string; country: string }, urls: { returnUrl: string; refreshUrl: string }): Promise<string> {
    return this.gateway_.onboardingLink(await this.accountOf_(seller), urls.returnUrl, urls.refreshUrl)
  }

  /** A link to the Express dashboard. @throws {MedusaError} not_allowed — onboarding is not finished */
  async dashboard(sellerId: string): Promise<string> {
    const row = await this.ofSeller(sellerId)
    if (!row?.stripe_account_id || !row.details_submitted) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "There is no dashboard before onboarding is finished. Start with \"Set up payouts\".")
    return this.gateway_.dashboardLink(row.stripe_account_id)
  }

  /** Where a seller's earnings go, as Stripe last said. */
  async view(sellerId: string): Promise<PayoutAccountView> {
    const row = await this.ofSeller(sellerId)
    const facts = row?.stripe_account_id ? factsOf(row) : null
    return {
      state: payoutStateOf(facts), charges_enabled: facts?.chargesEnabled ?? false, payouts_enabled: facts?.payoutsEnabled ?? false,
      blocked_by: inPlainWords(facts?.currentlyDue ?? []), test_mode: this.gateway_.testMode, schedule: facts?.schedule ?? null,
    }
  }

  /** States of payout accounts by seller id. */
  async states(sellerIds: readonly string[]): Promise<Record<string, string>> {
    const found = await this.ofSellers_(sellerIds)
    return Object.fromEntries(sellerIds.map((id) => {
      const row = found.find((r) => r.seller_id === id)
      return [id, payoutStateOf(row?.stripe_account_id ? factsOf(row) : null)]
    }))
  }

  /** Whether transfers may reach these sellers. */
  async readiness(sellerIds: readonly string[]): Promise<Readiness[]> {
    const found = await this.ofSellers_(sellerIds)
    return found.map((row) => ({ sellerId: row.seller_id, stripeAccountId: row.stripe_account_id, transfersActive: row.transfers_active, chargesEnabled: row.charges_enabled }))
  }

  /**
   * Re-reads an account at Stripe and keeps what it says; what was read before somebody else wrote is read again, since it may be older.
   * @returns the seller whose transfers have just become active, else null
   * @throws when the account never rests: try again later
   */
  async refresh(stripeAccountId: string): Promise<string | null> {
    for (let tries = 0; tries < 5; tries++) {
      const row = await this.atStripe_(stripeAccountId)
      if (!row) return null
      const version = await this.versionOf_(row.id)
      const facts = await this.gateway_.account(stripeAccountId)
      if (!(await this.keep_(row.id, facts, version))) continue
      return facts.transfersActive && !row.transfers_active ? row.seller_id : null
    }
    throw new Error(`The payout account ${stripeAccountId} changes faster than it can be read`)
  }

  /** An account that took our access away: nothing more may be sent to it. */
  async disconnect(stripeAccountId: string): Promise<void> {
    const row = await this.atStripe_(stripeAccountId)
    if (row) await this.sql_("update payout_account set stripe_account_id = null, charges_enabled = false, payouts_enabled = false, transfers_active = false, details_submitted = false, updated_at = now() where id = ?", [row.id])
  }

  /** Accounts whose onboarding is not finished or whose schedule is unknown, longest unread first. */
  async toCheck(limit: number): Promise<string[]> {
    const due = await rows<{ stripe_account_id: string }>(
      this.sql_, "select stripe_account_id from payout_account where stripe_account_id is not null and not (transfers_active and payouts_enabled and schedule is not null) and deleted_at is null order by checked_at nulls first limit ?", [limit],
    )
    return due.map((row) => row.stripe_account_id)
  }

  protected async accountOf_(seller: { id: string; email: string; country: string }): Promise<string> {
    await this.sql_("insert into payout_account (id, seller_id) values (?, ?) on conflict (seller_id) where deleted_at is null do nothing", [generateEntityId(undefined, "pacc"), seller.id])
    const row = await this.ofSeller(seller.id)
    if (!row) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `The payout account of seller ${seller.id} was not stored`)
    if (row.stripe_account_id) return row.stripe_account_id
    const made = await this.gateway_.createAccount({ key: `acct:${row.id}`, email: seller.email, country: seller.country, url: null, metadata: { seller_id: seller.id } })
    await this.sql_("update payout_account set stripe_account_id = ?, updated_at = now() where id = ?", [made.id, row.id])
    await this.keep_(row.id, made.facts, await this.versionOf_(row.id))
    return made.id
  }

  /** Keeps what was read of an account, if nobody has written since its version was. @returns whether it was kept */
  protected async keep_(id: string, { chargesEnabled, payoutsEnabled, detailsSubmitted, transfersActive, currentlyDue, disabledReason, schedule }: AccountFacts, version: string | undefined): Promise<boolean> {
    return moved(
      this.sql_,
      `update payout_account set charges_enabled = ?, payouts_enabled = ?, details_submitted = ?, transfers_active = ?, currently_due = array(select jsonb_array_elements_text(?::jsonb)), disabled_reason = ?, schedule = ?::jsonb,
         checked_at = now(), updated_at = now() where id = ? and xmin::text = ? returning id`,
      [chargesEnabled, payoutsEnabled, detailsSubmitted, transfersActive, JSON.stringify(currentlyDue), disabledReason, schedule === null ? null : JSON.stringify(schedule), id, version],
    )
  }

  /** Another one after each write (PostgreSQL's own `xmin`). */
  protected async versionOf_(id: string): Promise<string | undefined> {
    return (await rows<{ version: string }>(this.sql_, "select xmin::text as version from payout_account where id = ?", [id]))[0]?.version
  }

  /** A seller's account as it was last kept, or null. */
  async ofSeller(sellerId: string): Promise<AccountRow | null> {
    return (await this.ofSellers_([sellerId]))[0] ?? null
  }

  protected ofSellers_(sellerIds: readonly string[]): Promise<AccountRow[]> {
    return inChunks(sellerIds, (part) => rows<AccountRow>(this.sql_, `select ${columns} from payout_account where seller_id in (${part.map(() => "?").join(", ")}) and deleted_at is null`, part))
  }

  protected async atStripe_(stripeAccountId: string): Promise<AccountRow | null> {
    return (await rows<AccountRow>(this.sql_, `select ${columns} from payout_account where stripe_account_id = ? and deleted_at is null`, [stripeAccountId]))[0] ?? null
  }
}

const factsOf = (row: AccountRow): AccountFacts => ({
  chargesEnabled: row.charges_enabled, payoutsEnabled: row.payouts_enabled, detailsSubmitted: row.details_submitted, transfersActive: row.transfers_active,
  currentlyDue: row.currently_due, disabledReason: row.disabled_reason, schedule: row.schedule,
})
