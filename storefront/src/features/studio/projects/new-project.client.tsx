"use client"

import { useActionState, useId, useState } from "react"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { OutcomeLine } from "@/components/outcome-line"
import { createProjectAction } from "./actions"

/** Begins a project: a name and a tempo; both can be changed later. */
export function NewProject() {
  const [outcome, action, isPending] = useActionState(createProjectAction, null)
  // Asked twice, one project is made.
  const [requestId] = useState(() => crypto.randomUUID())
  const id = useId()
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="request_id" value={requestId} suppressHydrationWarning />
      <Labelled id={`${id}-name`} label="Name"><input id={`${id}-name`} name="name" className={inputLook} placeholder="Untitled" maxLength={120} /></Labelled>
      <Labelled id={`${id}-bpm`} label="Tempo"><input id={`${id}-bpm`} name="bpm" type="number" className={`${inputLook} w-28`} defaultValue={120} min={40} max={240} step="any" /></Labelled>
      <Button type="submit" disabled={isPending}>{isPending ? "Opening…" : "New project"}</Button>
      <OutcomeLine outcome={outcome} />
    </form>
  )
}
