"use client"

import type { Id } from "@max-booster/studio-core"
import { useEffect, useRef, useState } from "react"
import { cn } from "@/lib/cn"
import { useEditor, useEditorState } from "../ui/use-editor.client"
import { inkOf } from "./faces/ink"
import { listenSoon } from "./live"
import { heightOf, PeakHold, toDb } from "./meter"

const [WIDTH, HEIGHT] = [13, 160]

/** Peaks after the fader, with hold, and a light that stays on after a clip until it is clicked. */
export function Meter({ trackId, name }: { trackId: Id; name: string }) {
  const editor = useEditor()
  const isPlaying = useEditorState((state) => state.isPlaying)
  const [clippedDb, setClippedDb] = useState<number | null>(null)
  const surface = useRef<HTMLCanvasElement>(null)
  const highest = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const canvas = surface.current
    const context = canvas?.getContext("2d")
    if (!canvas || !context) return
    const ink = inkOf(canvas)
    const holds = [new PeakHold(), new PeakHold()]
    const draw = (peaks: readonly [number, number]) => {
      context.clearRect(0, 0, WIDTH, HEIGHT)
      peaks.forEach((peak, channel) => {
        const db = toDb(peak)
        const held = holds[channel]?.push(db, performance.now() / 1_000) ?? db
        const [tall, line] = [heightOf(db) * HEIGHT, heightOf(held) * HEIGHT]
        context.fillStyle = db > 0 ? ink.bad : db > -9 ? ink.warn : ink.good
        context.fillRect(channel * 7, HEIGHT - tall, 6, tall)
        if (line > 0) context.fillRect(channel * 7, HEIGHT - line, 6, 2)
      })
      const loudest = toDb(Math.max(...peaks))
      // A clip is rare, and its light is said to readers of screens: so it may go through React.
      if (loudest > 0.01 && loudest > highest.current + 0.1) { highest.current = loudest; setClippedDb(loudest) }
    }
    draw([0, 0])
    if (!isPlaying) return
    return listenSoon(() => {
      editor.engine?.onPeaks(trackId, draw)
      return () => { editor.engine?.onPeaks(trackId, () => undefined) }
    })
  }, [editor, isPlaying, trackId])
  return (
    <div className="grid grid-rows-[auto_1fr] justify-items-center gap-1">
      <button
        type="button" aria-label={clippedDb === null ? `${name} has not clipped` : `${name} clipped at +${clippedDb.toFixed(1)} dB: clear`} title={clippedDb === null ? "No clip" : `Clipped at +${clippedDb.toFixed(1)} dB. Click to clear`} disabled={clippedDb === null}
        className="relative h-3 w-4 rounded-sm after:absolute after:-inset-2 after:content-['']" onClick={() => { highest.current = Number.NEGATIVE_INFINITY; setClippedDb(null) }}
      ><span className={cn("block h-2 w-full rounded-sm", clippedDb === null ? "bg-line-strong" : "bg-bad")} /></button>
      {/* A canvas that shows nothing would be put together with the others in each frame of scrolling all the same. */}
      <span aria-hidden className="relative h-full min-h-0 w-[13px] overflow-hidden rounded-sm bg-line"><canvas ref={surface} hidden={!isPlaying} width={WIDTH} height={HEIGHT} className="absolute inset-0 size-full" /></span>
    </div>
  )
}
