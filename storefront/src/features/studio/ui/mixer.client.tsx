"use client"

import { fixed, setTracks, type Entry } from "@max-booster/studio-core"
import { useEffect, useRef } from "react"
import { cn } from "@/lib/cn"
import { colourOf } from "../view/colours"
import { rowsOf } from "../view/geometry"
import { Switch } from "./track-heads.client"
import { useEditor, useEditorState, useProject } from "./use-editor.client"

/** Faders, pans and meters of all tracks, the master last. */
export function Mixer() {
  const project = useProject()
  const master = project.get("tracks", fixed.master)
  return (
    <section aria-label="Mixer" className="flex h-64 shrink-0 gap-px overflow-x-auto border-t border-line-strong bg-line">
      {rowsOf(project).filter(({ track }) => track.kind !== "folder").map(({ track }, index) => <Channel key={track.id} track={track} colour={colourOf(track.colour, index)} />)}
      {master && <Channel track={{ ...master, id: fixed.master }} colour="var(--accent)" isMaster />}
    </section>
  )
}

const LOWEST_DB = -60
const sayDb = (db: number) => (db <= LOWEST_DB ? "−∞ dB" : `${db > 0 ? "+" : ""}${db.toFixed(1).replace("-", "−")} dB`)

function Channel({ track, colour, isMaster = false }: { track: Entry<"tracks">; colour: string; isMaster?: boolean }) {
  const { session } = useEditor()
  const { id, name, gainDb, pan } = track
  const set = (fields: Parameters<typeof setTracks>[1]) => { session.run(setTracks([id], fields)) }
  const drag = { onPointerDown: () => { session.begin() }, onPointerUp: () => { session.end() }, onPointerCancel: () => { session.end() } }
  return (
    <div role="group" aria-label={name} className={cn("grid w-24 shrink-0 [content-visibility:auto] grid-rows-[auto_auto_1fr_auto_auto] gap-1 bg-surface p-2", isMaster && "w-28 bg-raised")}>
      <p className="truncate border-t-4 pt-1 text-center text-xs font-semibold" style={{ borderColor: colour }}>{name}</p>
      <input type="range" aria-label={`Pan of ${name}`} aria-valuetext={pan === 0 ? "centre" : `${Math.round(Math.abs(pan) * 100)}% ${pan < 0 ? "left" : "right"}`} min={-1} max={1} step={0.01} value={pan} className="w-full accent-accent" {...drag} onChange={(event) => { set({ pan: Number(event.currentTarget.value) }) }} onDoubleClick={() => { set({ pan: 0 }) }} />
      <div className="flex min-h-0 justify-center gap-2">
        <input type="range" aria-label={`Volume of ${name}`} aria-valuetext={sayDb(gainDb)} min={LOWEST_DB} max={12} step={0.1} value={Math.max(LOWEST_DB, gainDb)} className="h-full w-6 accent-accent [direction:rtl] [writing-mode:vertical-lr]" {...drag} onChange={(event) => { const db = Number(event.currentTarget.value); set({ gainDb: db <= LOWEST_DB ? -144 : db }) }} onDoubleClick={() => { set({ gainDb: 0 }) }} />
        <Meter trackId={id} />
      </div>
      <output className="text-center text-xs tabular text-muted">{sayDb(gainDb)}</output>
      {isMaster ? <Loudness /> : <div className="flex justify-center gap-1"><Switch track={track} what="mute" letter="M" /><Switch track={track} what="solo" letter="S" /></div>}
    </div>
  )
}

/** Peaks after the fader, with hold. */
function Meter({ trackId }: { trackId: string }) {
  const editor = useEditor()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const surface = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = surface.current
    const context = canvas?.getContext("2d")
    if (!canvas || !context) return
    const height = (amplitude: number) => Math.max(0, Math.min(1, (20 * Math.log10(Math.max(amplitude, 1e-6)) - LOWEST_DB) / (12 - LOWEST_DB))) * canvas.height
    const style = getComputedStyle(canvas)
    const [low, high, over] = [style.getPropertyValue("--good"), style.getPropertyValue("--warn"), style.getPropertyValue("--bad")]
    const held = [0, 0]
    const draw = (peaks: readonly [number, number]) => {
      context.clearRect(0, 0, canvas.width, canvas.height)
      peaks.forEach((peak, channel) => {
        held[channel] = Math.max(peak, (held[channel] ?? 0) * 0.97)
        context.fillStyle = peak >= 1 ? over : peak > 0.5 ? high : low
        context.fillRect(channel * 7, canvas.height - height(peak), 6, height(peak))
        context.fillRect(channel * 7, canvas.height - height(held[channel] ?? 0) - 1, 6, 2)
      })
    }
    draw([0, 0])
    if (isPlaying) editor.engine?.onPeaks(trackId, draw)
  }, [editor, isPlaying, trackId])
  return <canvas ref={surface} aria-hidden width={13} height={140} className="h-full w-[13px] rounded-sm bg-line" />
}

/** The master's loudness since the last start. */
function Loudness() {
  const editor = useEditor()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const text = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(() => {
      const { integrated = -Infinity, truePeak = -Infinity } = editor.engine?.master ?? {}
      if (text.current) text.current.textContent = Number.isFinite(integrated) ? `${integrated.toFixed(1).replace("-", "−")} LUFS · ${truePeak.toFixed(1).replace("-", "−")} dBTP` : "– LUFS"
    }, 250)
    return () => { clearInterval(timer) }
  }, [editor, isPlaying])
  return <output ref={text} aria-label="Loudness of the master" className="text-center text-[11px] leading-tight tabular text-muted">– LUFS</output>
}
