import type Stripe from "stripe"

/** What a card does when it is charged. */
export type CardOutcome =
  | { kind: "pays" }
  | { kind: "asks" }
  /** The bank says later whether it pays, as with a debit of a bank account. */
  | { kind: "later"; succeeds: boolean }
  | { kind: "declines"; code: string; declineCode: string; message: string }

/** One test card: its token at the API, and what the payment page calls it. */
export interface TestCard {
  token: string
  label: string
  hint: string
  brand: "visa" | "mastercard"
  last4: string
  outcome: CardOutcome
  /** What follows a payment that succeeded. */
  afterwards?: { kind: "dispute"; reason: string }
  /** How a refund ends after it was made: it begins as `succeeded` and fails, or as `pending` and succeeds. */
  refunds?: "fail" | "pend"
  /** Offered as a choice on the payment page. */
  onPage: boolean
}

const declined = "Your card was declined."

/** Stripe's own test tokens. https://docs.stripe.com/testing */
export const testCards: TestCard[] = [
  {
    token: "pm_card_visa",
    label: "Pay with a card that works",
    hint: "Visa 4242. The payment succeeds.",
    brand: "visa",
    last4: "4242",
    outcome: { kind: "pays" },
    onPage: true,
  },
  {
    token: "pm_card_chargeDeclined",
    label: "Card declined",
    hint: "Visa 0002. The bank says no, without a reason.",
    brand: "visa",
    last4: "0002",
    outcome: { kind: "declines", code: "card_declined", declineCode: "generic_decline", message: declined },
    onPage: true,
  },
  {
    token: "pm_card_chargeDeclinedInsufficientFunds",
    label: "Insufficient funds",
    hint: "Visa 9995. The account does not hold enough.",
    brand: "visa",
    last4: "9995",
    outcome: {
      kind: "declines",
      code: "card_declined",
      declineCode: "insufficient_funds",
      message: "Your card has insufficient funds.",
    },
    onPage: true,
  },
  {
    token: "pm_card_authenticationRequired",
    label: "3-D Secure required",
    hint: "Visa 3155. The bank asks the buyer to confirm first.",
    brand: "visa",
    last4: "3155",
    outcome: { kind: "asks" },
    onPage: true,
  },
  {
    token: "pm_card_createDispute",
    label: "Paid, then disputed",
    hint: "Visa 0259. The payment succeeds; moments later the cardholder disputes it as fraudulent.",
    brand: "visa",
    last4: "0259",
    outcome: { kind: "pays" },
    afterwards: { kind: "dispute", reason: "fraudulent" },
    onPage: true,
  },
  {
    token: "pm_usBankAccount_success",
    label: "Bank debit that succeeds later",
    hint: "Emulator 9001. The shop hears after a moment that the bank pays.",
    brand: "visa",
    last4: "9001",
    outcome: { kind: "later", succeeds: true },
    onPage: true,
  },
  {
    token: "pm_usBankAccount_insufficientFunds",
    label: "Bank debit that fails later",
    hint: "Emulator 9002. The shop hears after a moment that the bank does not pay.",
    brand: "visa",
    last4: "9002",
    outcome: { kind: "later", succeeds: false },
    onPage: true,
  },
  {
    token: "pm_card_createDisputeProductNotReceived",
    label: "Paid, then disputed: not received",
    hint: "Visa 2685.",
    brand: "visa",
    last4: "2685",
    outcome: { kind: "pays" },
    afterwards: { kind: "dispute", reason: "product_not_received" },
    onPage: false,
  },
  {
    token: "pm_card_pendingRefund",
    label: "Refunds take a while",
    hint: "Visa 7726. A refund is pending first.",
    brand: "visa",
    last4: "7726",
    outcome: { kind: "pays" },
    refunds: "pend",
    onPage: false,
  },
  {
    token: "pm_card_refundFail",
    label: "Refunds fail",
    hint: "Visa 5126. A refund succeeds first and fails later.",
    brand: "visa",
    last4: "5126",
    outcome: { kind: "pays" },
    refunds: "fail",
    onPage: false,
  },
  {
    token: "pm_card_bypassPending",
    label: "Funds available at once",
    hint: "Visa 0077.",
    brand: "visa",
    last4: "0077",
    outcome: { kind: "pays" },
    onPage: false,
  },
  {
    token: "pm_card_mastercard",
    label: "Mastercard",
    hint: "Mastercard 4444.",
    brand: "mastercard",
    last4: "4444",
    outcome: { kind: "pays" },
    onPage: false,
  },
  {
    token: "pm_card_chargeDeclinedExpiredCard",
    label: "Expired card",
    hint: "Visa 0069.",
    brand: "visa",
    last4: "0069",
    outcome: {
      kind: "declines",
      code: "expired_card",
      declineCode: "expired_card",
      message: "Your card has expired.",
    },
    onPage: false,
  },
]

/** The test card of a token, or of the payment method that was made from one. */
export function findCard(tokenOrLast4: string): TestCard | undefined {
  return testCards.find(({ token, last4 }) => token === tokenOrLast4 || last4 === tokenOrLast4)
}

/** The test card that paid a charge. */
export function cardOfCharge({ payment_method_details: details }: Stripe.Charge): TestCard | undefined {
  return findCard(details?.card?.last4 ?? "")
}
