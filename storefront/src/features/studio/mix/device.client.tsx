"use client"

import { insertsOf, setSidechain, trackOrder, type Entry } from "@max-booster/studio-core"
import type { AnyAudioEffect } from "@max-booster/studio-sound"
import { ArrowDown, ArrowUp, Copy, CopyPlus, Trash2 } from "lucide-react"
import { useEditor, useProject } from "../ui/use-editor.client"
import { faces } from "./faces/faces.client"
import { Params } from "./params.client"
import { PresetMenu } from "./preset-menu.client"
import { actionsOf, Small } from "./rack.client"
import { attempt } from "./state"

/** An effect with all its controls, by its declaration; some have a face of their own. */
export function Device({ insert, effect }: { insert: Entry<"inserts">; effect: AnyAudioEffect }) {
  const Face = faces[effect.id]
  const editor = useEditor()
  const inserts = insertsOf(useProject(), insert.trackId)
  const index = inserts.findIndex(({ id }) => id === insert.id)
  const act = actionsOf(editor, insert, inserts, index)
  return (
    <section aria-label={effect.label} className="min-w-0 shrink-0 p-3 md:flex-1 md:shrink md:overflow-y-auto">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="mr-2 text-base font-bold">{effect.label}</h2>
        <PresetMenu insert={insert} effect={effect} />
        {effect.sidechain && <Sidechain insert={insert} effect={effect} />}
        <div className="ml-auto flex">
          <Small label={`Move ${effect.label} up`} disabled={index === 0} onClick={act.earlier}><ArrowUp /></Small>
          <Small label={`Move ${effect.label} down`} disabled={index === inserts.length - 1} onClick={act.later}><ArrowDown /></Small>
          <Small label={`Duplicate ${effect.label}`} onClick={act.duplicate}><CopyPlus /></Small>
          <Small label={`Copy ${effect.label}`} onClick={act.copy}><Copy /></Small>
          <Small label={`Delete ${effect.label}`} onClick={act.remove}><Trash2 /></Small>
        </div>
        {insert.bypassed && <p className="text-sm text-warn">Bypassed: the sound passes unchanged.</p>}
      </div>
      {Face ? <Face insert={insert} effect={effect} /> : <Params insert={insert} effect={effect} />}
    </section>
  )
}

function Sidechain({ insert, effect }: { insert: Entry<"inserts">; effect: AnyAudioEffect }) {
  const editor = useEditor()
  const project = useProject()
  return (
    <label className="flex items-center gap-2 text-sm text-muted">
      Side-chain
      <select aria-label={`Side-chain of ${effect.label}`} value={insert.sidechainId} className="min-h-11 max-w-48 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink" onChange={(event) => { attempt(editor, setSidechain(insert.id, event.currentTarget.value)) }}>
        <option value="">Its own sound</option>
        {trackOrder(project).filter(({ id, kind }) => id !== insert.trackId && kind !== "master").map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </label>
  )
}
