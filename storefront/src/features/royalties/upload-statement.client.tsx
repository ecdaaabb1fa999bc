"use client"

import { STATEMENT_MAX_BYTES } from "@max-booster/api-contract"
import { FileUp } from "lucide-react"
import { useRouter } from "next/navigation"
import { useId } from "react"
import { Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import type { Outcome } from "@/lib/outcome"

/** Sends a distributor's file, and goes to what was read of it. */
export function UploadStatement() {
  const [id, router] = [useId(), useRouter()]
  const { outcome, isPending, run } = useOutcome()

  async function send(file: File): Promise<Outcome> {
    if (file.size > STATEMENT_MAX_BYTES) return { ok: false, message: "The file is larger than 500 MB. Ask your distributor for shorter periods." }
    const response = await fetch(`/api/workshop/royalty-statements?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file, headers: { "content-type": "text/csv" } })
    const answer = (await response.json()) as { statement?: { id: string }; message?: string }
    if (!response.ok || !answer.statement) return { ok: false, message: answer.message ?? "The file could not be sent. Try again." }
    router.push(`/sell/royalties/${answer.statement.id}`)
    return { ok: true, message: "Sent." }
  }

  return (
    <div className="grid gap-2">
      <Labelled label="Statement (CSV or text)" id={id} hint="As your distributor or Spotify for Artists gives it, at most 500 MB. Nothing is posted before you say so.">
        <input id={id} type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" disabled={isPending} className="min-h-11 w-full rounded-lg border border-dashed border-line-strong bg-raised p-3 text-[15px] file:mr-3 file:min-h-9 file:rounded-lg file:border-0 file:bg-ink file:px-4 file:font-semibold file:text-paper"
          onChange={({ target }) => { const [file] = target.files ?? []; if (file) run(() => send(file)) }} />
      </Labelled>
      {isPending ? <p role="status" className="flex min-h-6 items-center gap-2 text-[15px] text-muted"><FileUp size={18} aria-hidden />Sending…</p> : <OutcomeLine outcome={outcome} />}
    </div>
  )
}
