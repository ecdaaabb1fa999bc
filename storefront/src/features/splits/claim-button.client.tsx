"use client"

import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { claimAction } from "./actions"

/** Has waiting shares paid to the shop of whoever is signed in. */
export function ClaimButton({ words }: { words: string }) {
  const { outcome, isPending, run } = useOutcome()
  return <div className="flex flex-wrap items-center gap-4"><Button disabled={isPending} onClick={() => { run(claimAction) }}>{isPending ? "Claiming…" : words}</Button><OutcomeLine outcome={outcome} /></div>
}
