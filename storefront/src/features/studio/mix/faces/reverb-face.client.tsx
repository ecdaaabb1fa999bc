"use client"

import { addAsset, setInsertAsset } from "@max-booster/studio-core"
import { impulseResponse, rooms, type RoomId } from "@max-booster/studio-sound"
import { FileUp, RotateCcw } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { LONGEST_IMPULSE_SECONDS } from "../../engine/impulse"
import { useEditor, useProject } from "../../ui/use-editor.client"
import { Params } from "../params.client"
import { attempt } from "../state"
import { inkOf } from "./ink"
import { columns } from "./reverb-draw"
import type { FaceProps } from "./faces.client"

/** Rate at which rooms are made to be drawn, Hz: a pixel is many samples anyhow. */
const DRAWN_RATE = 4_000
const ids = Object.keys(rooms) as RoomId[]

/** A reverb: its impulse response, of a room or of a person's own file. */
export function ReverbFace({ insert, effect }: FaceProps) {
  const editor = useEditor()
  const project = useProject()
  const own = insert.assetId === "" ? undefined : project.get("assets", insert.assetId)
  const [isLoading, setLoading] = useState(false)
  const load = async (file: File) => {
    setLoading(true)
    try {
      const sound = await editor.library.add(file, project.settings.sampleRate)
      editor.session.gesture(() => {
        if (!project.get("assets", sound.hash)) editor.session.run(addAsset(sound))
        attempt(editor, setInsertAsset(insert.id, sound.hash))
      }, `Use “${sound.name}” as impulse response`)
    } catch (error) {
      editor.set({ trouble: error instanceof Error ? error.message : `“${file.name}” could not be read.` })
    }
    setLoading(false)
  }
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(18rem,28rem)_1fr]">
      <div className="grid gap-2">
        <Impulse insert={insert} effect={effect} />
        <div className="flex flex-wrap items-center gap-2">
          <label className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg border border-line-strong px-3 text-sm font-semibold focus-within:outline-2 focus-within:outline-accent hover:border-ink">
            <FileUp size={16} aria-hidden />{isLoading ? "Reading…" : "Own impulse response"}
            <input type="file" accept="audio/*" aria-label="Own impulse response" className="sr-only" onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file) void load(file); event.currentTarget.value = "" }} />
          </label>
          {insert.assetId !== "" && <button type="button" className="flex min-h-11 items-center gap-2 rounded-lg px-3 text-sm font-semibold hover:bg-line/60" onClick={() => { attempt(editor, setInsertAsset(insert.id, "")) }}><RotateCcw size={16} aria-hidden />Back to the built-in rooms</button>}
        </div>
        {own && <p className="text-sm text-muted">{`“${own.name}”, ${Math.min(LONGEST_IMPULSE_SECONDS, own.frames / own.sampleRate).toFixed(1)} s. Room and decay belong to the built-in rooms.`}</p>}
      </div>
      <Params insert={insert} effect={effect} disabled={insert.assetId === "" ? [] : ["room", "decay"]} />
    </div>
  )
}

function Impulse({ insert, effect }: FaceProps) {
  const { library } = useEditor()
  const surface = useRef<HTMLCanvasElement>(null)
  const room = ids[Math.round(insert["p:room"] ?? 0)] ?? "room"
  const decay = insert["p:decay"] ?? effect.params.decay?.default ?? 1
  const { assetId } = insert
  useEffect(() => {
    let isWanted = true
    const show = async () => {
      const source = assetId === "" ? undefined : await library.source(assetId)
      const [samples, rate] = source ? [(await source.read(0, Math.min(source.frames, Math.round(LONGEST_IMPULSE_SECONDS * source.sampleRate))))[0] ?? new Float32Array(), source.sampleRate]
        : assetId === "" ? [impulseResponse(room, decay, DRAWN_RATE)[0], DRAWN_RATE] : [new Float32Array(), DRAWN_RATE]
      if (isWanted && surface.current) draw(surface.current, samples, rate)
    }
    // A knob that is turned asks for many: the last one counts.
    const timer = setTimeout(() => { void show() }, 60)
    return () => { isWanted = false; clearTimeout(timer) }
  }, [library, assetId, room, decay])
  return <canvas ref={surface} role="img" aria-label={assetId === "" ? `Impulse response: ${rooms[room].label}, decay ${decay.toFixed(2)}` : "Your own impulse response"} className="h-28 w-full rounded-lg border border-line bg-paper" />
}

function draw(canvas: HTMLCanvasElement, samples: Float32Array, rate: number): void {
  const context = canvas.getContext("2d")
  if (!context) return
  const [width, height] = [(canvas.width = Math.round(canvas.clientWidth * devicePixelRatio)), (canvas.height = Math.round(canvas.clientHeight * devicePixelRatio))]
  const ink = inkOf(canvas)
  context.clearRect(0, 0, width, height)
  context.fillStyle = ink.accent
  const step = 3 * devicePixelRatio
  columns(samples, Math.floor(width / step)).forEach((tall, at) => { context.fillRect(at * step, height * (1 - tall), step - 1, height * tall) })
  context.fillStyle = ink.muted
  context.font = `500 ${11 * devicePixelRatio}px 'Inter Variable', sans-serif`
  const text = samples.length === 0 ? "This file is not on this device: bring it again." : `${(samples.length / rate).toFixed(1)} s`
  context.fillText(text, width - context.measureText(text).width - 8 * devicePixelRatio, 16 * devicePixelRatio)
}
