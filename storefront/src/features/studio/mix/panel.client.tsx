"use client"

import { fixed, insertsOf, trackOrder } from "@max-booster/studio-core"
import { X } from "lucide-react"
import { cn } from "@/lib/cn"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { Device } from "./device.client"
import { MasterMeters } from "./master.client"
import { Rack, Small } from "./rack.client"
import { Routing } from "./sends.client"
import { setMix, type MixPanel as Which } from "./state"
import { effectOf } from "./targets"

const tabs: readonly { id: Which; label: string; short: string }[] = [{ id: "effects", label: "Effects", short: "Effects" }, { id: "channel", label: "Sends and routing", short: "Routing" }, { id: "master", label: "Master", short: "Master" }]

/** Effects, routing or meters of the chosen track, at the bottom of the screen; nothing while it is closed. */
export function MixPanel() {
  const editor = useEditor()
  const project = useProject()
  const chosen = useEditorState((state) => state.trackId)
  const { panel, insertId } = useEditorState((state) => state.mix)
  if (panel === null) return null
  const order = trackOrder(project)
  const track = order.find(({ id }) => id === chosen) ?? order.find(({ id }) => id === fixed.master)
  if (!track) return null
  const inserts = insertsOf(project, track.id)
  const insert = inserts.find(({ id }) => id === insertId) ?? inserts[0]
  const effect = insert && effectOf(insert)
  return (
    <section aria-label="Device panel" className="flex h-[22rem] min-h-0 shrink-0 flex-col border-t border-line-strong bg-surface max-md:h-[60dvh]">
      <div className="flex items-center gap-1 border-b border-line px-2">
        <select aria-label="Track of the panel" value={track.id} className="min-h-9 max-w-24 sm:max-w-40 rounded-md bg-transparent px-1 text-sm font-bold text-ink pointer-coarse:min-h-11" onChange={(event) => { editor.set({ trackId: event.currentTarget.value }) }}>
          {order.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
        <div role="tablist" aria-label="Panels" className="flex">
          {tabs.map(({ id, label, short }) => <button key={id} type="button" role="tab" aria-label={label} aria-selected={panel === id} onClick={() => { setMix(editor, { panel: id }) }} className={cn("min-h-11 border-b-2 border-transparent px-2 text-sm font-semibold text-muted sm:px-3", panel === id && "border-accent text-ink")}>{short}</button>)}
        </div>
        <span className="ml-auto"><Small label="Close the panel" onClick={() => { setMix(editor, { panel: null }) }}><X /></Small></span>
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto md:flex-row md:overflow-hidden">
        {panel === "effects" && <>
          <Rack trackId={track.id} trackName={track.name} chosenId={insert?.id} />
          {insert && effect && <Device key={insert.id} insert={insert} effect={effect} />}
          {insert && !effect && <p className="p-4 text-sm text-muted">{`This studio does not have the effect “${insert.effect}”. The sound passes it unchanged.`}</p>}
        </>}
        {panel === "channel" && <Routing key={track.id} track={track} />}
        {panel === "master" && <MasterMeters />}
      </div>
    </section>
  )
}
