"use client"

import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { sendVerificationAction } from "./actions"

/** Sends the verification mail once more. */
export function SendAgain() {
  const { outcome, isPending, run } = useOutcome()
  return <div className="flex flex-wrap items-center gap-x-4 gap-y-2"><Button tone="quiet" disabled={isPending} onClick={() => { run(sendVerificationAction) }}>{isPending ? "Sending…" : "Send the mail again"}</Button><OutcomeLine outcome={outcome} /></div>
}
