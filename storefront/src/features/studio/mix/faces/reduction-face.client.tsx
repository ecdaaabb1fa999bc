"use client"

import { insertsOf } from "@max-booster/studio-core"
import { useEffect, useRef } from "react"
import { useEditor, useEditorState, useProject } from "../../ui/use-editor.client"
import { Params } from "../params.client"
import { onReduction } from "../live"
import type { FaceProps } from "./faces.client"
import { widthOf } from "./scales"

const TICKS_DB = [0, 3, 6, 12, 20, 30]

/** A dynamics effect: its parameters, and how much it takes away. */
export function ReductionFace({ insert, effect }: FaceProps) {
  const editor = useEditor()
  const project = useProject()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const bar = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLOutputElement>(null)
  const { id, trackId } = insert
  const chain = insertsOf(project, trackId).map((each) => each.id).join(" ")
  useEffect(() => {
    let shown = 0
    const show = (db: number) => {
      // It falls back slowly: the eye would miss a short one.
      shown = Math.min(db, shown + 1)
      if (bar.current) bar.current.style.transform = `scaleX(${widthOf(shown)})`
      if (text.current) text.current.textContent = `${shown > -0.05 ? "0.0" : `−${Math.abs(shown).toFixed(1)}`} dB`
    }
    show(0)
    const insertNow = project.get("inserts", id)
    return isPlaying && insertNow ? onReduction(editor, { ...insertNow, id }, show) : undefined
  }, [editor, project, id, trackId, isPlaying, chain])
  return (
    <div className="grid gap-3">
      <div className="grid max-w-xl grid-cols-[auto_1fr_4rem] items-center gap-x-3">
        <span className="text-xs text-muted">{effect.id === "multiband" ? "Most reduced band" : "Gain reduction"}</span>
        <div aria-hidden className="relative h-3 overflow-hidden rounded bg-line"><div ref={bar} className="absolute inset-0 origin-left bg-accent" style={{ transform: "scaleX(0)" }} /></div>
        <output ref={text} aria-label={`Gain reduction of ${effect.label}`} className="text-right text-sm tabular">0.0 dB</output>
        <div aria-hidden className="relative col-start-2 h-4">{TICKS_DB.map((db) => <span key={db} className="absolute -translate-x-1/2 text-[10px] text-muted" style={{ left: `${widthOf(-db) * 100}%` }}>{db}</span>)}</div>
      </div>
      {effect.id === "multiband" ? <Bands insert={insert} effect={effect} /> : <Params insert={insert} effect={effect} />}
    </div>
  )
}

function Bands({ insert, effect }: FaceProps) {
  const names = Object.keys(effect.params)
  const groups = ["low", "mid", "high"].map((band) => ({ band, names: names.filter((name) => new RegExp(`^${band}(Threshold|Ratio|Gain)$`).test(name)) }))
  const rest = names.filter((name) => !groups.some((group) => group.names.includes(name)))
  return (
    <div className="flex flex-wrap gap-3">
      {groups.map(({ band, names: own }) => <div key={band} role="group" aria-label={`${band} band`} className="rounded-lg border border-line p-2"><Params insert={insert} effect={effect} names={own} /></div>)}
      <div className="p-2"><Params insert={insert} effect={effect} names={rest} /></div>
    </div>
  )
}
