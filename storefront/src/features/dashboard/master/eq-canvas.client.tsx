"use client"

import { clamp, eqResponse, logSpaced, rounded, spoken, spokenHz, type EqBand } from "@max-booster/mastering"
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react"
import { dbAt, hzAt, xOf, yOf } from "./eq-scale"

type Props = { bands: readonly EqBand[]; chosen: number; onChoose: (band: number) => void; onChange: (band: number, change: Partial<EqBand>, mark: string) => void }

const AXIS = logSpaced(20, 20_000, 240)
const isCut = ({ shape }: EqBand) => shape === "highpass" || shape === "lowpass"

/** The EQ's curve; its points are dragged, or moved by arrow keys: left and right the frequency, up and down the gain. */
export function EqCanvas({ bands, chosen, onChoose, onChange }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drag = useRef(0)
  useEffect(() => {
    const draw = () => { if (canvas.current) drawCurve(canvas.current, bands) }
    draw()
    const sizes = new ResizeObserver(draw)
    const themes = new MutationObserver(draw)
    if (canvas.current) sizes.observe(canvas.current)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] })
    return () => { sizes.disconnect(); themes.disconnect() }
  }, [bands])
  const move = (band: number, event: PointerEvent<HTMLButtonElement>) => {
    const box = canvas.current?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const gainDb = dbAt((event.clientY - box.top) / box.height)
    onChange(band, { hz: hzAt((event.clientX - box.left) / box.width), ...(bands[band] && !isCut(bands[band]) && { gainDb }) }, `drag-${drag.current}`)
  }
  const step = (index: number, band: EqBand, event: KeyboardEvent) => {
    const change = keyStep(band, event.key)
    if (!change) return
    event.preventDefault()
    onChange(index, change, `key-${index}-${event.key}`)
  }
  return (
    <div className="relative h-56 touch-none rounded-lg border border-line bg-raised sm:h-64">
      <canvas ref={canvas} className="size-full" aria-hidden />
      {bands.map((band, index) => (
        <button
          key={index} type="button" role="slider" aria-label={`EQ point ${index + 1}`} aria-valuemin={-12} aria-valuemax={12} aria-valuenow={band.gainDb} aria-valuetext={isCut(band) ? `${band.shape} at ${spokenHz(band.hz)}` : `${spoken(band.gainDb)} dB at ${spokenHz(band.hz)}`}
          data-chosen={index === chosen} style={{ left: `${xOf(band.hz) * 100}%`, top: `${yOf(isCut(band) ? 0 : band.gainDb) * 100}%` }}
          className="absolute grid size-11 -translate-x-1/2 -translate-y-1/2 cursor-grab place-items-center rounded-full text-[13px] font-bold before:absolute before:size-7 before:rounded-full before:border-2 before:border-accent before:bg-surface data-[chosen=true]:before:bg-accent data-[chosen=true]:text-accent-ink"
          onFocus={() => { onChoose(index) }} onKeyDown={(event) => { step(index, band, event) }}
          onPointerDown={(event) => { drag.current++; event.currentTarget.setPointerCapture(event.pointerId); onChoose(index) }} onPointerMove={(event) => { move(index, event) }}
        ><span className="relative">{index + 1}</span></button>
      ))}
    </div>
  )
}

/** A twelfth of an octave, or half a decibel. */
function keyStep(band: EqBand, key: string): Partial<EqBand> | null {
  const hz = (factor: number) => ({ hz: Math.round(clamp(band.hz * factor, 20, 20_000)) })
  const gain = (db: number) => (isCut(band) ? null : { gainDb: rounded(clamp(band.gainDb + db, -12, 12), 1) })
  switch (key) {
    case "ArrowLeft": return hz(2 ** (-1 / 12))
    case "ArrowRight": return hz(2 ** (1 / 12))
    case "ArrowUp": return gain(0.5)
    case "ArrowDown": return gain(-0.5)
    default: return null
  }
}

function drawCurve(canvas: HTMLCanvasElement, bands: readonly EqBand[]): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const scale = devicePixelRatio
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext("2d")
  if (!pen) return
  const color = (name: string) => getComputedStyle(canvas).getPropertyValue(name)
  pen.scale(scale, scale)
  pen.font = "11px Inter Variable, sans-serif"
  pen.lineWidth = 1
  for (const hz of [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]) line(pen, color("--line"), [[xOf(hz) * width, 0], [xOf(hz) * width, height]])
  for (const db of [-12, -6, 0, 6, 12]) line(pen, color(db === 0 ? "--line-strong" : "--line"), [[0, yOf(db) * height], [width, yOf(db) * height]])
  pen.fillStyle = color("--muted")
  for (const hz of [100, 1_000, 10_000]) pen.fillText(spokenHz(hz), xOf(hz) * width + 4, height - 6)
  for (const db of [-6, 6]) pen.fillText(`${db > 0 ? "+" : ""}${spoken(db)} dB`, 4, yOf(db) * height - 4)
  pen.lineWidth = 2.5
  line(pen, color("--accent"), eqResponse(bands, AXIS).map((db, at) => [xOf(AXIS[at] ?? 20) * width, yOf(clamp(db, -14, 14)) * height]))
}

function line(pen: CanvasRenderingContext2D, color: string, points: readonly (readonly [number, number])[]): void {
  pen.strokeStyle = color
  pen.beginPath()
  points.forEach(([x, y], at) => { if (at === 0) pen.moveTo(x, y); else pen.lineTo(x, y) })
  pen.stroke()
}
