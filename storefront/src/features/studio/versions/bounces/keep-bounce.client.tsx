"use client"

import { roleOfName } from "@max-booster/music"
import { useEffect, useState } from "react"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { useEditor } from "../../ui/use-editor.client"
import { noteBounceAction } from "../../bounce/actions"
import type { Bounced, BounceWish } from "../../bounce/bounce"

/** Keeps what was bounced at the shop, with the version that it came from. Offered as long as the project says what was bounced. */
export function KeepBounce({ projectId, files, wish, onKept }: { projectId: string; files: readonly Bounced[]; wish: BounceWish; onKept: () => void }) {
  const { project, library, exchange, sync } = useEditor()
  const [hasChanged, setChanged] = useState(false)
  const { outcome, isPending, run } = useOutcome()
  useEffect(() => project.subscribe(() => { setChanged(true) }), [project])
  if (sync.role === "viewer") return null
  const keep = () => {
    run(async () => {
      const sent = []
      for (const { file, trackId } of files) {
        const { hash } = await library.add(file, project.settings.sampleRate)
        await exchange.send([hash])
        const name = wish.kind === "stems" ? (project.get("tracks", trackId)?.name ?? file.name) : file.name
        sent.push({ name, hash, role: wish.kind === "stems" ? roleOfName(name) : null })
      }
      const noted = await noteBounceAction(projectId, wish.kind, "wav" in wish.format ? "wav" : "mp3", project.settings.name, sent)
      return noted.ok ? { ok: true, message: "Kept below, with its version." } : noted
    }, ({ ok }) => { if (ok) onKept() })
  }
  return (
    <div className="grid justify-items-start gap-1">
      {!outcome?.ok && <Button tone="quiet" disabled={isPending || hasChanged} onClick={keep}>{isPending ? "Keeping…" : "Keep with the project"}</Button>}
      {hasChanged && !outcome?.ok && <p className="text-sm text-muted">The project has changed since: bounce again to keep it with its version.</p>}
      <OutcomeLine outcome={outcome} />
    </div>
  )
}
