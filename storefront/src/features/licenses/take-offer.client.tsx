"use client"

import { Button } from "@/components/button"
import { useOutcome } from "@/components/use-outcome.client"
import { takeOfferAction } from "./life-actions"

/** Puts an upgrade or a renewal in the cart and leads there. */
export function TakeOffer({ id, kind, type, words, label }: { id: string; kind: "upgrade" | "renewal"; type: string; words: string; label: string }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid gap-2">
      <Button disabled={isPending} aria-label={isPending ? undefined : label} onClick={() => { run(() => takeOfferAction(id, kind, type)) }}>{isPending ? "Adding…" : words}</Button>
      {outcome?.ok === false && <p role="alert" className="text-sm text-bad">{outcome.message}</p>}
    </div>
  )
}
