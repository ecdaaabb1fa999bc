"use client"

import type { SoundLinks } from "@max-booster/api-contract"
import { useEffect, useRef, useState } from "react"
import { cn } from "@/lib/cn"
import { columnsOf, loadPeaks, waveFor } from "@/lib/peaks"

/** A bar and the gap after it, in CSS pixels. */
const looks = { fine: { bar: 1, gap: 0 }, bars: { bar: 3, gap: 2 } } as const

type Props = { peaks: readonly number[]; waves?: SoundLinks["waves"]; look?: keyof typeof looks; /** 0 to 1. */ played?: number; /** The part that counts, 0 to 1; the rest is pale. */ part?: { from: number; to: number } | undefined; className?: string }

/**
 * A waveform on a canvas, sharp at any width: drawn at once from the few peaks that came with the page, then from the level that has a pixel for
 * each of the screen's.
 */
export function WaveCanvas({ peaks, waves = [], look = "bars", played = 0, part, className }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { width, height, ratio } = useSize(canvas)
  const { bar, gap } = looks[look]
  const count = Math.max(1, Math.floor(width / (bar + gap)) * (gap === 0 ? ratio : 1))
  const heights = useLevel(waves, width === 0 ? 0 : count) ?? peaks

  useEffect(() => {
    const surface = canvas.current
    const context = surface?.getContext("2d")
    if (!surface || !context || width === 0) return
    surface.width = Math.round(width * ratio)
    surface.height = Math.round(height * ratio)
    const style = getComputedStyle(surface)
    const [waiting, done] = [style.getPropertyValue("--wave"), style.getPropertyValue("--wave-played")]
    const columns = columnsOf(heights, count)
    const loudest = Math.max(0.05, ...columns)
    const step = surface.width / count
    const thick = gap === 0 ? Math.ceil(step) : bar * ratio
    columns.forEach((level, column) => {
      const at = (column + 0.5) / count
      const tall = Math.max(ratio, (level / loudest) * surface.height * 0.96)
      context.fillStyle = at <= played ? done : waiting
      context.globalAlpha = part && (at < part.from || at > part.to) ? 0.3 : 1
      context.fillRect(Math.round(column * step), (surface.height - tall) / 2, thick, tall)
    })
  }, [heights, count, width, height, ratio, played, part, bar, gap])
  return <canvas ref={canvas} aria-hidden className={cn("block", className)} />
}

/** The size of an element and the screen's pixels to one of CSS, as they change. */
function useSize(element: { current: HTMLElement | null }) {
  const [size, setSize] = useState({ width: 0, height: 0, ratio: 1 })
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => { if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height, ratio: Math.min(3, window.devicePixelRatio || 1) }) })
    observer.observe(element.current)
    return () => { observer.disconnect() }
  }, [element])
  return size
}

/** The level for so many columns, once it is there; what was there before stays meanwhile. */
function useLevel(waves: SoundLinks["waves"], columns: number): Float32Array | null {
  const [level, setLevel] = useState<Float32Array | null>(null)
  const url = columns > 0 ? waveFor(waves, columns)?.url : undefined
  useEffect(() => {
    let isWanted = true
    // Without it the page's own peaks stay: coarser, never wrong.
    if (url) loadPeaks(url).then((heights) => { if (isWanted) setLevel(heights) }, (error: unknown) => { console.warn(`A waveform did not load: ${String(error)}`) })
    return () => { isWanted = false }
  }, [url])
  return level
}
