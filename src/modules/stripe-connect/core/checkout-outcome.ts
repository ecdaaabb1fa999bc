/** What Stripe says of a Checkout Session and its payment. */
export type CheckoutFacts = {
  session: "open" | "complete" | "expired"
  paymentStatus: "paid" | "unpaid" | "no_payment_required"
  /** Status of the PaymentIntent, when there is one. */
  intent: string | null
  declineMessage: string | null
}

/** paid: the money is here or held for us · waiting: the bank still decides · open: the buyer may pay, after a decline again. */
export type CheckoutOutcome =
  | { kind: "paid"; captured: boolean }
  | { kind: "waiting" }
  | { kind: "open"; message: string | null }
  | { kind: "failed"; message: string }
  | { kind: "expired" }

/** Reads the outcome of a checkout; a manual capture says `unpaid` while the intent is `requires_capture`. */
export function outcomeOf({ session, paymentStatus, intent, declineMessage }: CheckoutFacts): CheckoutOutcome {
  if (intent === "requires_capture") return { kind: "paid", captured: false }
  if (paymentStatus !== "unpaid") return { kind: "paid", captured: true }
  if (session === "expired") return { kind: "expired" }
  if (session === "open") return { kind: "open", message: declineMessage }
  if (intent === "canceled" || intent === "requires_payment_method") return { kind: "failed", message: declineMessage ?? "The payment did not go through. Nothing was charged." }
  return { kind: "waiting" }
}
