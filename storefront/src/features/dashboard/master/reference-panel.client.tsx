"use client"

import type { ReferenceView } from "@max-booster/api-contract"
import { useRef, useState } from "react"
import { Button } from "@/components/button"
import { ProgressBar } from "@/components/progress-bar"
import { cn } from "@/lib/cn"
import { ACCEPT } from "../upload/accepted"
import { useReferenceUpload } from "./use-reference.client"

type Props = { recordingId: string; references: readonly ReferenceView[]; chosen: string | null; asLoud: boolean; isBusy: boolean; onChoose: (id: string | null) => void; onAsLoud: (asLoud: boolean) => void; onRemove: (id: string) => void }

/** A track to sound like: dropped or chosen, kept privately for a week. */
export function ReferencePanel({ recordingId, references, chosen, asLoud, isBusy, onChoose, onAsLoud, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const { at, send, cancel } = useReferenceUpload(recordingId, onChoose)
  return (
    <div
      className={cn("grid gap-3 rounded-lg border border-dashed p-4", isOver ? "border-accent bg-accent-soft" : "border-line-strong")}
      onDragOver={(event) => { event.preventDefault(); setIsOver(true) }} onDragLeave={() => { setIsOver(false) }}
      onDrop={(event) => { event.preventDefault(); event.stopPropagation(); setIsOver(false); const [file] = event.dataTransfer.files; if (file) send(file) }}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-0.5"><h3 className="font-bold">Reference track</h3><p className="text-sm text-muted">Drop a track that you like the sound of. Only you and the shop’s machine hear it; it is forgotten after a week.</p></div>
        <Button tone="quiet" disabled={at.state === "sending"} onClick={() => { input.current?.click() }}>Choose a file</Button>
        <input ref={input} type="file" accept={ACCEPT} aria-label="Reference track to upload" className="sr-only" tabIndex={-1} onChange={(event) => { const [file] = event.currentTarget.files ?? []; if (file) send(file); event.currentTarget.value = "" }} />
      </div>
      {at.state === "sending" && <div className="grid gap-2"><ProgressBar fraction={at.fraction} label={`Upload of ${at.name}`} /><div className="flex items-center justify-between gap-3 text-sm"><span role="status" className="min-w-0 truncate">{`Sending ${at.name}, ${Math.round(at.fraction * 100)}%`}</span><Button tone="bare" onClick={cancel}>Cancel</Button></div></div>}
      {at.state === "failed" && <p role="alert" className="text-[15px] text-bad">{at.reason}</p>}
      {references.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="sr-only">Reference track</legend>
          <label className="flex min-h-11 items-center gap-3 text-[15px]"><input type="radio" name="reference" className="size-5 accent-(--accent)" checked={chosen === null} onChange={() => { onChoose(null) }} />None: the chain alone</label>
          {references.map(({ id, filename }) => (
            <div key={id} className="flex items-center justify-between gap-3">
              <label className="flex min-h-11 min-w-0 items-center gap-3 text-[15px]"><input type="radio" name="reference" className="size-5 shrink-0 accent-(--accent)" checked={chosen === id} onChange={() => { onChoose(id) }} /><span className="truncate">{filename}</span></label>
              <Button tone="bare" disabled={isBusy} aria-label={`Remove ${filename}`} onClick={() => { onRemove(id) }}>Remove</Button>
            </div>
          ))}
          {chosen !== null && <label className="flex min-h-11 items-center gap-3 text-[15px]"><input type="checkbox" className="size-5 accent-(--accent)" checked={asLoud} onChange={(event) => { onAsLoud(event.currentTarget.checked) }} />As loud as the reference, whatever the target</label>}
        </fieldset>
      )}
    </div>
  )
}
