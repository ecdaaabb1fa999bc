"use client"

import { Users, X } from "lucide-react"
import { useState, useSyncExternalStore } from "react"
import { Badge } from "@/components/badge"
import { Button } from "@/components/button"
import { OutcomeLine } from "@/components/outcome-line"
import { useOutcome } from "@/components/use-outcome.client"
import { fieldLook, Tool } from "../ui/transport-bar.client"
import { Sheet } from "../ui/sheet.client"
import { useEditor } from "../ui/use-editor.client"
import { dismissAction, inviteAction, listPeopleAction, type Collaborators } from "./actions"

/** Who works on the project: invited, given a role, dismissed by its owner. */
export function PeopleSheet({ projectId }: { projectId: string }) {
  const { sync } = useEditor()
  const role = useSyncExternalStore(sync.subscribe, () => sync.role, () => sync.role)
  const [isOpen, setOpen] = useState(false)
  const [people, setPeople] = useState<Collaborators>([])
  const [email, setEmail] = useState("")
  const [asked, setAsked] = useState<"editor" | "viewer">("editor")
  const { outcome, isPending, run } = useOutcome()
  const change = (work: () => ReturnType<typeof listPeopleAction>) => { run(async () => { const { people: read, ...rest } = await work(); if (read) setPeople(read); return rest }) }
  const open = () => { setOpen(true); change(() => listPeopleAction(projectId)) }
  return (
    <Sheet title="People" open={isOpen} onOpenChange={(next) => { if (next) open(); else setOpen(false) }} trigger={<span><Tool label="People" onClick={open}><Users /></Tool></span>}>
      <div className="grid gap-4">
        {role === "owner" && (
          <form className="flex flex-wrap gap-2" onSubmit={(event) => { event.preventDefault(); change(() => inviteAction(projectId, email, asked)); setEmail("") }}>
            <input type="email" required aria-label="E-mail of whom to invite" placeholder="name@example.com" value={email} className={`${fieldLook} min-w-0 flex-1 basis-48`} onChange={(event) => { setEmail(event.currentTarget.value) }} />
            <select aria-label="What they may do" value={asked} className={fieldLook} onChange={(event) => { setAsked(event.currentTarget.value as "editor" | "viewer") }}><option value="editor">may edit</option><option value="viewer">may look</option></select>
            <Button type="submit" disabled={isPending}>Invite</Button>
          </form>
        )}
        <OutcomeLine outcome={outcome} />
        {people.length === 0 ? <p className="text-muted">Nobody else yet.</p> : (
          <ul aria-label="People" className="grid gap-2">
            {people.map(({ id, email: address, role: theirs, state }) => (
              <li key={id} className="flex items-center gap-3 rounded-lg border border-line bg-raised px-3 py-1">
                <span className="min-w-0 flex-1 truncate">{address}</span>
                <Badge tone={state === "accepted" ? "good" : "quiet"}>{state === "invited" ? "Asked" : theirs === "editor" ? "Edits" : "Looks"}</Badge>
                {role === "owner" && <Tool label={`Dismiss ${address}`} disabled={isPending} onClick={() => { change(() => dismissAction(projectId, id)) }}><X /></Tool>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}
