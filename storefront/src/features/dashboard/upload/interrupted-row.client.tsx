"use client"

import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { formatBytes, formatDate } from "@/lib/format"
import type { Interrupted } from "./upload-queue"

/** An upload that an earlier page left unfinished: it goes on when the same file is chosen again. */
export function InterruptedRow({ upload: { name, size, since }, onChoose, onForget }: { upload: Interrupted; onChoose: () => void; onForget: () => void }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-warn/30 bg-warn-soft px-4 py-3 text-warn">
      <p className="min-w-0 flex-1 basis-64 text-[15px] [overflow-wrap:anywhere]">
        <span className="font-semibold">{`The upload of “${name}” was interrupted`}</span>{` (${size === null ? "" : `${formatBytes(size)}, `}${formatDate(since)}). Choose the same file again: it goes on where it stopped.`}
      </p>
      <div className="flex gap-2">
        <Button tone="quiet" onClick={onChoose}>Choose the file</Button>
        <Confirm trigger={<Button tone="bare">Forget it</Button>} title={`Give up the upload of “${name}”?`} confirm="Give it up" onConfirm={onForget}>What was sent so far is removed.</Confirm>
      </div>
    </div>
  )
}
