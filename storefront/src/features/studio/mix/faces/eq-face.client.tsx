"use client"

import { insertsOf } from "@max-booster/studio-core"
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react"
import { cn } from "@/lib/cn"
import { useEditor, useEditorState, useProject } from "../../ui/use-editor.client"
import { writerOf } from "../automation/writer"
import { Params } from "../params.client"
import { analyse, heardValues, listenSoon } from "../live"
import { moved, said } from "../spec"
import { paramSpec } from "../targets"
import { bandsOf, dbAt, heldIn, hzAt, responseOf, xOf, yOf, type Band } from "./eq-bands"
import { drawEq } from "./eq-draw"
import { inkOf } from "./ink"
import type { FaceProps } from "./faces.client"

/** An EQ: its curve with the live spectrum behind it, and its points, moved by pointer and keys. */
export function EqFace({ insert, effect }: FaceProps) {
  const id = effect.id === "eq3" ? "eq3" : "eq8"
  const editor = useEditor()
  const [chosen, setChosen] = useState(id === "eq3" ? 1 : 3)
  const plate = useRef<HTMLDivElement>(null)
  const bands = bandsOf(id, heardValues(editor, insert, effect))
  const band = bands[chosen]
  const specOf = (name: string | undefined) => (name === undefined ? undefined : paramSpec(effect, name))

  const writer = writerOf(editor)
  const targetOf = (name: string) => `insert:${insert.id}:${name}`
  const each = ({ params }: Band, act: (target: string) => void) => { for (const name of [params.hz, params.gain]) if (name !== undefined) act(targetOf(name)) }
  const set = (name: string | undefined, value: number, digits: number) => { const spec = specOf(name); if (name !== undefined && spec) writer.move(insert.trackId, targetOf(name), heldIn(spec, value, digits)) }
  const step = (name: string | undefined, by: number) => {
    const spec = specOf(name)
    if (name === undefined || !spec) return
    const target = targetOf(name)
    writer.begin(insert.trackId, target)
    writer.move(insert.trackId, target, moved(spec, writer.now(insert.trackId, target), by))
    writer.end(insert.trackId, target)
  }
  const toDefault = (name: string | undefined) => { const spec = specOf(name); if (name !== undefined && spec) { writer.begin(insert.trackId, targetOf(name)); set(name, spec.default, 3); writer.end(insert.trackId, targetOf(name)) } }

  const onKey = (event: KeyboardEvent, { params }: Band) => {
    const by = event.shiftKey ? 0.002 : 0.01
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") step(params.hz, event.key === "ArrowLeft" ? -by : by)
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") step(params.gain, event.key === "ArrowDown" ? -by : by)
    else if (event.key === "PageUp" || event.key === "PageDown") step(params.q, event.key === "PageDown" ? -0.05 : 0.05)
    else if (event.key === "Delete" || event.key === "Backspace") toDefault(params.gain)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPress = (event: PointerEvent<HTMLButtonElement>, index: number, at: Band) => {
    const box = plate.current?.getBoundingClientRect()
    if (event.button !== 0 || !box) return
    setChosen(index)
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    let [x, y, cx, cy, hasBegun] = [xOf(at.hz), yOf(at.gainDb), event.clientX, event.clientY, false]
    const onMove = (move: globalThis.PointerEvent) => {
      if (!hasBegun && Math.hypot(move.clientX - cx, move.clientY - cy) < 3) return
      if (!hasBegun) each(at, (target) => { writer.begin(insert.trackId, target) })
      hasBegun = true
      const part = move.shiftKey ? 0.1 : 1
      x = Math.min(1, Math.max(0, x + ((move.clientX - cx) / box.width) * part))
      y = Math.min(1, Math.max(0, y + ((move.clientY - cy) / box.height) * part));
      [cx, cy] = [move.clientX, move.clientY]
      set(at.params.hz, hzAt(x), hzAt(x) < 100 ? 1 : 0)
      set(at.params.gain, dbAt(y), 1)
    }
    const onUp = () => {
      handle.removeEventListener("pointermove", onMove)
      if (hasBegun) each(at, (target) => { writer.end(insert.trackId, target) })
    }
    handle.addEventListener("pointermove", onMove)
    handle.addEventListener("pointerup", onUp, { once: true })
    handle.addEventListener("pointercancel", onUp, { once: true })
  }
  const tell = ({ hz, gainDb, q, params, isOn }: Band) => [params.hz ? said({ label: "", unit: "Hz", default: 0, min: 20, max: 20_000 }, hz) : `${hz} Hz`, ...(params.gain ? [said({ label: "", unit: "dB", default: 0, min: -18, max: 18 }, gainDb)] : []), ...(q === undefined ? [] : [`Q ${q.toFixed(2)}`]), ...(isOn ? [] : ["off"])].join(", ")

  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(20rem,1fr)_auto]">
      <div ref={plate} className="relative h-44 touch-none overflow-hidden rounded-lg border border-line bg-paper">
        <Curve insert={insert} effect={effect} id={id} />
        {bands.map((each, index) => (
          <button
            key={each.params.all[0]} type="button" data-band aria-label={`${each.name}: ${tell(each)}`} aria-pressed={index === chosen} title="Arrows move it, Page up and down change its Q, Delete puts its gain back"
            className={cn("absolute grid size-7 -translate-1/2 cursor-grab place-items-center rounded-full border-2 border-ink/70 bg-surface text-[11px] font-bold pointer-coarse:size-11", index === chosen && "z-10 border-accent bg-accent text-accent-ink", !each.isOn && "opacity-45")}
            style={{ left: `${xOf(each.hz) * 100}%`, top: `${yOf(each.gainDb) * 100}%` }}
            onFocus={() => { setChosen(index) }} onClick={() => { setChosen(index) }} onDoubleClick={() => { toDefault(each.params.gain) }} onKeyDown={(event) => { onKey(event, each) }} onPointerDown={(event) => { onPress(event, index, each) }}
            onWheel={(event) => { step(each.params.q, event.deltaY > 0 ? -0.03 : 0.03) }}
          >{index + 1}</button>
        ))}
      </div>
      <div className="grid content-start gap-2 lg:w-64">
        {id === "eq8" && band && <p className="text-sm font-semibold">{band.name}</p>}
        <Params insert={insert} effect={effect} names={id === "eq3" ? Object.keys(effect.params) : band?.params.all ?? []} {...(id === "eq8" && { without: String(chosen + 1) })} />
      </div>
    </div>
  )
}

function place(point: HTMLElement, band: Band | undefined): void {
  if (!band) return
  point.style.left = `${xOf(band.hz) * 100}%`
  point.style.top = `${yOf(band.gainDb) * 100}%`
}

/** The curve and the spectrum; drawn anew each frame while it plays, else when something changes. */
function Curve({ insert, effect, id }: FaceProps & { id: "eq3" | "eq8" }) {
  const editor = useEditor()
  const project = useProject()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const surface = useRef<HTMLCanvasElement>(null)
  const chain = insertsOf(project, insert.trackId).map((each) => each.id).join(" ")
  const latest = useRef(insert)
  const redraw = useRef(() => {})
  useEffect(() => {
    latest.current = insert
    redraw.current()
  })
  useEffect(() => {
    const canvas = surface.current
    const context = canvas?.getContext("2d")
    if (!canvas || !context) return
    let tap: ReturnType<typeof analyse>
    let bins = new Float32Array()
    const { sampleRate } = project.settings
    let frame = 0
    const draw = () => {
      const width = (canvas.width = Math.round(canvas.clientWidth * devicePixelRatio))
      const height = (canvas.height = Math.round(canvas.clientHeight * devicePixelRatio))
      tap?.analyser.getFloatFrequencyData(bins)
      const values = heardValues(editor, latest.current, effect)
      drawEq(context, width, height, { ink: inkOf(canvas), sampleRate, spectrum: tap && bins, isBypassed: latest.current.bypassed, response: (hz) => responseOf(id, values, hz, sampleRate) })
      if (!tap) return
      // The points go where automation takes them, without React.
      canvas.parentElement?.querySelectorAll<HTMLElement>("[data-band]").forEach((point, at) => place(point, bandsOf(id, values)[at]))
      frame = requestAnimationFrame(draw)
    }
    draw()
    redraw.current = () => { if (!tap) draw() }
    const rest = isPlaying ? listenSoon(() => {
      tap = analyse(editor, insert.trackId, insert.id)
      bins = new Float32Array(tap?.analyser.frequencyBinCount ?? 0)
      draw()
      return () => { tap?.dispose() }
    }) : undefined
    const observer = new ResizeObserver(() => { redraw.current() })
    observer.observe(canvas)
    return () => { cancelAnimationFrame(frame); observer.disconnect(); rest?.() }
  }, [editor, project, insert.trackId, insert.id, effect, id, isPlaying, chain])
  return <canvas ref={surface} role="img" aria-label={`Curve of ${effect.label}`} className="absolute inset-0 size-full" />
}
