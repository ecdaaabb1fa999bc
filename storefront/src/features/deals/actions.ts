"use server"

import { bundleToCart, dropBulkDeal, dropBundle, dropCoupon, saveBulkDeal, saveBundle, saveCoupon } from "@max-booster/api-contract"
import { revalidatePath } from "next/cache"
import { redirect } from "next/navigation"
import { openCartId } from "@/features/cart/cart"
import { sellerBearer } from "@/features/dashboard/session"
import { attempt, ENDED, refusedFields } from "@/lib/attempt"
import { call } from "@/lib/backend"
import type { Outcome } from "@/lib/outcome"

const save = { bulk: saveBulkDeal, bundle: saveBundle, coupon: saveCoupon } as const
const drop = { bulk: dropBulkDeal, bundle: dropBundle, coupon: dropCoupon } as const
export type DealKind = keyof typeof save

/** Makes or changes a deal of the shop. */
export async function saveDealAction(kind: DealKind, wish: unknown): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const parsed = save[kind].body.safeParse(wish)
  if (!parsed.success) return refusedFields(parsed.error.issues)
  const outcome = await attempt(() => call(save[kind] as typeof saveCoupon, { token, body: parsed.data as never }), "Saved. The shop shows it now.")
  revalidatePath("/sell/deals")
  return outcome
}

/** Takes a deal of the shop away. */
export async function dropDealAction(kind: DealKind, id: string): Promise<Outcome> {
  const token = await sellerBearer()
  if (!token) return ENDED
  const outcome = await attempt(() => call(drop[kind], { token, params: { id } }), "It is over.")
  revalidatePath("/sell/deals")
  return outcome
}

/** Puts all licenses of a bundle in the cart and leads there. */
export async function bundleToCartAction(bundleId: string): Promise<Outcome> {
  const outcome = await attempt(async () => call(bundleToCart, { params: { id: await openCartId() }, body: { bundle_id: bundleId } }))
  if (!outcome.ok) return outcome
  revalidatePath("/", "layout")
  redirect("/cart")
}
