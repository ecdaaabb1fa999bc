"use server"

import { answerQuestions, beginCheckout, readCheckout, type Legal, type Locale } from "@max-booster/api-contract"
import type { MoneyJson } from "@max-booster/kernel"
import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { currentCart } from "@/features/cart/cart"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import { origin } from "@/lib/origin"
import type { Outcome } from "@/lib/outcome"
import { dropSession, readSession } from "@/lib/session"
import { whoAsks } from "@/lib/visitor"
import { typedAnswers } from "./typed-answers"

/** What the buyer saw and agreed to. */
export type Agreement = { licensee: Legal; locale: Locale; typed_name: string; consents: ("terms" | "immediate_delivery")[]; terms_hash: string; total: MoneyJson }

/** Answers what the license of a line asks about its use. */
export async function answerAction(lineId: string, _before: Outcome | null, form: FormData): Promise<Outcome> {
  const cart = await currentCart()
  const line = cart?.lines.find(({ id }) => id === lineId)
  if (!cart || !line) return { ok: false, message: "This license is not in your cart any more. Load the page again." }
  let fields: Record<string, string> = {}
  const outcome = await attempt(async () => {
    ({ faults: fields } = await call(answerQuestions, { params: { id: cart.id, line_id: lineId }, body: { answers: typedAnswers(line.questions, form) } }))
  }, "Saved.")
  if (Object.keys(fields).length > 0) return { ok: false, message: "Look at the marked fields.", fields }
  if (outcome.ok) revalidatePath("/checkout")
  return outcome
}

/** Accepts the terms and leads to the payment page. */
export async function payAction(agreement: Agreement): Promise<Outcome> {
  const [token, id, here] = await Promise.all([readSession("customer"), readSession("cart"), origin()])
  if (!token) return ENDED
  if (!id) return { ok: false, message: "The cart is empty. Choose a license first." }
  const body = { ...agreement, return_url: `${here}/checkout/return`, cancel_url: `${here}/cart?cancelled=1` }
  const parsed = beginCheckout.body.safeParse(body)
  if (!parsed.success) return { ok: false, message: "Type your name as it stands in the contract." }
  let url = ""
  const visitor = await whoAsks()
  const outcome = await attempt(async () => { ({ url } = await call(beginCheckout, { token, params: { id }, body: parsed.data, headers: visitor })) })
  if (outcome.ok) redirect(url)
  return outcome
}

/** What became of a checkout; a paid cart is forgotten. */
export async function checkoutState(id: string) {
  const token = await readSession("customer")
  if (!token) return null
  const { checkout } = await call(readCheckout, { token, params: { id } })
  if (checkout.state === "complete" && checkout.cart_id === (await readSession("cart"))) await dropSession("cart")
  return checkout
}
