"use client"

import type { RecordingView } from "@max-booster/api-contract"
import { useRef } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import { Panel } from "@/components/panel"
import { ProgressBar } from "@/components/progress-bar"
import { ACCEPT_STEMS } from "../upload/accepted"
import { UploadRow } from "../upload/upload-row.client"
import { useUploads } from "../upload/uploads.client"
import { useStems } from "./use-stems.client"

/** Where stems are uploaded, one by one or as a zip, and how far their check and their pack are. */
export function StemsPanel({ recording, count }: { recording: RecordingView; count: number }) {
  const { items, queue } = useUploads()
  const stems = useStems(recording)
  const input = useRef<HTMLInputElement>(null)
  const { id, title, files } = recording
  const isThere = files.includes("stems")
  const sending = items.filter((item) => item.stemsOf === id && item.state !== "done")
  return (
    <Panel title="Stems" lead={isThere ? "Buyers of licenses with stems get them as one zip." : "Some licenses deliver the separate parts of the beat. Without stems they cannot be offered."} aside={isThere && stems.state === "ready" && <Badge tone="good">Ready</Badge>}>
      {queue && sending.length > 0 && <ul aria-label="Upload of stems" className="grid gap-2">{sending.map((item) => <UploadRow key={item.id} item={item} queue={queue} />)}</ul>}
      {stems.state === "processing" && (
        <div className="grid gap-2">
          <ProgressBar fraction={stems.progress.fraction} label={`Stems of ${title}`} />
          <p className="flex justify-between gap-4 text-[15px]"><span role="status" className="font-semibold">{stems.progress.phase || "Waiting for its turn"}</span><span className="tabular text-muted">{`${Math.round(stems.progress.fraction * 100)}%`}</span></p>
        </div>
      )}
      {stems.state === "unfit" && <Message tone="warn" title="Some stems do not fit the beat">They must be as long as it before they can be sold: mend them below{isThere ? ". Buyers get the stems from before until then" : ""}.</Message>}
      {(stems.state === "refused" || stems.state === "failed") && (
        <Message title={stems.state === "refused" ? "This zip cannot be used" : "The stems could not be prepared"}><p className="[overflow-wrap:anywhere]">{stems.problem?.message}{isThere && " The stems from before stay."}</p></Message>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button tone={count > 0 ? "quiet" : "accent"} disabled={!queue} onClick={() => { input.current?.click() }}>{count > 0 ? "Add stems" : "Upload stems"}</Button>
        <p className="flex-1 basis-64 text-sm text-muted">WAV, AIFF or FLAC files, each from the beat’s start to its end; or one zip of all of them, which takes the place of those that are there. At most 64, and 2 GB each.</p>
        <input
          ref={input} type="file" multiple accept={ACCEPT_STEMS} aria-label="Stems to upload" className="sr-only" tabIndex={-1}
          onChange={(event) => { queue?.addStems(id, [...(event.currentTarget.files ?? [])]); event.currentTarget.value = "" }}
        />
      </div>
    </Panel>
  )
}
