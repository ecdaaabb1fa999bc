/** Stripe's states of a payout, in the order in which they come: a payout never goes back, and one that was paid can still fail. */
export const payoutStates = ["pending", "in_transit", "paid", "failed", "canceled"] as const
export type PayoutStage = (typeof payoutStates)[number]

/** Reads a state. @throws {RangeError} when Stripe has a new one */
export function payoutStageOf(status: string): PayoutStage {
  const stage = payoutStates.find((each) => each === status)
  if (!stage) throw new RangeError(`Stripe calls a payout "${status}", which is no state that we know`)
  return stage
}

/** What a seller can do when a bank sent a payout back, by Stripe's failure code. */
export function adviceFor(failureCode: string | null): string {
  return advice[failureCode ?? ""] ?? "Look into your Stripe dashboard; it says more. Stripe tries again once your bank account is in order."
}

const change = "Open the Stripe dashboard and enter another bank account; the money then goes there."
const ask = "Ask your bank what stands in the way, then open the Stripe dashboard and confirm the account, or enter another."
const correct = "Open the Stripe dashboard and correct the bank account; the money then goes there."

const advice: Record<string, string> = {
  account_closed: change, account_frozen: ask, bank_account_restricted: ask, bank_ownership_changed: change, debit_not_authorized: ask, declined: ask,
  could_not_process: ask, no_account: correct, invalid_account_number: correct, invalid_account_number_length: correct, invalid_currency: change,
  incorrect_account_holder_name: correct, incorrect_account_holder_address: correct, incorrect_account_holder_tax_id: correct, incorrect_account_type: correct,
  unsupported_card: change, insufficient_funds: "There was not enough in your Stripe balance. It is tried again as soon as there is.",
}
