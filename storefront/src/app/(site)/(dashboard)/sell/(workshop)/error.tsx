"use client"

import { useEffect } from "react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"

/** A part of the workshop failed: says so where it would be; its other parts can still be opened. */
export default function WorkshopError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => { console.error(error) }, [error])
  return (
    <div className="grid gap-4">
      <h1 className="text-3xl font-bold sm:text-4xl">This page skipped</h1>
      <Message><p className="pb-3">The shop could not be reached. Nothing of yours is lost, and uploads go on by themselves.</p><Button tone="quiet" onClick={reset}>Try again</Button></Message>
      {error.digest && <p className="text-sm text-muted">Error {error.digest}</p>}
    </div>
  )
}
