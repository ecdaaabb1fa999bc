"use client"

import type { PayoutAccountView } from "@max-booster/api-contract"
import { ExternalLink } from "lucide-react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { payoutDashboardAction, startOnboardingAction } from "../actions"

/** The ways to Stripe: onboarding until it is done, then the dashboard. */
export function PayoutButtons({ state }: { state: PayoutAccountView["state"] }) {
  const { outcome, isPending, run } = useOutcome()
  const isActive = state === "active"
  const words = { none: "Set up payouts", onboarding: "Go on with Stripe", restricted: "Give what is missing", active: "Open the Stripe dashboard" }[state]
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Button tone={isActive ? "quiet" : "accent"} disabled={isPending} onClick={() => { run(isActive ? payoutDashboardAction : startOnboardingAction) }}><ExternalLink size={18} aria-hidden />{isPending ? "Opening Stripe…" : words}</Button>
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
