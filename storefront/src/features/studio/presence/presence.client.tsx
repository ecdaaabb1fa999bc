"use client"

import { useEffect, useState } from "react"
import { toPx } from "../view/geometry"
import { useEditor, useView } from "../ui/use-editor.client"
import { othersOf, sayWho, type Someone } from "./presence"

/** Told at most so often, milliseconds. */
const EVERY_MS = 200

/** Tells the others where this person is, and answers with where they are. */
export function usePresence(): Someone[] {
  const editor = useEditor()
  const [others, setOthers] = useState<Someone[]>([])
  useEffect(() => {
    let stop = () => {}
    let timer: ReturnType<typeof setTimeout> | undefined
    const attach = () => {
      stop()
      const { awareness } = editor.sync
      if (!awareness) { setOthers([]); return }
      const tell = () => {
        timer = undefined
        const { cursor, isPlaying, selected } = editor.state
        awareness.setLocalState({ who: editor.person, at: { cursor, isPlaying, selected: [...selected].slice(0, 200) } })
      }
      const read = () => { setOthers(othersOf(awareness.getStates(), awareness.clientID)) }
      awareness.on("change", read)
      const stopTelling = editor.subscribe(() => { timer ??= setTimeout(tell, EVERY_MS) })
      stop = () => { awareness.off("change", read); stopTelling(); clearTimeout(timer); timer = undefined }
      tell()
      read()
    }
    const stopFollowing = editor.sync.subscribe(attach)
    attach()
    return () => { stopFollowing(); stop() }
  }, [editor])
  return others
}

/** Who else is here. */
export function PresenceChips({ others }: { others: readonly Someone[] }) {
  if (others.length === 0) return null
  return (
    <span role="status" aria-label={`Here now: ${sayWho(others.map(({ who }) => who.name))}`} className="flex -space-x-1">
      {others.slice(0, 4).map(({ client, who, colour, at }) => <span key={client} aria-hidden title={`${who.name}${at.isPlaying ? ", playing" : ""}`} className="grid size-7 place-items-center rounded-full border-2 border-surface text-xs font-bold" style={{ background: colour, color: "oklch(0.2 0.02 60)" }}>{who.name.slice(0, 1).toUpperCase()}</span>)}
      {others.length > 4 && <span aria-hidden className="grid size-7 place-items-center rounded-full border-2 border-surface bg-line text-xs font-bold">{`+${others.length - 4}`}</span>}
    </span>
  )
}

/** Where the others are on the timeline. */
export function PresenceLines({ others }: { others: readonly Someone[] }) {
  return others.length > 0 ? <Lines others={others} /> : null
}

function Lines({ others }: { others: readonly Someone[] }) {
  const view = useView()
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
      {others.map(({ client, who, colour, at }) => (
        <div key={client} className="absolute inset-y-0 left-0 w-px" style={{ transform: `translateX(${toPx(view, at.cursor)}px)`, background: colour }}>
          <span className="absolute top-8 left-0 max-w-24 truncate rounded-r px-1 text-[11px] font-semibold" style={{ background: colour, color: "oklch(0.2 0.02 60)" }}>{who.name}</span>
        </div>
      ))}
    </div>
  )
}
