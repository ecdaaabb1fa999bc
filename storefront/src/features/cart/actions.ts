"use server"

import { addCode, addToCart, removeCode, removeFromCart } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { attempt } from "@/lib/attempt"
import { BackendError, call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"
import { currentCart, newCartId, openCartId } from "./cart"

/** Puts a license in the cart; another tier of the same beat takes its place. */
export async function addLicenseAction(variantId: string): Promise<Outcome> {
  const addTo = (id: string) => call(addToCart, { params: { id }, body: { variant_id: variantId } })
  const outcome = await attempt(async () => addTo(await openCartId()).catch(async (error: unknown) => {
    if (isPaid(error)) return addTo(await newCartId())
    throw error
  }))
  revalidatePath("/", "layout")
  return outcome
}

/** The cart was paid a moment ago, perhaps on another page, and its order is being made. */
const isPaid = (error: unknown) => error instanceof BackendError && (error.code === "already_paid" || error.code === "cart_completed")

/** Takes a license out of the cart. */
export async function removeLicenseAction(lineId: string): Promise<Outcome> {
  const id = await readSession("cart")
  const outcome = await attempt(async () => { if (id) await call(removeFromCart, { params: { id, line_id: lineId } }) })
  revalidatePath("/", "layout")
  return outcome
}

/** Puts the licenses of a cart that another account has begun to pay in a new one, and goes on to its checkout. */
export async function takeOverAction(): Promise<void> {
  const cart = await currentCart()
  if (cart) {
    const id = await newCartId()
    for (const { variant_id } of cart.lines.filter(({ available }) => available)) await call(addToCart, { params: { id }, body: { variant_id } })
    revalidatePath("/", "layout")
  }
  redirect("/checkout")
}

/** Puts a discount code in the cart. */
export async function addCodeAction(code: string): Promise<Outcome> {
  const id = await readSession("cart")
  const outcome = await attempt(async () => { if (id) await call(addCode, { params: { id }, body: { code } }) })
  revalidatePath("/", "layout")
  return outcome
}

/** Takes a discount code out of the cart. */
export async function removeCodeAction(code: string): Promise<Outcome> {
  const id = await readSession("cart")
  const outcome = await attempt(async () => { if (id) await call(removeCode, { params: { id, code } }) })
  revalidatePath("/", "layout")
  return outcome
}
