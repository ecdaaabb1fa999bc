"use client"

import { UploadCloud } from "lucide-react"
import { useRef } from "react"
import { Button } from "@/components/button"
import { cn } from "@/lib/cn"
import { ACCEPT } from "./accepted"
import { InterruptedRow } from "./interrupted-row.client"
import { UploadRow } from "./upload-row.client"
import { useFileDrop } from "./use-file-drop.client"
import { useUploads } from "./uploads.client"

/** Where beats are dropped or chosen, with what is on its way and what was interrupted. */
export function Dropzone({ isSlim = false }: { isSlim?: boolean }) {
  const { items, interrupted, queue } = useUploads()
  const isOver = useFileDrop((files) => { queue?.add(files) })
  const input = useRef<HTMLInputElement>(null)
  const choose = () => { input.current?.click() }
  return (
    <div className="grid gap-3">
      <div className={cn("grid place-items-center gap-3 rounded-xl border-2 border-dashed text-center transition-colors", isSlim ? "px-4 py-5 sm:flex sm:text-left" : "px-6 py-10 sm:py-16", isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-surface")}>
        <UploadCloud aria-hidden className={cn("size-9 shrink-0", isOver ? "text-accent" : "text-muted")} />
        <div className="flex-1">
          <p className="text-lg font-semibold">{isOver ? "Let go to upload" : "Drop your beats here"}</p>
          <p className="max-w-prose text-[15px] text-muted">WAV or FLAC is best; AIFF, MP3, M4A, Ogg and Opus work too. Up to 2 GB each. An upload that breaks off goes on where it stopped.</p>
        </div>
        <Button onClick={choose} disabled={!queue} className="shrink-0">Choose files</Button>
        <input
          ref={input} type="file" multiple accept={ACCEPT} aria-label="Audio files to upload" className="sr-only" tabIndex={-1}
          onChange={(event) => { queue?.add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = "" }}
        />
      </div>
      {queue && items.length > 0 && <ul aria-label="Uploads" className="grid gap-2">{items.map((item) => <UploadRow key={item.id} item={item} queue={queue} />)}</ul>}
      {queue && interrupted.map((each) => <InterruptedRow key={each.key} upload={each} onChoose={choose} onForget={() => { void queue.forget(each) }} />)}
    </div>
  )
}
