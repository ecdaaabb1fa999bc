/** Why cardholders dispute, as Stripe names it, with Visa's code. https://docs.stripe.com/disputes/categories */
const VISA_CODES: Record<string, string | null> = {
  bank_cannot_process: null,
  check_returned: null,
  credit_not_processed: "13.6",
  customer_initiated: null,
  debit_not_authorized: null,
  duplicate: "12.6",
  fraudulent: "10.4",
  general: null,
  incorrect_account_details: null,
  insufficient_funds: null,
  noncompliant: null,
  product_not_received: "13.1",
  product_unacceptable: "13.3",
  subscription_canceled: "13.2",
  unrecognized: "10.4",
}

/** Every reason that a dispute may have. */
export const disputeReasons = Object.keys(VISA_CODES)

/** The card network's own code of a reason. */
export function networkCode(reason: string, brand: string): string | null {
  if (brand === "mastercard") return reason === "fraudulent" || reason === "unrecognized" ? "4837" : "4853"
  return VISA_CODES[reason] ?? null
}
