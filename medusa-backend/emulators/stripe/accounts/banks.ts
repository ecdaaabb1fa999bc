import type Stripe from "stripe"
import type { Context } from "../context"
import { invalid, StripeError } from "../http/errors"
import { draftBank } from "../payouts/banks"
import { PLATFORM } from "../store/kinds"
import { emit } from "../webhooks/emit"
import { requirements } from "./draft-account"

/** A bank account as a platform gives it. */
export interface BankOrder {
  country: string
  currency: string
  accountNumber: string
  routingNumber?: string
  holder?: string
  holderType?: "company" | "individual"
  isDefault?: boolean
  metadata: Record<string, string>
}

type List = NonNullable<Stripe.Account["external_accounts"]>

/** Stripe's tokens for test banks, as account numbers. https://docs.stripe.com/connect/testing#payouts */
const TOKENS: Record<string, string> = {
  btok_us: "000123456789",
  btok_us_verified: "000123456789",
  btok_us_verified_noAccount: "000111111116",
  btok_us_verified_accountClosed: "000111111113",
  btok_us_verified_insufficientFunds: "000222222227",
  btok_us_verified_debitNotAuthorized: "000333333335",
  btok_us_verified_invalidCurrency: "000444444440",
}

/** The account number behind a token of a test bank. */
export function numberOfToken(token: string): string | undefined {
  return TOKENS[token]
}

/** Adds a bank account; the first of a currency, or one asked for, becomes the one that is paid to. */
export function addBank(context: Context, account: Stripe.Account, order: BankOrder): Stripe.BankAccount {
  const isDefault = order.isDefault === true || banksOf(account).every(({ currency }) => currency !== order.currency)
  const drafted = draftBank(account, { holder: order.holder ?? null, holderType: order.holderType, country: order.country, currency: order.currency, last4: order.accountNumber.slice(-4), routing: order.routingNumber })
  const bank = { ...drafted, default_for_currency: isDefault, metadata: order.metadata }
  const others = banksOf(account).map((one) => (isDefault && one.currency === bank.currency ? { ...one, default_for_currency: false } : one))
  const told = { ...withBanks(account, [...others, bank]), ...answered(account) }
  context.store.put("account", PLATFORM, told)
  emit(context, "account.external_account.created", bank, { account: account.id })
  emit(context, "account.updated", told, { account: account.id, previous: { external_accounts: account.external_accounts, payouts_enabled: account.payouts_enabled } })
  return bank
}

/** Changes what a platform may change of a bank account. */
export function changeBank(
  context: Context,
  account: Stripe.Account,
  bank: Stripe.BankAccount,
  changes: { holder?: string; holderType?: "company" | "individual"; isDefault?: boolean; metadata: Record<string, string> },
): Stripe.BankAccount {
  const changed = {
    ...bank,
    account_holder_name: changes.holder ?? bank.account_holder_name,
    account_holder_type: changes.holderType ?? bank.account_holder_type,
    default_for_currency: changes.isDefault ?? bank.default_for_currency,
    metadata: changes.metadata,
  }
  const banks = banksOf(account).map((one) => {
    if (one.id === bank.id) return changed
    return changes.isDefault === true && one.currency === bank.currency ? { ...one, default_for_currency: false } : one
  })
  context.store.put("account", PLATFORM, withBanks(account, banks))
  emit(context, "account.external_account.updated", changed, { account: account.id })
  return changed
}

/** Removes a bank account. @throws {StripeError} it is the one that is paid to */
export function removeBank(context: Context, account: Stripe.Account, bank: Stripe.BankAccount): object {
  if (bank.default_for_currency === true) {
    throw invalid(`You cannot delete the default external account for your default currency. Please make another external account the default using the \`default_for_currency\` param, and then delete this one.`)
  }
  context.store.put("account", PLATFORM, withBanks(account, banksOf(account).filter(({ id }) => id !== bank.id)))
  emit(context, "account.external_account.deleted", bank, { account: account.id })
  return { id: bank.id, object: "bank_account", deleted: true }
}

/** A payout did not arrive: the bank account is set aside and payouts stop until there is another one. */
export function bankFailed(context: Context, bankId: string): void {
  const account = context.store.get("account", context.owner)
  const bank = account && banksOf(account).find(({ id }) => id === bankId)
  if (account === undefined || bank === undefined) return
  const errored = { ...bank, status: "errored" }
  const stopped = {
    ...withBanks(account, banksOf(account).map((one) => (one.id === bankId ? errored : one))),
    payouts_enabled: false,
    requirements: { ...requirements([...new Set([...(account.requirements?.currently_due ?? []), "external_account"])]), disabled_reason: null },
  }
  context.store.put("account", PLATFORM, stopped)
  emit(context, "account.external_account.updated", errored, { account: account.id, previous: { status: bank.status } })
  emit(context, "account.updated", stopped, { account: account.id, previous: { payouts_enabled: account.payouts_enabled, requirements: account.requirements } })
}

/** An account's bank account. @throws {StripeError} 404 */
export function bankIn(account: Stripe.Account, id: string): Stripe.BankAccount {
  const bank = banksOf(account).find((one) => one.id === id)
  if (bank !== undefined) return bank
  throw new StripeError(404, { type: "invalid_request_error", code: "resource_missing", param: "id", message: `No such external account: '${id}'` })
}

/** Bank accounts of an account; the emulator has no debit cards. */
export function banksOf(account: Stripe.Account): Stripe.BankAccount[] {
  return (account.external_accounts?.data ?? []).filter((one): one is Stripe.BankAccount => one.object === "bank_account")
}

function withBanks(account: Stripe.Account, data: Stripe.BankAccount[]): Stripe.Account {
  const list: List = { object: "list", data, has_more: false, url: `/v1/accounts/${account.id}/external_accounts` }
  return { ...account, external_accounts: list }
}

/** A new bank account is what Stripe had asked for. */
function answered(account: Stripe.Account): Partial<Stripe.Account> {
  const asked = account.requirements?.currently_due ?? []
  if (!asked.includes("external_account")) return {}
  const left = asked.filter((one) => one !== "external_account")
  return { payouts_enabled: account.details_submitted && left.length === 0, requirements: requirements(left) }
}
