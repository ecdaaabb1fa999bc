import { addPoints, copy, deletePoints, gridOf, HOLD, movePoints, paste, setCurve, valueAt, type Entry, type Id } from "@max-booster/studio-core"
import type { Editor } from "../../ui/editor"
import { fromPosition, stepOf, toPosition, type Spec } from "../spec"
import { attempt, setMix } from "../state"
import { pointsIn } from "./geometry"
import { valueAtTick } from "./writer"

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">

/** Puts points a part of the way higher or lower, each on the control's own scale. */
export function raise(editor: Editor, points: readonly Entry<"points">[], spec: Spec, by: number): void {
  for (const point of points) editor.session.run(movePoints([point.id], { value: fromPosition(spec, toPosition(spec, point.value) + by) - point.value }))
}

/** Takes a key on a lane: the points that are selected, or the lane as a whole. @returns whether it was one of its keys */
export function laneKey(editor: Editor, lane: Entry<"lanes">, spec: Spec, event: Key): boolean {
  const { project, session, state } = editor
  const points = pointsIn(project, lane)
  const chosen = points.filter(({ id }) => state.mix.points.has(id))
  const ids = chosen.map(({ id }) => id)
  const select = (wanted: readonly Id[]) => { setMix(editor, { points: new Set(wanted) }) }
  const isMod = event.ctrlKey || event.metaKey
  const way = event.key === "ArrowLeft" || event.key === "ArrowDown" || event.key === "[" ? -1 : 1
  const doing = `${isMod ? "Mod+" : ""}${event.altKey ? "Alt+" : ""}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`
  switch (doing) {
    case "ArrowLeft": case "ArrowRight": {
      const at = points.findIndex(({ id }) => ids.includes(id))
      const next = at < 0 ? (way > 0 ? points.find(({ tick }) => tick >= state.cursor) ?? points[0] : points.findLast(({ tick }) => tick <= state.cursor) ?? points.at(-1)) : points[Math.min(points.length - 1, Math.max(0, at + way))]
      if (next) select([next.id])
      return true
    }
    case "ArrowUp": case "ArrowDown":
      session.gesture(() => { raise(editor, chosen, spec, way * stepOf(spec, event.shiftKey)) }, "Move automation points")
      return true
    case "Alt+ArrowLeft": case "Alt+ArrowRight": if (ids.length > 0) attempt(editor, movePoints(ids, { by: way * gridStep(editor, event.shiftKey) })); return true
    case "Enter": {
      const value = valueAt(points, state.cursor, spec.scale) ?? valueAtTick(project, lane.trackId, lane.target, state.cursor)
      attempt(editor, addPoints(lane.id, [{ tick: state.cursor, value }]))
      const made = pointsIn(project, lane).find(({ tick }) => tick === state.cursor)
      if (made) select([made.id])
      return true
    }
    case "Delete": case "Backspace": if (ids.length > 0) attempt(editor, deletePoints(ids)); select([]); return true
    case "Mod+a": select(points.map(({ id }) => id)); return true
    case "Mod+c": case "Mod+x":
      setMix(editor, { copiedPoints: copy(project, { pointIds: ids }) ?? null })
      if (doing === "Mod+x" && ids.length > 0) { attempt(editor, deletePoints(ids)); select([]) }
      return true
    case "Mod+v": {
      const before = new Set(points.map(({ id }) => id))
      if (state.mix.copiedPoints) attempt(editor, paste(state.mix.copiedPoints, { tick: state.cursor, laneId: lane.id }))
      select(pointsIn(project, lane).filter(({ id }) => !before.has(id)).map(({ id }) => id))
      return true
    }
    case "[": case "]":
      session.gesture(() => { for (const { id, curve } of chosen) session.run(setCurve([id], Math.min(1, Math.max(-1, (curve === HOLD ? 0 : curve) + way * 0.1)))) }, "Bend automation")
      return true
    case "h": if (chosen[0]) attempt(editor, setCurve(ids, chosen[0].curve === HOLD ? 0 : HOLD)); return true
    default: return false
  }
}

/** A line of the grid on; finely a hundredth of a quarter. */
function gridStep({ project, state }: Editor, isFine: boolean): number {
  const { start, end } = project.meter.barAt(state.cursor)
  const grid = gridOf(project.settings.snap, state.view.ticksPerPx, end - start)
  return isFine || grid.kind === "off" ? 10 : grid.kind === "bars" ? (end - start) * grid.bars : Math.round(grid.ticks)
}
