"use client"

import { Check, ShoppingBag } from "lucide-react"
import { Button, ButtonLink } from "@/components/button"
import { useOutcome } from "@/components/use-outcome.client"
import { addLicenseAction } from "./actions"

/** Puts a license tier in the cart, and then leads there; `replaces` names the tier of the same beat that leaves for it. */
export function AddButton({ variantId, label, inCart, replaces }: { variantId: string; label: string; inCart: boolean; replaces: string | null }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid gap-2">
      {inCart
        ? <ButtonLink href="/cart" tone="quiet" wide><Check size={18} aria-hidden className="text-good" />In your cart</ButtonLink>
        : <Button wide disabled={isPending} aria-label={isPending ? undefined : `Add to cart: the ${label} license`} onClick={() => { run(() => addLicenseAction(variantId)) }}><ShoppingBag size={18} aria-hidden />{isPending ? "Adding…" : "Add to cart"}</Button>}
      {!inCart && replaces && <p className="text-center text-sm text-muted">{`Takes the place of ${replaces} in your cart.`}</p>}
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
      <p role="status" className="sr-only">{outcome?.ok ? `The ${label} license is in your cart.` : ""}</p>
    </div>
  )
}
