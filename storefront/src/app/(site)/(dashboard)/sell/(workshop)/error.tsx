"use client"

import { useRouter } from "next/navigation"
import { startTransition, useEffect, useEffectEvent } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { useLiveState } from "@/features/dashboard/live/live.client"

const EVERY_MS = 5_000

/** A part of the workshop failed: says so where it would be, and shows it as soon as the shop answers again. */
export default function WorkshopError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter()
  const state = useLiveState()
  // `reset` alone shows the failed answer again; only with a refresh is the server asked anew.
  const retry = () => { startTransition(() => { router.refresh(); reset() }) }
  const retryNow = useEffectEvent(retry)
  useEffect(() => { console.error(error) }, [error])
  useEffect(() => {
    if (state !== "live") return
    const timer = setInterval(() => { retryNow() }, EVERY_MS)
    return () => { clearInterval(timer) }
  }, [state])
  return (
    <div className="grid gap-4">
      <h1 className="text-3xl font-bold sm:text-4xl">This page skipped</h1>
      <Message><p className="pb-3">The shop could not be reached. Nothing of yours is lost, uploads go on by themselves, and this page comes back when the shop answers.</p><Button tone="quiet" onClick={retry}>Try now</Button></Message>
      {error.digest && <p className="text-sm text-muted">{`Error ${error.digest}`}</p>}
    </div>
  )
}
