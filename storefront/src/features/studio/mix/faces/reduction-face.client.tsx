"use client"

import { insertsOf } from "@max-booster/studio-core"
import { useEffect, useRef } from "react"
import { useEditor, useEditorState, useProject } from "../../ui/use-editor.client"
import { Params } from "../params.client"
import { listenSoon, onReduction } from "../live"
import type { FaceProps } from "./faces.client"
import { widthOf } from "./scales"

const TICKS_DB = [0, 3, 6, 12, 20, 30]

/** A dynamics effect: its parameters, and how much it takes away. */
export function ReductionFace({ insert, effect }: FaceProps) {
  const meters = useReduction(insert)
  if (effect.id === "multiband") return <Bands insert={insert} effect={effect} meters={meters} />
  return (
    <div className="grid gap-3">
      <div className="max-w-xl"><ReductionMeter meters={meters} label={`Gain reduction of ${effect.label}`} caption="Gain reduction" /></div>
      <Params insert={insert} effect={effect} />
    </div>
  )
}

/** Meters that are told of the reduction: that of a band, or of the whole. */
type Meters = Set<{ band: number | undefined; show: (db: number) => void }>

/** Hears an effect's reduction while it plays, and tells the meters. */
function useReduction({ id, trackId }: FaceProps["insert"]): { current: Meters } {
  const editor = useEditor()
  const project = useProject()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const meters = useRef<Meters>(new Set())
  const chain = insertsOf(project, trackId).map((each) => each.id).join(" ")
  useEffect(() => {
    const tell = (db: number, bands?: readonly number[]) => { for (const { band, show } of meters.current) show(band === undefined ? db : (bands?.[band] ?? 0)) }
    if (!isPlaying) return
    return listenSoon(() => {
      const insert = project.get("inserts", id)
      return insert && onReduction(editor, { ...insert, id }, tell)
    })
  }, [editor, project, id, isPlaying, chain])
  return meters
}

function ReductionMeter({ meters, band, label, caption }: { meters: { current: Meters }; band?: number; label: string; caption: string }) {
  const bar = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    let shown = 0
    const show = (db: number) => {
      // It falls back slowly: the eye would miss a short one.
      shown = Math.min(db, shown + 1, 0)
      if (bar.current) bar.current.style.transform = `scaleX(${widthOf(shown)})`
      if (text.current) text.current.textContent = `${shown > -0.05 ? "0.0" : `−${Math.abs(shown).toFixed(1)}`} dB`
    }
    const all = meters.current
    const own = { band, show }
    all.add(own)
    return () => { all.delete(own) }
  }, [meters, band])
  return (
    <div className="grid grid-cols-[auto_1fr_4rem] items-center gap-x-3">
      <span className="text-xs text-muted">{caption}</span>
      <div aria-hidden className="relative h-3 overflow-hidden rounded bg-line"><div ref={bar} className="absolute inset-0 origin-left bg-accent" style={{ transform: "scaleX(0)" }} /></div>
      <output ref={text} aria-label={label} className="text-right text-sm tabular">0.0 dB</output>
      <div aria-hidden className="relative col-start-2 h-4">{TICKS_DB.map((db) => <span key={db} className="absolute -translate-x-1/2 text-[10px] text-muted" style={{ left: `${widthOf(-db) * 100}%` }}>{db}</span>)}</div>
    </div>
  )
}

function Bands({ insert, effect, meters }: FaceProps & { meters: { current: Meters } }) {
  const names = Object.keys(effect.params)
  const groups = ["low", "mid", "high"].map((band) => ({ band, names: names.filter((name) => new RegExp(`^${band}(Threshold|Ratio|Gain)$`).test(name)) }))
  const rest = names.filter((name) => !groups.some((group) => group.names.includes(name)))
  return (
    <div className="flex flex-wrap gap-3">
      {groups.map(({ band, names: own }, index) => (
        <div key={band} role="group" aria-label={`${band} band`} className="grid gap-1 rounded-lg border border-line p-2">
          <ReductionMeter meters={meters} band={index} label={`Gain reduction of the ${band} band`} caption={band.replace(/^./, (first) => first.toUpperCase())} />
          <Params insert={insert} effect={effect} names={own} without={band.replace(/^./, (first) => first.toUpperCase())} />
        </div>
      ))}
      <div className="self-end p-2"><Params insert={insert} effect={effect} names={rest} /></div>
    </div>
  )
}
