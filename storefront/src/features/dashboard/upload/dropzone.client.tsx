"use client"

import { UploadCloud } from "lucide-react"
import { useRouter } from "next/navigation"
import { type DragEvent, useEffect, useRef, useState } from "react"
import { Button } from "@/components/button"
import { cn } from "@/lib/cn"
import { formatBytes, formatDate } from "@/lib/format"
import { ACCEPT } from "./accepted"
import { UploadRow } from "./upload-row.client"
import { useUploads } from "./uploads.client"

/** Where beats are dropped or chosen, with what is on its way and what was interrupted. */
export function Dropzone() {
  const { items, interrupted, queue } = useUploads()
  const [isOver, setIsOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()
  useEffect(() => {
    if (!queue) return
    queue.onDone = (recordingId) => {
      const others = queue.read().items.filter(({ state }) => state !== "done" && state !== "failed")
      if (others.length === 0 && location.pathname === "/sell/beats") router.push(`/sell/beats/${recordingId}`)
      else router.refresh()
    }
    return () => { queue.onDone = () => undefined }
  }, [queue, router])

  const drag = (over: boolean) => (event: DragEvent) => { event.preventDefault(); setIsOver(over) }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    queue?.add([...event.dataTransfer.files])
  }
  return (
    <div className="grid gap-3">
      <div
        onDragOver={drag(true)} onDragEnter={drag(true)} onDragLeave={drag(false)} onDrop={drop}
        className={cn("grid place-items-center gap-3 rounded-xl border-2 border-dashed px-6 py-10 text-center transition-colors", isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-surface")}
      >
        <UploadCloud aria-hidden className="size-9 text-muted" />
        <div>
          <p className="text-lg font-semibold">Drop your beats here</p>
          <p className="text-[15px] text-muted">WAV or FLAC is best; AIFF, MP3, M4A, Ogg and Opus work too. Up to 2 GB each. An upload that breaks off goes on where it stopped.</p>
        </div>
        <Button onClick={() => { input.current?.click() }} disabled={!queue}>Choose files</Button>
        <input
          ref={input} type="file" multiple accept={ACCEPT} aria-label="Audio files to upload" className="sr-only" tabIndex={-1}
          onChange={(event) => { queue?.add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = "" }}
        />
      </div>
      {queue && items.length > 0 && <ul aria-label="Uploads" className="grid gap-2">{items.map((item) => <UploadRow key={item.id} item={item} queue={queue} />)}</ul>}
      {queue && interrupted.map((each) => (
        <div key={each.key} className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-warn/30 bg-warn-soft px-4 py-3 text-warn">
          <p className="min-w-0 flex-1 basis-64 text-[15px]">
            <span className="font-semibold">{`The upload of “${each.name}” was interrupted`}</span>{` (${each.size === null ? "" : `${formatBytes(each.size)}, `}${formatDate(each.since)}). Choose the same file again: it goes on where it stopped.`}
          </p>
          <div className="flex gap-2">
            <Button tone="quiet" onClick={() => { input.current?.click() }}>Choose the file</Button>
            <Button tone="bare" onClick={() => { void queue.forget(each) }}>Forget it</Button>
          </div>
        </div>
      ))}
    </div>
  )
}
