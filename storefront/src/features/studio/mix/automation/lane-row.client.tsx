"use client"

import { formatPosition, type Entry } from "@max-booster/studio-core"
import { useEffect, useRef, type PointerEvent } from "react"
import { colourOf } from "../../view/colours"
import { rowsOf, RULER_PX, toPx } from "../../view/geometry"
import type { Editor } from "../../ui/editor"
import { useEditor, useEditorState, useProject, useView } from "../../ui/use-editor.client"
import { inkOf } from "../faces/ink"
import { said } from "../spec"
import { specOf, valueIn } from "../targets"
import { drawLane } from "./draw-lane"
import { pointsIn } from "./geometry"
import { LANE_PX, lanesOf } from "./lanes"
import { laneKey } from "./lane-keys"
import { clearAt, pressLane, type LaneHand } from "./lane-press"

/** The open lanes, below their tracks, over the timeline. `snap` is the timeline's own. */
export function LaneRows({ snap }: { snap: (editor: Editor, tick: number) => number }) {
  const isAny = useEditorState(({ arrange }) => arrange.rows.open.size > 0)
  return isAny ? <OpenLanes snap={snap} /> : null
}

function OpenLanes({ snap }: { snap: (editor: Editor, tick: number) => number }) {
  const project = useProject()
  const look = useEditorState(({ arrange }) => arrange.rows)
  const top = useView().top
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-0 overflow-hidden" style={{ top: RULER_PX }}>
      {rowsOf(project, look).flatMap(({ track, top: rowTop, height }, index) => (look.open.has(track.id) ? lanesOf(project, track.id).map((lane, at) => (
        <div key={lane.id} className="pointer-events-auto absolute inset-x-0" style={{ top: rowTop + height + at * LANE_PX - top, height: LANE_PX }}>
          <LaneRow lane={lane} colour={colourOf(track.colour, index)} trackName={track.name} snap={snap} />
        </div>
      )) : []))}
    </div>
  )
}

function LaneRow({ lane, colour, trackName, snap }: { lane: Entry<"lanes">; colour: string; trackName: string; snap: (editor: Editor, tick: number) => number }) {
  const editor = useEditor()
  const project = useProject()
  const view = useView()
  const selected = useEditorState(({ mix }) => mix.points)
  const canvas = useRef<HTMLCanvasElement>(null)
  const hand = useRef<LaneHand>({ drawn: [], range: undefined, tip: undefined })
  const redraw = useRef(() => {})
  const spec = specOf(project, lane.target)
  const points = pointsIn(project, lane)

  useEffect(() => {
    const surface = canvas.current
    const context = surface?.getContext("2d")
    if (!surface || !context || !spec) return
    const draw = () => {
      const { clientWidth: width } = surface
      const ratio = Math.min(3, window.devicePixelRatio || 1)
      surface.width = Math.round(width * ratio)
      surface.height = Math.round(LANE_PX * ratio)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      const { tip, drawn, range } = hand.current
      drawLane(context, width, {
        points: pointsIn(project, lane), spec, view, selected, colour, ink: inkOf(surface), isOff: lane.mode === "off", rest: valueIn(project, lane.trackId, lane.target), drawn, range,
        tip: tip && { x: tip.x, y: tip.y, text: `${said(spec, tip.value)} · ${formatPosition(project.meter, tip.tick)}` },
      })
    }
    let frame = 0
    redraw.current = () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(draw) }
    redraw.current()
    const observer = new ResizeObserver(() => { redraw.current() })
    observer.observe(surface)
    return () => { observer.disconnect(); cancelAnimationFrame(frame) }
  })

  if (!spec) return null
  const name = `${spec.label} automation of ${trackName}`
  const chosen = points.filter(({ id }) => selected.has(id))
  const press = { editor, lane, spec, snap: (tick: number) => Math.max(0, snap(editor, tick)), redraw: () => { redraw.current() } }
  return (
    <>
      <canvas
        ref={canvas} tabIndex={0} role="group" aria-roledescription="automation lane" aria-label={`${name}, ${points.length} ${points.length === 1 ? "point" : "points"}`}
        title="Arrows choose and move points, Enter adds one at the cursor, [ and ] bend, H holds, Delete takes out"
        className="absolute inset-0 size-full cursor-crosshair touch-none select-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
        onPointerDown={(event) => { begin(event, (at) => pressLane({ ...press, hand: hand.current }, at)) }}
        onDoubleClick={(event) => { const { left, top } = event.currentTarget.getBoundingClientRect(); clearAt(press, { x: event.clientX - left, y: event.clientY - top }) }}
        onKeyDown={(event) => { if (laneKey(editor, lane, spec, event)) { event.preventDefault(); event.stopPropagation() } }}
        onWheel={(event) => { forwardWheel(event.currentTarget, event.nativeEvent) }}
      />
      <p className="sr-only" role="status">{chosen.length === 1 && chosen[0] ? `${said(spec, chosen[0].value)} at ${formatPosition(project.meter, chosen[0].tick)}` : chosen.length > 1 ? `${chosen.length} points selected` : ""}</p>
      {points.length === 0 && <p className="pointer-events-none absolute top-1/2 -translate-y-1/2 rounded bg-surface px-2 text-xs text-muted" style={{ left: Math.max(12, toPx(view, 0) + 12) }}>Click to set a point, or choose the pencil and draw.</p>}
    </>
  )
}

function begin(event: PointerEvent<HTMLCanvasElement>, press: (at: { x: number; y: number; isFine: boolean; isMore: boolean; isCoarse: boolean }) => ReturnType<typeof pressLane>): void {
  if (event.button !== 0) return
  const surface = event.currentTarget
  const { left, top } = surface.getBoundingClientRect()
  const at = (each: { clientX: number; clientY: number; shiftKey: boolean }) => ({ x: each.clientX - left, y: each.clientY - top, isFine: each.shiftKey })
  surface.setPointerCapture(event.pointerId)
  surface.focus({ preventScroll: true })
  const drag = press({ ...at(event), isMore: event.shiftKey || event.metaKey || event.ctrlKey, isCoarse: event.pointerType === "touch" })
  const onMove = (move: globalThis.PointerEvent) => { drag.move(at(move)) }
  const onEnd = () => {
    surface.removeEventListener("pointermove", onMove)
    surface.removeEventListener("pointerup", onEnd)
    surface.removeEventListener("pointercancel", onEnd)
    drag.end()
  }
  surface.addEventListener("pointermove", onMove)
  surface.addEventListener("pointerup", onEnd)
  surface.addEventListener("pointercancel", onEnd)
}

/** The timeline below scrolls and zooms. */
function forwardWheel(from: HTMLElement, event: WheelEvent): void {
  from.closest("[data-timeline]")?.querySelector("canvas")?.dispatchEvent(new WheelEvent("wheel", event))
}
