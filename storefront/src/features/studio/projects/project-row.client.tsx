"use client"

import type { StudioProjectView } from "@max-booster/api-contract"
import { Copy, RotateCcw, Trash2 } from "lucide-react"
import { Confirm } from "@/components/confirm.client"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { Badge } from "@/components/badge"
import { deleteProjectAction, duplicateProjectAction, restoreProjectAction } from "./actions"

/** One project of the list, with what can be done to it as a whole. */
export function ProjectRow({ project, changed }: { project: StudioProjectView; changed: string }) {
  const { outcome, isPending, run } = useOutcome()
  const { id, name, bpm, key, role, beat, removed_at: removedAt } = project
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-raised p-4">
      <div className="min-w-0 flex-1 basis-56">
        {removedAt ? <p className="truncate font-semibold">{name}</p> : <a href={`/studio/${id}`} className="block truncate font-semibold underline-offset-2 hover:underline">{name}</a>}
        <p className="flex flex-wrap gap-x-3 text-sm tabular text-muted"><span>{`${bpm} BPM`}</span>{key && <span>{key}</span>}<span>{changed}</span>{beat && <span>over a beat</span>}</p>
      </div>
      {role !== "owner" && <Badge tone="quiet">{role === "editor" ? "Shared: you may edit" : "Shared: you may look"}</Badge>}
      <div className="flex">
        {removedAt
          ? <Control label={`Restore ${name}`} disabled={isPending} onClick={() => { run(() => restoreProjectAction(id)) }}><RotateCcw /></Control>
          : (
            <>
              <Control label={`Duplicate ${name}`} disabled={isPending} onClick={() => { run(() => duplicateProjectAction(id)) }}><Copy /></Control>
              {role === "owner" && <Confirm trigger={<Control label={`Remove ${name}`} disabled={isPending}><Trash2 /></Control>} title={`Remove “${name}”?`} confirm="Remove" onConfirm={() => { run(() => deleteProjectAction(id)) }}>You can restore it for thirty days. Whoever works on it with you cannot open it meanwhile.</Confirm>}
            </>
          )}
      </div>
      <OutcomeLine outcome={outcome} />
    </li>
  )
}

const Control = ({ label, children, ...props }: { label: string; disabled?: boolean; onClick?: () => void; children: React.ReactNode }) => (
  <button type="button" aria-label={label} title={label} className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-line/60 hover:text-ink disabled:opacity-30 [&>svg]:size-5" {...props}>{children}</button>
)
