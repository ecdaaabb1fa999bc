import type Stripe from "stripe"
import { newId } from "../ids"

/** What a bank answers to a payout that it does not take. */
export interface BankFailure {
  code: string
  message: string
}

/** Stripe's own test account numbers, by their last four digits. https://docs.stripe.com/connect/testing#payouts */
const FAILURES: Record<string, BankFailure> = {
  "1116": { code: "no_account", message: "The bank account details on file are probably incorrect. No bank account could be located with those details." },
  "1113": { code: "account_closed", message: "The bank account has been closed." },
  "2227": { code: "insufficient_funds", message: "Your Stripe account has insufficient funds to cover the payout." },
  "3335": { code: "debit_not_authorized", message: "Debit transactions are not approved on your bank account." },
  "4440": { code: "invalid_currency", message: "The bank was unable to process this payout because of its currency." },
}

/** How a bank account refuses payouts, if it does. */
export function failureOf({ last4 }: { last4: string }): BankFailure | undefined {
  return FAILURES[last4]
}

/** A bank account of a connected account. */
export function draftBank(
  account: Stripe.Account,
  given: { holder: string | null; holderType?: string | null; country: string; currency: string; last4: string; routing?: string },
): Stripe.BankAccount {
  return {
    id: newId("ba"),
    object: "bank_account",
    account: account.id,
    account_holder_name: given.holder,
    account_holder_type: given.holderType ?? "individual",
    account_type: null,
    available_payout_methods: ["standard"],
    bank_name: "STRIPE TEST BANK",
    country: given.country,
    currency: given.currency,
    customer: null,
    default_for_currency: true,
    fingerprint: `emulator${given.last4}`,
    future_requirements: null,
    last4: given.last4,
    metadata: {},
    requirements: null,
    routing_number: given.routing ?? "110000000",
    status: "new",
  }
}
