"use client"

import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react"
import { cn } from "@/lib/cn"
import { fromPosition, moved, readTyped, said, stepOf, toPosition, type Spec } from "./spec"

/** Pixels of a drag over the whole range. */
const DRAG_PX = 180
const WHEEL_IDLE_MS = 300

/** A turned control. `label` says whose it is. */
export type KnobProps = {
  spec: Spec
  value: number
  label: string
  caption?: string
  isAutomated?: boolean
  disabled?: boolean
  onBegin?: () => void
  onChange: (value: number) => void
  onEnd?: () => void
  follow?: ((show: (value: number) => void) => void) | undefined
}

/** By pointer, wheel, keys and typing; Shift is fine, a double click or Delete goes to the default. */
export function Knob({ spec, value, label, caption, isAutomated = false, disabled = false, onBegin, onChange, onEnd, follow }: KnobProps) {
  const dial = useRef<HTMLDivElement>(null)
  const [isTyping, setTyping] = useState(false)
  const latest = useRef({ spec, value, onBegin, onChange, onEnd })
  useEffect(() => { latest.current = { spec, value, onBegin, onChange, onEnd } })
  useShown(dial, spec, value, follow)
  useWheel(dial, latest, disabled)

  const step = (to: number) => { onBegin?.(); onChange(to); onEnd?.() }
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || event.ctrlKey || event.metaKey || event.altKey) return
    const next = byKey(event, spec, value)
    if (next !== undefined) step(next)
    else if (!spec.choices && (event.key === "Enter" || /^[\d.-]$/.test(event.key))) setTyping(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={cn("grid w-[4.5rem] shrink-0 justify-items-center gap-0.5 text-center", disabled && "opacity-40")}>
      <span aria-hidden className="w-full truncate text-[11px] leading-tight text-muted" title={caption ?? spec.label}>{caption ?? spec.label}</span>
      <div
        ref={dial} role="slider" tabIndex={disabled ? -1 : 0} aria-label={label} aria-disabled={disabled || undefined}
        aria-valuemin={spec.min} aria-valuemax={spec.max} aria-valuenow={Math.max(spec.min, value)} aria-valuetext={said(spec, value)}
        className="grid size-11 cursor-ns-resize touch-none place-items-center rounded-full outline-offset-0"
        onKeyDown={onKeyDown} onDoubleClick={() => { if (!disabled) step(spec.default) }} onPointerDown={(event) => { if (!disabled) drag(event, latest) }}
      >
        <Dial isAutomated={isAutomated} />
      </div>
      {isTyping
        ? <TypedValue spec={spec} label={label} value={value} onDone={(typed) => { setTyping(false); if (typed !== undefined) step(typed); dial.current?.focus() }} />
        : <button type="button" tabIndex={-1} aria-hidden disabled={disabled || spec.choices !== undefined} data-value className="w-full truncate text-[11px] leading-tight tabular" onClick={() => { setTyping(true) }}>{said(spec, value)}</button>}
    </div>
  )
}

/** Two arcs of 270 degrees; the second is as long as the value, by variables: where it is, from where the arc goes, and how long it is. */
function Dial({ isAutomated }: { isAutomated: boolean }) {
  const ring = { cx: 20, cy: 20, r: 15, fill: "none", strokeWidth: 4, strokeLinecap: "round", pathLength: 360 } as const
  return (
    <svg aria-hidden viewBox="0 0 40 40" className="size-10">
      <circle {...ring} className="stroke-line-strong" strokeDasharray="270 360" transform="rotate(135 20 20)" />
      <circle {...ring} className={isAutomated ? "stroke-good" : "stroke-accent"} style={{ strokeDasharray: "calc(var(--long) * 270) 360", transform: "rotate(calc(135deg + var(--from) * 270deg))", transformOrigin: "20px 20px" }} />
      <line x1={20} y1={20} x2={20} y2={10} strokeWidth={2.5} strokeLinecap="round" className="stroke-ink" style={{ transform: "rotate(calc(-135deg + var(--part) * 270deg))", transformOrigin: "20px 20px" }} />
    </svg>
  )
}

function TypedValue({ spec, label, value, onDone }: { spec: Spec; label: string; value: number; onDone: (value: number | undefined) => void }) {
  const isOver = useRef(false)
  const done = (typed: number | undefined) => { if (!isOver.current) { isOver.current = true; onDone(typed) } }
  return (
    <input
      autoFocus aria-label={`Value of ${label}`} defaultValue={said(spec, value)} className="w-full rounded border border-accent bg-raised text-center text-[11px] tabular"
      onFocus={(event) => { event.currentTarget.select() }} onBlur={(event) => { done(readTyped(spec, event.currentTarget.value)) }}
      onKeyDown={(event) => { if (event.key === "Enter") done(readTyped(spec, event.currentTarget.value)); else if (event.key === "Escape") done(undefined) }}
    />
  )
}

/** Where a key takes a control; undefined where it is none of its keys. */
function byKey({ key, shiftKey }: { key: string; shiftKey: boolean }, spec: Spec, value: number): number | undefined {
  const step = stepOf(spec, shiftKey)
  switch (key) {
    case "ArrowUp": case "ArrowRight": return moved(spec, value, step)
    case "ArrowDown": case "ArrowLeft": return moved(spec, value, -step)
    case "PageUp": return moved(spec, value, step * 10)
    case "PageDown": return moved(spec, value, -step * 10)
    case "Home": return fromPosition(spec, 0)
    case "End": return fromPosition(spec, 1)
    case "Delete": case "Backspace": return spec.default
    default: return undefined
  }
}

type Latest = { current: { spec: Spec; value: number; onBegin?: (() => void) | undefined; onChange: (value: number) => void; onEnd?: (() => void) | undefined } }

/** A drag up and down; with Shift ten times as fine. */
function drag(event: PointerEvent<HTMLElement>, latest: Latest): void {
  if (event.button !== 0) return
  const dial = event.currentTarget
  dial.setPointerCapture(event.pointerId)
  let [y, position, hasBegun] = [event.clientY, toPosition(latest.current.spec, latest.current.value), false]
  const onMove = (move: globalThis.PointerEvent) => {
    if (!hasBegun && Math.abs(move.clientY - event.clientY) < 2) return
    if (!hasBegun) latest.current.onBegin?.()
    hasBegun = true
    position = Math.min(1, Math.max(0, position + (y - move.clientY) / (move.shiftKey ? DRAG_PX * 10 : DRAG_PX)))
    y = move.clientY
    latest.current.onChange(fromPosition(latest.current.spec, position))
  }
  const onUp = () => {
    dial.removeEventListener("pointermove", onMove)
    if (hasBegun) latest.current.onEnd?.()
  }
  dial.addEventListener("pointermove", onMove)
  dial.addEventListener("pointerup", onUp, { once: true })
  dial.addEventListener("pointercancel", onUp, { once: true })
}

/** The wheel turns it; turns that follow each other are one step. */
function useWheel(dial: { current: HTMLDivElement | null }, latest: Latest, disabled: boolean): void {
  useEffect(() => {
    const surface = dial.current
    if (!surface || disabled) return
    let idle: ReturnType<typeof setTimeout> | undefined
    const rest = () => { idle = undefined; latest.current.onEnd?.() }
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      if (idle === undefined) latest.current.onBegin?.()
      clearTimeout(idle)
      idle = setTimeout(rest, WHEEL_IDLE_MS)
      const { spec, value, onChange } = latest.current
      onChange(moved(spec, value, stepOf(spec, event.shiftKey) * ((event.deltaY || event.deltaX) > 0 ? -1 : 1)))
    }
    surface.addEventListener("wheel", onWheel, { passive: false })
    return () => {
      surface.removeEventListener("wheel", onWheel)
      if (idle !== undefined) { clearTimeout(idle); rest() }
    }
  }, [dial, latest, disabled])
}

/** Shows the value, and what is heard while it plays, without drawing anything else anew. */
function useShown(dial: { current: HTMLDivElement | null }, spec: Spec, value: number, follow: KnobProps["follow"]): void {
  useEffect(() => {
    const show = (now: number) => {
      const surface = dial.current
      const text = said(spec, now)
      if (!surface || surface.dataset["shown"] === `${text} ${now}`) return
      surface.dataset["shown"] = `${text} ${now}`
      const [at, zero] = [toPosition(spec, now), spec.min < 0 && spec.max > 0 && spec.silence === undefined ? toPosition(spec, 0) : 0]
      for (const [name, part] of [["--part", at], ["--from", Math.min(at, zero)], ["--long", Math.abs(at - zero)]] as const) surface.style.setProperty(name, part.toFixed(4))
      surface.setAttribute("aria-valuetext", text)
      const output = surface.parentElement?.querySelector("[data-value]")
      if (output) output.textContent = text
    }
    show(value)
    follow?.(show)
  })
}
