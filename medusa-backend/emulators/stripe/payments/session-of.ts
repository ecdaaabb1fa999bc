import type Stripe from "stripe"
import type { Context } from "../context"

/** The session whose payment an intent is. */
export function sessionOf(context: Context, intent: string): Stripe.Checkout.Session | undefined {
  return context.store.list("session").find(({ payment_intent }) => payment_intent === intent)
}
