import { addPoints, deletePoints, movePoints, setCurve, writePass, type Entry, type Id } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import { toTick } from "../../view/geometry"
import { fromPosition, toPosition, type Spec } from "../spec"
import { attempt, setMix } from "../state"
import { bent, drawnOver, hitLane, pointsIn, valueAtY, yOf } from "./geometry"
import { LANE_PX } from "./lanes"
import { toleranceOf } from "./writer"

/** What a hand does on a lane just now, drawn beside what stands in the project. */
export type LaneHand = { drawn: { tick: number; value: number }[]; range: { from: number; to: number } | undefined; tip: { x: number; y: number; tick: number; value: number } | undefined }

type Press = { editor: Editor; lane: Entry<"lanes">; spec: Spec; snap: (tick: number) => number; hand: LaneHand; redraw: () => void }
/** A pointer within the lane, px. */
type At = { x: number; y: number; isFine: boolean }
/** What goes on until the pointer is let go. */
type Drag = { move(at: At): void; end(): void }

/** A press on a lane begins what the tool, and what lies under the pointer, say. */
export function pressLane(press: Press, at: At & { isMore: boolean; isCoarse: boolean }): Drag {
  const { editor, lane, spec } = press
  const { mix, view } = editor.state
  if (mix.tool === "draw" && !spec.choices) return drawing(press, at)
  if (mix.tool === "select") return selecting(press, at)
  const hit = hitLane(pointsIn(editor.project, lane), spec, view, at, at.isCoarse)
  if (hit.kind === "bend") return bending(press, hit.id, at)
  if (hit.kind === "point") {
    const points = new Set(mix.points.has(hit.id) || at.isMore ? mix.points : [])
    if (at.isMore && points.has(hit.id)) points.delete(hit.id)
    else points.add(hit.id)
    setMix(editor, { points })
    return moving(press, hit.id, at)
  }
  editor.session.begin("Add automation point")
  const tick = press.snap(toTick(view, at.x))
  attempt(editor, addPoints(lane.id, [{ tick, value: valueAtY(spec, at.y) }]))
  const made = pointsIn(editor.project, lane).findLast((point) => point.tick === tick)
  if (made) setMix(editor, { points: new Set([made.id]) })
  return moving(press, made?.id ?? "", at, true)
}

/** Double click: a point goes, a bent way is straight again. */
export function clearAt({ editor, lane, spec }: Pick<Press, "editor" | "lane" | "spec">, at: { x: number; y: number }): void {
  const hit = hitLane(pointsIn(editor.project, lane), spec, editor.state.view, at)
  if (hit.kind === "point") attempt(editor, deletePoints([hit.id]))
  else if (hit.kind === "bend") attempt(editor, setCurve([hit.id], 0))
}

function moving({ editor, lane, spec, snap, hand, redraw }: Press, id: Id, from: At, hasBegun = false): Drag {
  const { project, session } = editor
  const start = project.get("points", id)
  const chosen = pointsIn(project, lane).filter((point) => editor.state.mix.points.has(point.id))
  let isMoving = hasBegun
  return {
    move(at) {
      if (!start || (!isMoving && Math.hypot(at.x - from.x, at.y - from.y) < 3)) return
      if (!isMoving) session.begin("Move automation points")
      isMoving = true
      const by = snap(start.tick + (at.x - from.x) * editor.state.view.ticksPerPx) - start.tick
      const up = ((from.y - at.y) / (yOf(spec, spec.min) - yOf(spec, spec.max))) * (at.isFine ? 0.1 : 1)
      const earliest = Math.min(...chosen.map(({ tick }) => tick))
      for (const point of chosen) {
        const now = project.get("points", point.id)
        if (now) session.run(movePoints([point.id], { by: point.tick + Math.max(by, -earliest) - now.tick, value: fromPosition(spec, toPosition(spec, point.value) + up) - now.value }))
      }
      const moved = project.get("points", id)
      hand.tip = moved && { x: at.x, y: at.y, tick: moved.tick, value: moved.value }
      redraw()
    },
    end() {
      if (isMoving) session.end()
      hand.tip = undefined
      redraw()
    },
  }
}

function bending({ editor, lane }: Press, id: Id, from: At): Drag {
  const points = pointsIn(editor.project, lane)
  const index = points.findIndex((point) => point.id === id)
  const [point, next] = [points[index], points[index + 1]]
  editor.session.begin("Bend automation")
  return {
    move: ({ y }) => { if (point && next) editor.session.run(setCurve([id], bent(point.curve, next.value > point.value, y - from.y))) },
    end: () => { editor.session.end() },
  }
}

function drawing({ editor, lane, spec, hand, redraw }: Press, from: At): Drag {
  const add = ({ x, y }: At) => {
    const value = valueAtY(spec, Math.min(LANE_PX, Math.max(0, y)))
    const tick = Math.max(0, Math.round(toTick(editor.state.view, x)))
    hand.drawn = drawnOver([...hand.drawn, { tick, value }])
    hand.tip = { x, y, tick, value }
    redraw()
  }
  hand.drawn = []
  add(from)
  return {
    move: add,
    end() {
      if (hand.drawn.length > 0) attempt(editor, writePass(lane.id, hand.drawn, toleranceOf(spec)))
      hand.drawn = []
      hand.tip = undefined
      redraw()
    },
  }
}

function selecting({ editor, lane, snap, hand, redraw }: Press, from: At): Drag {
  const start = snap(toTick(editor.state.view, from.x))
  const choose = (tick: number) => {
    const [first, last] = [Math.min(start, tick), Math.max(start, tick)]
    hand.range = { from: first, to: last }
    setMix(editor, { points: new Set(pointsIn(editor.project, lane).filter((point) => point.tick >= first && point.tick <= last).map(({ id }) => id)) })
    redraw()
  }
  choose(start)
  return { move: ({ x }) => { choose(Math.max(0, snap(toTick(editor.state.view, x)))) }, end: redraw }
}
