"use client"

import type { RenditionView } from "@max-booster/api-contract"
import { Download, RotateCcw, Trash2, X } from "lucide-react"
import type { ReactNode } from "react"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { ProgressBar } from "@/components/progress-bar"
import { useOutcome } from "@/components/use-outcome.client"
import { formatBytes, formatDate } from "@/lib/format"
import { formatLeft } from "../upload/pace"
import { cancelRenditionAction, deleteRenditionAction, requestRenditionAction } from "./actions"
import { isOpen } from "./use-renditions.client"

const control = "inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-lg px-2 text-muted transition-colors hover:bg-line/60 hover:text-ink disabled:opacity-50 [&>svg]:size-5"

/** One rendition: how far it is and what can be done with it. `children` shows what was made. */
export function RenditionRow({ rendition, label, children }: { rendition: RenditionView; label: string; children?: ReactNode }) {
  const { outcome, isPending, run } = useOutcome()
  const { id, state, recording_id, kind, spec, files } = rendition
  const canTryAgain = state === "failed" || state === "cancelled"
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-raised px-4 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="break-words font-semibold">{label}</p>
          <Words rendition={rendition} />
        </div>
        {files.map(({ name, url, filename, size }) => (
          <a key={name} href={`${url}?download`} download={filename} className={control} aria-label={`Download ${filename}`}><Download aria-hidden /><span className="tabular text-sm">{formatBytes(size)}</span></a>
        ))}
        {canTryAgain && <button type="button" className={control} disabled={isPending} aria-label={`Make ${label} again`} title="Again" onClick={() => { run(async () => { const made = await requestRenditionAction(recording_id, kind, spec); return made.ok ? deleteRenditionAction(id) : made }) }}><RotateCcw /></button>}
        {isOpen(rendition)
          ? <button type="button" className={control} disabled={isPending} aria-label={`Cancel ${label}`} title="Cancel" onClick={() => { run(() => cancelRenditionAction(id)) }}><X /></button>
          : (
            <Confirm trigger={<button type="button" className={control} disabled={isPending} aria-label={`Remove ${label}`} title="Remove"><Trash2 /></button>} title={`Remove “${label}”?`} confirm="Remove" onConfirm={() => { run(() => deleteRenditionAction(id)) }}>
              {files.length > 0 ? "Its files are removed from the shop. They can be made again." : "It is taken off this list."}
            </Confirm>
          )}
      </div>
      {isOpen(rendition) && <ProgressBar fraction={rendition.progress.fraction} label={label} />}
      {outcome?.ok === false && <OutcomeLine outcome={outcome} />}
      {state === "ready" && children}
    </li>
  )
}

function Words({ rendition: { state, progress, problem, ended_at } }: { rendition: RenditionView }) {
  switch (state) {
    case "waiting": return <p className="text-sm text-muted">Waits for its turn</p>
    case "working": return <p role="status" className="text-sm tabular text-muted">{`${progress.phase} · ${Math.round(progress.fraction * 100)}%${progress.seconds_left === null ? "" : ` · ${formatLeft(progress.seconds_left)}`}`}</p>
    case "ready": return <p className="text-sm text-muted">{ended_at ? `Made ${formatDate(ended_at)}` : "Made"}</p>
    case "cancelled": return <p className="text-sm text-muted">Cancelled</p>
    case "refused": case "failed": return <p role="alert" className="text-sm text-bad">{problem?.message ?? "It could not be made."}</p>
  }
}
