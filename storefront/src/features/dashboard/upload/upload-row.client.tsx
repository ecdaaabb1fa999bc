"use client"

import { Check, Pause, Play, RotateCcw, X } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"
import { formatBytes } from "@/lib/format"
import { Confirm } from "@/components/confirm.client"
import { ProgressBar } from "@/components/progress-bar"
import { formatLeft, secondsLeft } from "./pace"
import { isGoing, type UploadItem, type UploadQueue } from "./upload-queue"

/** One upload: how far, how fast, and what can be done with it. */
export function UploadRow({ item, queue }: { item: UploadItem; queue: UploadQueue }) {
  const isOnItsWay = isGoing(item) || item.state === "paused" || item.state === "waiting"
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-raised px-4 py-3">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{item.name}</p>
          <Words item={item} />
        </div>
        {isGoing(item) && <Control label={`Pause ${item.name}`} onClick={() => { void queue.pause(item.id) }}><Pause /></Control>}
        {item.state === "paused" && <Control label={`Go on with ${item.name}`} onClick={() => { queue.resume(item.id) }}><Play /></Control>}
        {item.state === "failed" && item.again && <Control label={`Go on with ${item.name}`} onClick={() => { queue.resume(item.id) }}><RotateCcw /></Control>}
        {isOnItsWay
          ? (
            <Confirm trigger={<Control label={`Cancel ${item.name}`}><X /></Control>} title={`Cancel the upload of “${item.name}”?`} confirm="Cancel the upload" onConfirm={() => { void queue.cancel(item.id) }}>
              What was sent so far is removed. Pause instead to go on later.
            </Confirm>
          )
          : <Control label={`Take ${item.name} off this list`} onClick={() => { queue.dismiss(item.id) }}><X /></Control>}
      </div>
      {isOnItsWay && <ProgressBar fraction={item.sent / item.size} label={`Upload of ${item.name}`} />}
    </li>
  )
}

function Words({ item }: { item: UploadItem }) {
  switch (item.state) {
    case "waiting": return <p className="text-sm text-muted">Waits for its turn</p>
    case "sending": {
      const left = secondsLeft(item.pace, item.sent, item.size)
      const speed = item.pace.speed === null ? "" : ` · ${formatBytes(item.pace.speed)}/s`
      return <p className="text-sm tabular text-muted">{`${formatBytes(item.sent)} of ${formatBytes(item.size)}${speed}${left === null ? "" : ` · ${formatLeft(left)}`}`}</p>
    }
    case "retrying": return <p role="status" className="text-sm tabular text-warn">{`The connection broke off at ${formatBytes(item.sent)} of ${formatBytes(item.size)}. Trying again…`}</p>
    case "paused": return <p className="text-sm tabular text-muted">{`Paused at ${formatBytes(item.sent)} of ${formatBytes(item.size)}`}</p>
    case "failed": return <p role="alert" className="text-sm text-bad">{item.reason}</p>
    case "done": return <p className="flex flex-wrap items-center gap-1 text-sm text-good"><Check aria-hidden className="size-4" />Uploaded. <Link className="underline underline-offset-2" href={`/sell/beats/${item.recordingId}`}>{item.stemsOf ? "Open the beat" : "Watch the analysis"}</Link></p>
  }
}

/** A square button with a drawing; forwards what a dialog's trigger needs. */
function Control({ label, children, ...props }: { label: string; children: ReactNode; onClick?: () => void }) {
  return <button type="button" aria-label={label} title={label} className="grid size-11 shrink-0 place-items-center rounded-lg text-muted transition-colors hover:bg-line/60 hover:text-ink [&>svg]:size-5" {...props}>{children}</button>
}
