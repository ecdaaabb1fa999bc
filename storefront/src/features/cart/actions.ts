"use server"

import { addToCart, removeFromCart } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { attempt } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"
import { readSession } from "@/lib/session"
import { openCartId } from "./cart"

/** Puts a license in the cart; another tier of the same beat takes its place. */
export async function addLicenseAction(variantId: string): Promise<Outcome> {
  const outcome = await attempt(async () => call(addToCart, { params: { id: await openCartId() }, body: { variant_id: variantId } }))
  revalidatePath("/", "layout")
  return outcome
}

/** Takes a license out of the cart. */
export async function removeLicenseAction(lineId: string): Promise<Outcome> {
  const id = await readSession("cart")
  const outcome = await attempt(async () => { if (id) await call(removeFromCart, { params: { id, line_id: lineId } }) })
  revalidatePath("/", "layout")
  return outcome
}
