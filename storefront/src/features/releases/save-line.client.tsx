"use client"

import type { ReleaseDocument, ReleaseView } from "@max-booster/api-contract"
import { CircleCheck, CloudOff, Loader, PencilLine, TriangleAlert } from "lucide-react"
import { Button } from "@/components/button"
import { Message } from "@/components/field"
import type { SaveState } from "./autosaver"
import { differing } from "./merge"

/** Whether everything is kept, in a word. */
export function SaveLine({ saving, onTryAgain }: { saving: SaveState; onTryAgain: () => void }) {
  const line = "inline-flex min-h-11 items-center gap-2 text-[15px]"
  switch (saving.kind) {
    case "saved": return <p role="status" className={`${line} text-muted`}><CircleCheck size={18} aria-hidden />Saved</p>
    case "waiting": return <p role="status" className={`${line} text-muted`}><PencilLine size={18} aria-hidden />Not saved yet</p>
    case "saving": return <p role="status" className={`${line} text-muted`}><Loader size={18} aria-hidden className="animate-spin" />Saving…</p>
    case "offline": return <p role="alert" className={`${line} text-warn`}><CloudOff size={18} aria-hidden className="shrink-0" />Not saved: no connection. It is kept on this device. <TryAgain onClick={onTryAgain} /></p>
    case "failed": return <p role="alert" className={`${line} text-bad`}><TriangleAlert size={18} aria-hidden className="shrink-0" />{`Not saved: ${saving.message}`} <TryAgain onClick={onTryAgain} /></p>
    case "conflict": return <p role="alert" className={`${line} text-bad`}><TriangleAlert size={18} aria-hidden className="shrink-0" />Not saved: two versions</p>
  }
}

const TryAgain = ({ onClick }: { onClick: () => void }) => <button type="button" className="min-h-11 shrink-0 font-semibold underline underline-offset-2" onClick={onClick}>Try again</button>

const fieldNames: Readonly<Record<keyof ReleaseDocument, string>> = {
  kind: "kind", title: "title", version: "version", titles: "translations", language: "language", people: "people", credits: "artists", label: "label", p_line: "℗ line", c_line: "© line", upc: "UPC", grid: "GRid",
  catalog_number: "catalog number", release_date: "release date", original_release_date: "original release date", preorder_date: "pre-order date", genre: "genre", subgenre: "subgenre", deals: "deals", targets: "targets", tracks: "tracks",
}

/** Somebody saved while this was typed: says in what the two differ, and lets one choose. */
export function Conflict({ document, newer, onTakeNewer, onKeepMine }: { document: ReleaseDocument; newer: ReleaseView; onTakeNewer: () => void; onKeepMine: () => void }) {
  const differs = differing(document, newer.document).map((key) => fieldNames[key])
  return (
    <Message tone="warn" title="This release was changed elsewhere meanwhile">
      <p className="pb-3">{`Another window or person saved it ${new Intl.DateTimeFormat("en-US", { timeStyle: "short" }).format(new Date(newer.updated_at))}. ${differs.length > 0 ? `The two differ in: ${differs.join(", ")}.` : "Both say the same."} Nothing is saved until you choose; undo brings yours back.`}</p>
      <div className="flex flex-wrap gap-3"><Button tone="quiet" onClick={onTakeNewer}>Take the newer one</Button><Button tone="quiet" onClick={onKeepMine}>Keep mine</Button></div>
    </Message>
  )
}
