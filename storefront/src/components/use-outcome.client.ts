"use client"

import { useState, useTransition } from "react"
import type { Outcome } from "@/lib/outcome"

/**
 * Runs server actions and keeps their last outcome. Forms are submitted through it and not through `action`,
 * because React empties a form after its action, and nobody shall lose what they typed.
 */
export function useOutcome() {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [isPending, start] = useTransition()
  const run = (work: () => Promise<Outcome>, onDone?: (outcome: Outcome) => void) => {
    start(async () => {
      const next = await work().catch((error: unknown) => {
        // A redirect travels as an error; the router must see it.
        if (error instanceof Error && "digest" in error) throw error
        return { ok: false, message: "The shop cannot be reached right now. Try again in a moment." }
      })
      setOutcome(next ?? null)
      if (next) onDone?.(next)
    })
  }
  return { outcome, isPending, run, clear: () => { setOutcome(null) } }
}
