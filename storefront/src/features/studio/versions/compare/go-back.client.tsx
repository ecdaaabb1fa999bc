"use client"

import { useState } from "react"
import { Button } from "@/components/button"
import { Confirm } from "@/components/confirm.client"
import { fieldLook } from "../../ui/transport-bar.client"

/** What a person can go back to: a version, with the letter that it has in the comparison. */
type Props = { letter: string; label: string; /** What would change, in short; null when that is not known. */ short: string | null; isPending: boolean; onRestore: () => void; onBranch: (name: string) => void }

const kept = "What is there now is saved as a version first, so you can come back to it. Whoever has the project open sees it change."

/** Restores a version, or goes on from it on a line of its own; asks first, and says what happens to what is there now. */
export function GoBack({ letter, label, short, isPending, onRestore, onBranch }: Props) {
  const [name, setName] = useState("")
  const wish = name.trim() || `From ${label}`.slice(0, 60)
  return (
    <div role="group" aria-label={`${letter}: ${label}`} className="flex flex-wrap items-center gap-x-1 gap-y-2">
      <Confirm trigger={<Button tone="quiet" disabled={isPending}>{`Restore ${letter}`}</Button>} tone="accent" title={`Restore “${label}”?`} confirm="Restore" onConfirm={onRestore}>
        <p>{`The project will say what “${label}” says${short === "" ? ", which is what it says now." : "."}${short ? ` Compared with it, there is now: ${short}. All of that is taken back.` : ""}`}</p>
        <p className="pt-2">{kept}</p>
      </Confirm>
      <Confirm trigger={<Button tone="bare" disabled={isPending}>{`Go on from ${letter}…`}</Button>} tone="accent" title={`Go on from “${label}”?`} confirm="Go on from there" onConfirm={() => { onBranch(wish) }}>
        <p>{`The project will say what “${label}” says, and versions saved from then on stand on a line of their own. ${kept}`}</p>
        <label className="grid gap-1 pt-3 text-sm font-semibold text-ink">Name of the new line
          <input value={name} placeholder={wish} maxLength={60} className={`${fieldLook} min-h-11`} onChange={(event) => { setName(event.currentTarget.value) }} />
        </label>
      </Confirm>
    </div>
  )
}
