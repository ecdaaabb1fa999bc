"use client"

import { useEffect, useState } from "react"
import { fieldLook } from "../ui/transport-bar.client"
import { listDraftsAction, type DraftRelease } from "./release-actions"

/** Which release a bounce goes to: a new one, or one that was not handed over yet. */
export function ReleaseChoice({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const [drafts, setDrafts] = useState<readonly DraftRelease[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    listDraftsAction().then(
      (answer) => { if (isWanted) { setDrafts(answer.drafts ?? []); setTrouble(answer.drafts ? null : answer.message) } },
      () => { if (isWanted) setTrouble("Your releases cannot be read right now. A new one can be begun all the same.") },
    )
    return () => { isWanted = false }
  }, [])
  return (
    <div className="grid gap-1">
      <label className="grid gap-1 text-sm font-semibold">Release
        <select className={`${fieldLook} min-h-11 w-full font-normal`} value={chosen ?? ""} onChange={(event) => { onChoose(event.currentTarget.value || null) }}>
          <option value="">A new release</option>
          {drafts.map(({ id, title, tracks }) => <option key={id} value={id}>{`${title || "Untitled"} (${tracks === 1 ? "1 track" : `${tracks} tracks`})`}</option>)}
        </select>
      </label>
      {trouble && <p role="alert" className="text-sm text-muted">{trouble}</p>}
    </div>
  )
}
