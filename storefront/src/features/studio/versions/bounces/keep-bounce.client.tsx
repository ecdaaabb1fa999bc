"use client"

import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { sayFailure } from "../../bounce/failure"
import { keep, type Made } from "../../bounce/send"
import { useEditor } from "../../ui/use-editor.client"

/** Keeps what was bounced with the project, at the shop, with the version that it came from. */
export function KeepBounce({ projectId, made, isStale, onKept }: { projectId: string; made: Made; isStale: boolean; onKept: () => void }) {
  const editor = useEditor()
  const [words, setWords] = useState("Keeping…")
  const [controller] = useState(() => new AbortController())
  const { outcome, isPending, run } = useOutcome()
  useEffect(() => () => { controller.abort() }, [controller])
  if (editor.sync.role === "viewer") return null
  const work = async () => {
    if (isStale && (await made.version) === null) return { ok: false, message: "The project has changed since, and its version could not be saved then. Bounce it again." }
    try {
      await keep({ editor, projectId, tell: (said, part) => { setWords(`${said}, ${Math.round(part * 100)}%`) }, signal: controller.signal }, made)
      return { ok: true, message: "Kept below, with its version." }
    } catch (error) {
      return { ok: false, message: sayFailure(error) }
    }
  }
  return (
    <div className="grid justify-items-start gap-1">
      {!outcome?.ok && <Button tone="quiet" disabled={isPending} onClick={() => { run(work, ({ ok }) => { if (ok) onKept() }) }}>{isPending ? words : "Keep with the project"}</Button>}
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
