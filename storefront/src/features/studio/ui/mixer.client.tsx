"use client"

import { fixed } from "@max-booster/studio-core"
import { cn } from "@/lib/cn"
import { Channel } from "../mix/channel.client"
import { colourOf } from "../view/colours"
import { rowsOf } from "../view/geometry"
import { useEditorState, useProject } from "./use-editor.client"

/** Faders, pans and meters of all tracks, folders as sums of theirs, the master last. */
export function Mixer() {
  const project = useProject()
  const isCovered = useEditorState(({ mix }) => mix.panel !== null)
  const master = project.get("tracks", fixed.master)
  return (
    <section aria-label="Mixer" className={cn("relative flex h-80 shrink-0 gap-px overflow-x-auto border-t border-line-strong bg-line", isCovered && "hidden [@media(min-height:1000px)_and_(min-width:768px)]:flex")}>
      {rowsOf(project).map(({ track }, index) => <Channel key={track.id} track={track} colour={colourOf(track.colour, index)} />)}
      {master && <Channel track={{ ...master, id: fixed.master }} colour="var(--accent)" />}
    </section>
  )
}
