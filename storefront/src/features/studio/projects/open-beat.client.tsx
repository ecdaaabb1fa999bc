"use client"

import { AudioLines } from "lucide-react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { openBeatAction } from "./actions"

/** Opens a beat in the studio, to record over it before it is bought. */
export function OpenBeat({ handle }: { handle: string }) {
  const { outcome, isPending, run } = useOutcome()
  return (
    <div className="grid justify-items-start gap-1">
      <Button tone="quiet" disabled={isPending} onClick={() => { run(() => openBeatAction(handle)) }}><AudioLines size={18} aria-hidden />{isPending ? "Opening…" : "Try it in the studio"}</Button>
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
