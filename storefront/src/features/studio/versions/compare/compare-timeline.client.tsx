"use client"

import { Maximize2, ZoomIn, ZoomOut } from "lucide-react"
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react"
import { cn } from "@/lib/cn"
import type { Peaks } from "../../audio/peaks"
import { Tool } from "../../ui/transport-bar.client"
import { useEditor } from "../../ui/use-editor.client"
import { colourOf } from "../../view/colours"
import { scrolled, toPx, toTick, zoomed, type View } from "../../view/geometry"
import { countOf, type Comparison } from "./comparison"
import { drawComparison, signs, type Ink } from "./draw"
import { boxesOf, COMPARE_ROW_PX, COMPARE_RULER_PX, fitted, isSeen, neighbour, regionAt, revealing } from "./geometry"
import type { Hearing, HearingState } from "./hearing"
import { secondsAt, tickOf } from "./listen-bar.client"
import { useHands } from "./use-hands.client"
import { nameOfRegion } from "./words"

type Props = { comparison: Comparison; chosen: string | null; onChoose: (id: string | null) => void; hearing: Hearing | null; state: HearingState | null }

/** The two versions on one timeline: what differs is a button of its own, reached by arrow keys, too. */
export function CompareTimeline({ comparison, chosen, onChoose, hearing, state }: Props) {
  const surface = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [seen, setView] = useState<View | null>(null)
  const view = seen ?? fitted(comparison, size.width)
  const mostDown = Math.max(0, comparison.tracks.length * COMPARE_ROW_PX - (size.height - COMPARE_RULER_PX))
  const { peaksOf, count } = usePeaks()

  useEffect(() => {
    const box = surface.current
    if (!box) return
    const observer = new ResizeObserver(() => { setSize({ width: box.clientWidth, height: box.clientHeight }) })
    observer.observe(box)
    return () => { observer.disconnect() }
  }, [])
  useEffect(() => { setView(null) }, [comparison])
  useEffect(() => {
    const [paper, context] = [canvas.current, canvas.current?.getContext("2d")]
    if (!paper || !context) return
    const frame = requestAnimationFrame(() => {
      const ratio = Math.min(3, window.devicePixelRatio || 1)
      paper.width = Math.round(size.width * ratio)
      paper.height = Math.round(size.height * ratio)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      drawComparison(context, size.width, size.height, { comparison, view, chosen, ink: inkIn(paper), peaksOf })
    })
    return () => { cancelAnimationFrame(frame) }
  }, [comparison, view, chosen, size, peaksOf, count])

  const zoom = (factor: number, px = size.width / 2) => { setView((now) => zoomed(now ?? view, px, factor)) }
  const seek = (px: number) => { if (hearing && state) void hearing.seek(secondsAt(comparison, state.chosen, Math.max(0, toTick(view, px)))) }
  useHands(surface, {
    scroll: (px, down) => { setView((now) => scrolled(now ?? view, px, down, mostDown)) },
    zoom: (factor, px) => { zoom(factor, px) },
    press: (x, y) => { if (y < COMPARE_RULER_PX) seek(x); else onChoose(regionAt(boxesOf(comparison, view), x, y - COMPARE_RULER_PX)?.id ?? null) },
  })

  const go = (key: Parameters<typeof neighbour>[2]) => {
    const next = neighbour(comparison, chosen, key)
    if (!next) return
    onChoose(next.id)
    setView(revealing(view, comparison, next.id, size.width, size.height - COMPARE_RULER_PX))
    requestAnimationFrame(() => { surface.current?.querySelector<HTMLElement>(`[data-region="${CSS.escape(next.id)}"]`)?.focus({ preventScroll: true }) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const keys: Record<string, () => void> = {
      ArrowRight: () => { go("next") }, ArrowDown: () => { go("next") }, ArrowLeft: () => { go("previous") }, ArrowUp: () => { go("previous") },
      Home: () => { go("first") }, End: () => { go("last") }, "+": () => { zoom(0.8) }, "=": () => { zoom(0.8) }, "-": () => { zoom(1.25) }, "0": () => { setView(null) },
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <section aria-label="Timeline of both" className="flex min-h-0 min-w-0 flex-col" onKeyDown={onKeyDown}>
      <div className="flex items-center justify-between gap-x-2 border-b border-line px-2">
        <Legend comparison={comparison} />
        <span data-space-plays className="flex"><span className="hidden sm:flex"><Tool label="Closer" onClick={() => { zoom(0.7) }}><ZoomIn /></Tool><Tool label="Farther" onClick={() => { zoom(1.4) }}><ZoomOut /></Tool></span><Tool label="Fit all" onClick={() => { setView(null) }}><Maximize2 /></Tool></span>
      </div>
      <div className="flex min-h-0 flex-1">
        <Heads comparison={comparison} top={view.top} />
        <div ref={surface} data-space-plays className="relative min-w-0 flex-1 touch-none overflow-hidden select-none" onScroll={(event) => { event.currentTarget.scrollTo(0, 0) }}>
          <canvas ref={canvas} role="img" aria-label={`Regions of both versions, from bar 1 to bar ${comparison.meter.positionAt(comparison.end).bar}`} className="absolute inset-0 size-full" />
          <Differences {...{ comparison, view, size, chosen }} onChoose={onChoose} />
          {hearing && state && <Playhead {...{ comparison, view, hearing, state }} />}
        </div>
      </div>
    </section>
  )
}

/** A button for each region that differs and is seen, over its picture. */
function Differences({ comparison, view, size, chosen, onChoose }: { comparison: Comparison; view: View; size: { width: number; height: number }; chosen: string | null; onChoose: (id: string) => void }) {
  const stop = chosen !== null && comparison.regions.some(({ id, state }) => id === chosen && state !== "same") ? chosen : neighbour(comparison, null, "first")?.id
  const height = size.height - COMPARE_RULER_PX
  const boxes = boxesOf(comparison, view).filter((each) => each.region.state !== "same" && (each.region.id === stop || isSeen({ ...each, ghost: null }, size.width, height)))
  return (
    <div className="absolute inset-x-0 bottom-0 overflow-hidden" style={{ top: COMPARE_RULER_PX }} onScroll={(event) => { event.currentTarget.scrollTo(0, 0) }}>
      {boxes.map(({ region, box: { left, right, top } }) => (
        <button
          key={region.id} type="button" data-region={region.id} tabIndex={region.id === stop ? 0 : -1} aria-pressed={region.id === chosen} aria-label={nameOfRegion(region, comparison)} title={nameOfRegion(region, comparison)}
          onClick={() => { onChoose(region.id) }} className="absolute rounded-md" style={{ transform: `translate(${Math.max(left, -4)}px, ${top + 3}px)`, width: Math.max(6, Math.min(right, size.width + 4) - Math.max(left, -4)), height: COMPARE_ROW_PX - 6 }}
        />
      ))}
    </div>
  )
}

/** Names of the tracks of both, and which came or went. */
function Heads({ comparison: { tracks }, top }: { comparison: Comparison; top: number }) {
  return (
    <div className="w-24 shrink-0 overflow-hidden border-r border-line-strong bg-surface sm:w-44">
      <p className="border-b border-line-strong px-2 text-xs leading-7 font-semibold text-muted" style={{ height: COMPARE_RULER_PX }}>Tracks</p>
      <ol aria-label="Tracks of both" style={{ transform: `translateY(${-top}px)` }}>
        {tracks.map(({ id, name, depth, colour, state }, index) => (
          <li key={id} className="flex border-b border-line" style={{ height: COMPARE_ROW_PX, paddingLeft: depth * 10 }}>
            <span aria-hidden className="w-1.5 shrink-0" style={{ background: colourOf(colour, index) }} />
            <span className="grid min-w-0 content-center px-2"><span className={cn("truncate text-sm font-semibold", state === "removed" && "line-through")}>{name}</span>{state !== "same" && <span className={cn("text-xs font-semibold", state === "added" ? "text-good" : "text-bad")}>{state === "added" ? "+ new track" : "− track gone"}</span>}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What each look means, with its sign and how many there are. */
function Legend({ comparison }: { comparison: Comparison }) {
  const looks = { added: "border-good text-good", removed: "border-dashed border-bad text-bad", moved: "border-accent text-accent", changed: "border-dotted border-warn text-warn", same: "border-line-strong text-muted" } as const
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-2 gap-y-1 py-1.5 text-xs sm:gap-x-3 sm:text-sm">
      {(["added", "moved", "changed", "removed", "same"] as const).map((state) => <li key={state} className="flex items-center gap-1 sm:gap-1.5"><span aria-hidden className={cn("grid size-5 sm:w-7 place-items-center rounded border-2 text-xs font-bold", looks[state])}>{signs[state]}</span>{`${countOf(comparison, state)} ${state === "same" ? "the same" : state}`}</li>)}
    </ul>
  )
}

/** Where it plays: moved without drawing anything else anew. */
function Playhead({ comparison, view, hearing, state }: { comparison: Comparison; view: View; hearing: Hearing; state: HearingState }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let frame = 0
    const place = () => {
      if (line.current) line.current.style.transform = `translateX(${toPx(view, tickOf(comparison, state.chosen, hearing.position))}px)`
      if (state.isPlaying) frame = requestAnimationFrame(place)
    }
    place()
    return () => { cancelAnimationFrame(frame) }
  }, [comparison, view, hearing, state])
  return <div ref={line} aria-hidden className="pointer-events-none absolute inset-y-0 left-0 w-px bg-accent will-change-transform" />
}

/** Waveforms that have come; others are asked for once. */
function usePeaks(): { peaksOf: (assetId: string) => Peaks | undefined; count: number } {
  const { library } = useEditor()
  const [count, setCount] = useState(0)
  const peaksOf = useMemo(() => {
    const known = new Map<string, Peaks | null>()
    return (assetId: string) => {
      const there = known.get(assetId)
      if (there !== undefined) return there ?? undefined
      known.set(assetId, null)
      library.peaks(assetId).then((peaks) => { if (peaks) { known.set(assetId, peaks); setCount((before) => before + 1) } }, (error: unknown) => { console.warn(`A waveform could not be drawn: ${String(error)}`) })
      return undefined
    }
  }, [library])
  return { peaksOf, count }
}

const inkIn = (element: Element): Ink => {
  const style = getComputedStyle(element)
  const of = (name: string) => style.getPropertyValue(`--${name}`)
  return { line: of("line"), lineStrong: of("line-strong"), ink: of("ink"), muted: of("muted"), surface: of("surface"), paper: of("paper"), accent: of("accent"), good: of("good"), bad: of("bad"), warn: of("warn") }
}
