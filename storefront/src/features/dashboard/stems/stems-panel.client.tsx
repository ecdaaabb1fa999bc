"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { useRef } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { Panel } from "@/components/panel"
import { ProgressBar } from "@/components/progress-bar"
import { ACCEPT_ZIP } from "../upload/accepted"
import { UploadRow } from "../upload/upload-row.client"
import { useUploads } from "../upload/uploads.client"
import { useStems } from "./use-stems.client"

/** The stems of a beat: uploaded as one zip, checked, and kept for the licenses that deliver them. */
export function StemsPanel({ recording }: { recording: RecordingView }) {
  const { items, queue } = useUploads()
  const stems = useStems(recording)
  const input = useRef<HTMLInputElement>(null)
  const { id, title, files } = recording
  const isThere = files.includes("stems")
  const sending = items.find((item) => item.stemsOf === id && item.state !== "done")
  const isBusy = stems.state === "processing" || (sending !== undefined && sending.state !== "failed")
  return (
    <Panel title="Stems" lead={isThere ? "Buyers of licenses with stems get them as one zip." : "Some licenses deliver the separate parts of the beat. Without stems they cannot be offered."} aside={isThere && <Badge tone="good">Ready</Badge>}>
      {queue && sending && <ul aria-label="Upload of stems" className="grid gap-2"><UploadRow item={sending} queue={queue} /></ul>}
      {stems.state === "processing" && (
        <div className="grid gap-2">
          <ProgressBar fraction={stems.progress.fraction} label={`Stems of ${title}`} />
          <p className="flex justify-between gap-4 text-[15px]"><span role="status" className="font-semibold">{stems.progress.phase || "Waiting for its turn"}</span><span className="tabular text-muted">{`${Math.round(stems.progress.fraction * 100)}%`}</span></p>
        </div>
      )}
      {(stems.state === "refused" || stems.state === "failed") && (
        <Message title={stems.state === "refused" ? "This zip cannot be used" : "The stems could not be prepared"}><p className="[overflow-wrap:anywhere]">{stems.problem?.message}{isThere && " The stems from before stay."}</p></Message>
      )}
      {!isBusy && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button tone={isThere ? "quiet" : "accent"} disabled={!queue} onClick={() => { input.current?.click() }}>{isThere ? "Replace the stems" : "Upload a zip of stems"}</Button>
          <p className="flex-1 basis-64 text-sm text-muted">One zip of at most 64 WAV or FLAC files and 2 GB, each as long as the beat.</p>
          <input
            ref={input} type="file" accept={ACCEPT_ZIP} aria-label="Zip of stems to upload" className="sr-only" tabIndex={-1}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              if (file) queue?.addStems(id, file)
              event.currentTarget.value = ""
            }}
          />
        </div>
      )}
    </Panel>
  )
}
