"use client"

import { addMarker, deleteChange, deleteMarkers, formatPosition, moveChange, setMarker, setMeter, setTempo, type Command } from "@max-booster/studio-core"
import { Popover } from "radix-ui"
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react"
import { cn } from "@/lib/cn"
import { useEditor, useProject } from "../ui/use-editor.client"
import { toTick } from "../view/geometry"
import { moverOf } from "../view/mover"
import { Row, TypedNumber, TypedText } from "./fields.client"
import { placeIn, snapped } from "./pointer"
import { say, told } from "./state"

/** Height of one lane, px. */
export const LANE_PX = 24

/** Markers, and the changes of tempo and meter, above the ruler: added by double click, dragged, and typed. */
export function Lanes() {
  const editor = useEditor()
  const project = useProject("markers", "tempos", "meters")
  const frame = useRef<HTMLDivElement>(null)
  const placing = useRef<(() => void) | null>(null)
  useEffect(() => {
    // Scrolling moves the lanes' contents whole, zooming what does not stay where it is: nothing is rendered for it.
    const movers = [...(frame.current?.querySelectorAll<HTMLElement>("[data-moves]") ?? [])].map((lane) => ({ lane, ...moverOf(lane, "X") }))
    let last = NaN
    const place = () => {
      const { from, ticksPerPx } = editor.state.view
      if (ticksPerPx !== last && frame.current) placeChips(frame.current, ticksPerPx)
      last = ticksPerPx
      // An empty lane has no layer that could be moved alone: moving it would cost what movers are there to save.
      for (const { lane, to } of movers) if (lane.childElementCount > 0) to(-from / ticksPerPx)
    }
    place()
    placing.current = place
    const stop = editor.subscribe(place)
    return () => { stop(); for (const { end } of movers) end() }
  }, [editor])
  useLayoutEffect(() => {
    if (frame.current) placeChips(frame.current, editor.state.view.ticksPerPx)
    placing.current?.()
  })
  const tempos = project.all("tempos").sort((a, b) => a.tick - b.tick)
  const meters = project.all("meters").sort((a, b) => a.tick - b.tick)
  const bpmOf = (bpm: number) => `${Math.round(bpm * 100) / 100}`
  return (
    <div ref={frame} className="hidden shrink-0 select-none sm:block">
      <Lane label="Markers" onAdd={(tick) => addMarker({ tick, name: `Marker ${project.all("markers").length + 1}` })}>
        {project.all("markers").sort((a, b) => a.tick - b.tick).map((marker) => (
          <Chip key={marker.id} tick={marker.tick} label={`Marker ${marker.name}`} text={marker.name || "Marker"} move={(tick) => setMarker(marker.id, { tick })} remove={() => deleteMarkers([marker.id])}>
            <Row label="Name"><TypedText label="Name of the marker" value={marker.name} onChange={(name) => { told(editor, editor.session.run(setMarker(marker.id, { name }))) }} /></Row>
          </Chip>
        ))}
      </Lane>
      <Lane label="Tempo and meter" onAdd={(tick) => setTempo({ tick, bpm: Math.round(project.tempo.bpmAt(tick) * 100) / 100 })}>
        {tempos.map((tempo, index) => (
          <Chip key={tempo.id} tick={tempo.tick} label={`Tempo ${bpmOf(tempo.bpm)} BPM`} text={`${bpmOf(tempo.bpm)}${tempo.ramp && tempos[index + 1] ? " ↗".replace("↗", (tempos[index + 1]?.bpm ?? 0) < tempo.bpm ? "↘" : "↗") : ""}`} isFixed={tempo.tick === 0} until={tempo.ramp ? tempos[index + 1]?.tick : undefined} move={(tick) => moveChange("tempos", tempo.id, tick)} remove={() => deleteChange("tempos", tempo.id)}>
            <Row label="BPM"><TypedNumber label="Tempo from here on" value={tempo.bpm} min={10} max={999} step={0.1} onChange={(bpm) => { told(editor, editor.session.run(setTempo({ tick: tempo.tick, bpm }))) }} /></Row>
            <label className="flex min-h-9 items-center gap-2 text-sm"><input type="checkbox" className="size-5 accent-accent" checked={tempo.ramp} onChange={(event) => { told(editor, editor.session.run(setTempo({ tick: tempo.tick, ramp: event.currentTarget.checked }))) }} />Changes evenly to the next one</label>
          </Chip>
        ))}
        {meters.map((meter) => (
          <Chip key={meter.id} tick={meter.tick} label={`Meter ${meter.numerator}/${meter.denominator}`} text={`${meter.numerator}/${meter.denominator}`} isFixed={meter.tick === 0} isSecond move={(tick) => moveChange("meters", meter.id, tick)} remove={() => deleteChange("meters", meter.id)}>
            <Row label="Beats a bar"><TypedNumber label="Beats a bar" value={meter.numerator} min={1} max={64} step={1} onChange={(numerator) => { told(editor, editor.session.run(setMeter({ tick: meter.tick, numerator }))) }} /></Row>
            <Row label="Beat">
              <select aria-label="Beat" className="min-h-9 rounded-md border border-line-strong bg-raised px-2 text-sm" value={meter.denominator} onChange={(event) => { told(editor, editor.session.run(setMeter({ tick: meter.tick, denominator: Number(event.currentTarget.value) as 4 }))) }}>
                {[1, 2, 4, 8, 16, 32, 64].map((each) => <option key={each}>{each}</option>)}
              </select>
            </Row>
          </Chip>
        ))}
      </Lane>
    </div>
  )
}

/** Puts what stands at a tick where it is at a zoom; what stays where it is is not touched. */
function placeChips(lanes: HTMLElement, ticksPerPx: number): void {
  for (const chip of lanes.querySelectorAll<HTMLElement>("[data-tick]")) {
    const { tick, until } = chip.dataset
    const left = `${Number(tick) / ticksPerPx}px`
    if (chip.style.left !== left) chip.style.left = left
    if (until !== undefined) chip.style.width = `${(Number(until) - Number(tick)) / ticksPerPx}px`
  }
}

function Lane({ label, onAdd, children }: { label: string; onAdd: (tick: number) => Command; children: ReactNode }) {
  const editor = useEditor()
  return (
    <div
      role="group" aria-label={label} title={`${label}: double click to add`} className="relative overflow-hidden border-b border-line bg-surface" style={{ height: LANE_PX }}
      onDoubleClick={(event) => {
        if (event.target !== event.currentTarget) return
        told(editor, editor.session.run(onAdd(snapped(editor, toTick(editor.state.view, placeIn(event.currentTarget, event).x)))))
      }}
    >
      <div data-moves className="pointer-events-none absolute inset-y-0 left-0 w-0">{children}</div>
    </div>
  )
}

type ChipProps = { tick: number; label: string; text: string; isFixed?: boolean; isSecond?: boolean; until?: number | undefined; move: (tick: number) => Command; remove: () => Command; children: ReactNode }

/** Something at a place: dragged along its lane, jumped to by a press, its values in a small form. */
function Chip({ tick, label, text, isFixed = false, isSecond = false, until, move, remove, children }: ChipProps) {
  const editor = useEditor()
  const [isOpen, setOpen] = useState(false)
  const drag = useRef<{ x: number; tick: number; hasBegun: boolean } | null>(null)
  const step = (by: number) => { told(editor, editor.session.run(move(Math.max(0, snapped(editor, tick + by))))) }
  return (
    <>
      {until !== undefined && <span aria-hidden className="pointer-events-none absolute bottom-0 h-1 bg-linear-to-r from-accent/20 to-accent" data-tick={tick} data-until={until} />}
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Anchor asChild>
          <button
            type="button" aria-label={`${label} at ${formatPosition(editor.project.meter, tick)}`} aria-haspopup="dialog"
            className={cn("pointer-events-auto absolute inset-y-0 flex w-max max-w-40 touch-none items-center truncate border-l-2 px-1.5 text-xs font-semibold tabular", isSecond ? "border-warn text-warn" : "border-accent text-ink", isFixed ? "cursor-pointer" : "cursor-ew-resize", isSecond && "ml-14")}
            data-tick={tick}
            onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); drag.current = { x: event.clientX, tick, hasBegun: false } }}
            onPointerMove={(event) => {
              const from = drag.current
              if (!from || isFixed || (!from.hasBegun && Math.abs(event.clientX - from.x) < 4)) return
              if (!from.hasBegun) editor.session.begin()
              from.hasBegun = true
              editor.session.run(move(Math.max(0, snapped(editor, from.tick + (event.clientX - from.x) * editor.state.view.ticksPerPx))))
            }}
            onPointerUp={() => {
              const from = drag.current
              drag.current = null
              if (from?.hasBegun) { editor.session.end(); say(editor, `Moved ${label}`) } else if (from) editor.seek(tick)
            }}
            onPointerCancel={() => { if (drag.current?.hasBegun) editor.session.end(); drag.current = null }}
            onDoubleClick={() => { setOpen(true) }}
            onKeyDown={(event) => {
              const { start, end, beatTicks } = editor.project.meter.barAt(tick)
              const by = event.shiftKey ? end - start : beatTicks
              if (event.key === "ArrowRight") step(by)
              else if (event.key === "ArrowLeft") step(-by)
              else if (event.key === "Delete" || event.key === "Backspace") told(editor, editor.session.run(remove()))
              else if (event.key === "Enter") setOpen(true)
              else if (event.key === " ") editor.seek(tick)
              else return
              event.preventDefault()
              event.stopPropagation()
            }}
          >
            {text}
          </button>
        </Popover.Anchor>
        <Popover.Portal>
          <Popover.Content aria-label={label} sideOffset={4} collisionPadding={8} className="z-50 grid w-64 gap-2 rounded-lg border border-line-strong bg-raised p-3 shadow-card" role="dialog">
            {children}
            {!isFixed && <button type="button" className="min-h-9 rounded-md border border-bad/40 bg-bad-soft px-3 text-sm font-semibold text-bad" onClick={() => { setOpen(false); told(editor, editor.session.run(remove())) }}>Delete</button>}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  )
}

