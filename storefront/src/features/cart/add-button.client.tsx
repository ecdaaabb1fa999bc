"use client"

import { Check, ShoppingBag } from "lucide-react"
import { Button, ButtonLink } from "@/components/button"
import { useOutcome } from "@/components/use-outcome.client"
import { addLicenseAction } from "./actions"

/** Puts a license tier in the cart, and then leads there. */
export function AddButton({ variantId, label, inCart }: { variantId: string; label: string; inCart: boolean }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid gap-2">
      {inCart
        ? <ButtonLink href="/cart" tone="quiet" wide><Check size={18} aria-hidden className="text-good" />In your cart</ButtonLink>
        : <Button wide disabled={isPending} aria-label={isPending ? undefined : `Add to cart: the ${label} license`} onClick={() => { run(() => addLicenseAction(variantId)) }}><ShoppingBag size={18} aria-hidden />{isPending ? "Adding…" : "Add to cart"}</Button>}
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
      <p role="status" className="sr-only">{outcome?.ok ? `The ${label} license is in your cart.` : ""}</p>
    </div>
  )
}
