"use server"

import { answerOffer, answerReceivedOffer, makeOffer, offerToCart, type OfferView } from "@max-booster/api-contract"
import type { MoneyJson } from "@max-booster/kernel"
import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { openCartId } from "@/features/cart/cart"
import { sellerBearer } from "@/features/dashboard/session"
import { attempt, ENDED } from "@/lib/attempt"
import { call } from "@/lib/backend"
import { formatMoney } from "@/lib/format"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"

export type Said = { act: "counter" | "accept" | "decline" | "withdraw"; price?: MoneyJson; message: string }

/** Offers a price for a license. */
export async function makeOfferAction(variantId: string, price: MoneyJson, message: string): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const parsed = makeOffer.body.safeParse({ variant_id: variantId, price, message })
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the marked fields." }
  let offer: OfferView | null = null
  const outcome = await attempt(async () => { ({ offer } = await call(makeOffer, { token, body: parsed.data })) })
  if (!outcome.ok || !offer) return outcome
  const { state, price: named } = offer as OfferView
  return { ok: true, message: state === "accepted" ? `Accepted at once: ${formatMoney(named)} is yours for seven days.` : "Sent. The producer has seven days to answer; a mail tells you." }
}

/** Answers an offer as the buyer, or as the producer. */
export async function answerOfferAction(side: "buyer" | "seller", id: string, said: Said): Promise<Outcome> {
  const token = side === "buyer" ? await readSession("customer") : await sellerBearer()
  if (!token) return ENDED
  const route = side === "buyer" ? answerOffer : answerReceivedOffer
  const parsed = route.body.safeParse(said)
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? "Look at the marked fields." }
  const outcome = await attempt(() => call(route as typeof answerOffer, { token, params: { id }, body: parsed.data }))
  revalidatePath(side === "buyer" ? "/account/offers" : "/sell/offers")
  return outcome
}

/** Puts the license of an accepted offer in the cart and leads there. */
export async function payOfferAction(id: string): Promise<Outcome> {
  const token = await readSession("customer")
  if (!token) return ENDED
  const outcome = await attempt(async () => call(offerToCart, { token, params: { id: await openCartId() }, body: { offer_id: id } }))
  if (!outcome.ok) return outcome
  revalidatePath("/", "layout")
  redirect("/cart")
}
