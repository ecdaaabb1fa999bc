"use client"

import { fixed, insertsOf, type Project } from "@max-booster/studio-core"
import { useEffect, useRef, useState } from "react"
import { useEditor, useEditorState, useProject } from "../ui/use-editor.client"
import { drawSpectrum } from "./faces/eq-draw"
import { inkOf } from "./faces/ink"
import { analyse } from "./live"
import { sayLoudness } from "./loudness.client"

const EVERY_MS = 100
/** What streaming services ask for where the master has no limiter of its own, dBTP. */
const USUAL_CEILING = -1

/** The ceiling of the master, dBTP: its last limiter's, else the usual one. */
export function ceilingOf(project: Project): number {
  const limiter = insertsOf(project, fixed.master).findLast(({ effect, bypassed }) => effect === "limiter" && !bypassed)
  return limiter ? (limiter["p:ceiling"] ?? USUAL_CEILING) : USUAL_CEILING
}

/** Loudness, oscilloscope and spectrum of what is heard. */
export function MasterMeters() {
  return (
    <div className="grid shrink-0 gap-3 p-3 md:min-h-0 md:flex-1 md:shrink md:grid-cols-[auto_1fr_1fr] md:overflow-y-auto">
      <LoudnessTable />
      <Scope what="oscilloscope" />
      <Scope what="spectrum" />
    </div>
  )
}

const rows = [["momentary", "Momentary", "LUFS"], ["shortTerm", "Short-term", "LUFS"], ["integrated", "Integrated", "LUFS"], ["truePeak", "True peak", "dBTP"]] as const

function LoudnessTable() {
  const editor = useEditor()
  const project = useProject()
  const outputs = useRef(new Map<string, HTMLElement>())
  const [overBy, setOverBy] = useState<number | null>(null)
  const ceiling = ceilingOf(project)
  useEffect(() => {
    const show = () => {
      const report = editor.engine?.master
      for (const [key, , unit] of rows) { const output = outputs.current.get(key); if (output) output.textContent = sayLoudness(report?.[key], unit) }
      // A tenth of a decibel: a limiter at its ceiling is not over it.
      const over = report && report.truePeak > ceiling + 0.05 ? Math.round((report.truePeak - ceiling) * 10) / 10 : null
      setOverBy((was) => (was === over ? was : over))
    }
    show()
    const timer = setInterval(show, EVERY_MS)
    return () => { clearInterval(timer) }
  }, [editor, ceiling])
  return (
    <div className="grid content-start gap-2 md:w-64">
      <dl aria-label="Loudness" className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        {rows.map(([key, label]) => (
          <div key={key} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd ref={(element) => { if (element) outputs.current.set(key, element); else outputs.current.delete(key) }} data-loudness={key} className="text-right font-semibold tabular" />
          </div>
        ))}
      </dl>
      <button type="button" className="min-h-11 w-fit rounded-lg border border-line-strong px-3 text-sm font-semibold hover:border-ink" onClick={() => { editor.engine?.resetLoudness() }}>Measure anew</button>
      {overBy !== null && <p role="status" className="rounded-lg border border-bad/40 bg-bad-soft px-3 py-2 text-sm text-bad">{`The true peak is ${overBy.toFixed(1)} dB above ${ceiling.toFixed(1).replace("-", "−")} dBTP. Turn the master down, or put a limiter on it.`}</p>}
    </div>
  )
}

function Scope({ what }: { what: "oscilloscope" | "spectrum" }) {
  const editor = useEditor()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const surface = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = surface.current
    const context = canvas?.getContext("2d")
    const tap = isPlaying ? analyse(editor, fixed.master) : undefined
    if (!canvas || !context || !tap) return
    const { analyser } = tap
    const [samples, bins] = [new Float32Array(analyser.fftSize), new Float32Array(analyser.frequencyBinCount)]
    const ink = inkOf(canvas)
    let frame = 0
    const draw = () => {
      const [width, height] = [(canvas.width = Math.round(canvas.clientWidth * devicePixelRatio)), (canvas.height = Math.round(canvas.clientHeight * devicePixelRatio))]
      if (what === "spectrum") {
        analyser.getFloatFrequencyData(bins)
        drawSpectrum(context, width, height, { spectrum: bins, sampleRate: analyser.context.sampleRate, colour: ink.accent })
      } else {
        analyser.getFloatTimeDomainData(samples)
        drawWave(context, width, height, samples, ink.accent)
      }
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => { cancelAnimationFrame(frame); tap.dispose() }
  }, [editor, isPlaying, what])
  return (
    <figure className="grid min-h-40 min-w-0 grid-rows-[auto_minmax(0,1fr)] gap-1">
      <figcaption className="text-xs font-semibold text-muted">{what === "spectrum" ? "Spectrum" : "Oscilloscope"}{!isPlaying && ": play to see it"}</figcaption>
      <div className="relative"><canvas ref={surface} role="img" aria-label={what === "spectrum" ? "Spectrum of the master" : "Oscilloscope of the master"} className="absolute inset-0 size-full rounded-lg border border-line bg-paper" /></div>
    </figure>
  )
}

/** The waveform from where it first rises through zero, so that it stands still. */
function drawWave(context: CanvasRenderingContext2D, width: number, height: number, samples: Float32Array, colour: string): void {
  const shown = samples.length / 2
  let start = 0
  while (start < shown && !((samples[start] ?? 0) <= 0 && (samples[start + 1] ?? 0) > 0)) start++
  if (start >= shown) start = 0
  context.beginPath()
  for (let x = 0; x <= width; x++) context.lineTo(x, (0.5 - (samples[start + Math.floor((x / width) * (shown - 1))] ?? 0) / 2) * height)
  context.strokeStyle = colour
  context.lineWidth = 1.5 * devicePixelRatio
  context.stroke()
}
