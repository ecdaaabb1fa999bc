"use client"

import { ShoppingBag } from "lucide-react"
import { Button } from "@/components/button"
import { useOutcome } from "@/components/use-outcome.client"
import { bundleToCartAction } from "./actions"

/** Puts a bundle in the cart. */
export function BundleButton({ id, count }: { id: string; count: number }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid justify-items-start gap-2">
      <Button disabled={isPending} onClick={() => { run(() => bundleToCartAction(id)) }}><ShoppingBag size={18} aria-hidden />{isPending ? "Adding…" : `Put all ${count} in the cart`}</Button>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </div>
  )
}
