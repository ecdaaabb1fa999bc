"use client"

import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { acceptInvitationAction } from "./actions"

/** Accepts by a press: mail programs open links, too. */
export function AcceptInvitation({ token }: { token: string }) {
  const { outcome, isPending, run } = useOutcome()
  return <div className="grid justify-items-start gap-3"><Button disabled={isPending} onClick={() => { run(() => acceptInvitationAction(token)) }}>{isPending ? "Opening…" : "Open the project"}</Button><OutcomeLine outcome={outcome} /></div>
}
