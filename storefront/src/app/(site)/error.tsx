"use client"
import { useEffect } from "react"
import { Button } from "@/components/button"

/** Something failed on our side: says so, and offers to try again. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => { console.error(error) }, [error])
  return (
    <div className="mx-auto grid max-w-xl justify-items-start gap-4 px-4 py-24" role="alert">
      <h1 className="text-4xl font-extrabold">The record skipped</h1>
      <p className="text-muted">The shop could not be reached. Nothing of yours is lost. Try again; if it stays so, come back in a few minutes.</p>
      <Button onClick={reset}>Try again</Button>
      {error.digest && <p className="text-sm text-muted">Error {error.digest}</p>}
    </div>
  )
}
