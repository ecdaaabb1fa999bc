import { addInsert, addLane, addPoints, addTrack, HOLD, openSession, seedProject } from "@max-booster/studio-core"
import { expect, it } from "vitest"
import { specOf } from "../targets"
import { aSilentEditor } from "../../testing/silent-editor"
import { pointsIn } from "./geometry"
import { laneKey } from "./lane-keys"
import { pressLane, type LaneHand } from "./lane-press"

function aLane() {
  let count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  session.run(addTrack({ kind: "audio", name: "Lead" }))
  session.run(addInsert("id-1", { effect: "filter", version: 1, params: {} }))
  session.run(addLane("id-1", "insert:id-2:cutoff"))
  session.run(addPoints("id-3", [{ tick: 0, value: 200 }, { tick: 960, value: 2_000 }]))
  const editor = aSilentEditor(session)
  const lane = () => { const found = session.project.get("lanes", "id-3"); if (!found) throw new Error("The lane is gone"); return { ...found, id: "id-3" } }
  const spec = specOf(session.project, "insert:id-2:cutoff")
  if (!spec) throw new Error("There is no cutoff")
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => laneKey(editor, lane(), spec, { key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more })
  return { editor, session, lane, spec, press, points: () => pointsIn(session.project, lane()).map(({ tick, value, curve }) => [tick, Math.round(value), curve]) }
}

it("keys choose, raise by octaves, move along the grid, bend, hold, copy and take out points", () => {
  const { editor, press, points, session } = aLane()
  press("ArrowRight")
  press("ArrowRight")
  press("ArrowUp")
  expect(points()[1]).toEqual([960, 2_143, 0])
  press("ArrowRight", { altKey: true })
  expect(points()[1]).toEqual([1_200, 2_143, 0])
  press("ArrowLeft")
  press("]")
  expect(points()[0]?.[2]).toBeCloseTo(0.1)
  press("h")
  expect(points()[0]?.[2]).toBe(HOLD)
  press("h")
  press("a", { ctrlKey: true })
  press("c", { ctrlKey: true })
  editor.set({ cursor: 3_840 })
  press("v", { ctrlKey: true })
  expect(points().map(([tick]) => tick)).toEqual([0, 1_200, 3_840, 5_040])
  expect(editor.state.mix.points.size).toBe(2)
  press("Delete")
  expect(points()).toHaveLength(2)
  editor.set({ cursor: 600 })
  press("Enter")
  // Halfway by octaves between 200 Hz and 2.1 kHz.
  expect(points()[1]?.[1]).toBe(Math.round(Math.sqrt(200 * 2_143)))
  expect(press(" ")).toBe(false)
  while (session.undoLabel) session.undo()
  expect(session.project.all("points")).toEqual([])
})

it("a pointer adds and drags, draws over with few points, bends, and selects a range", () => {
  const { editor, lane, spec, points, session } = aLane()
  editor.set({ view: { from: 0, ticksPerPx: 10, top: 0 } })
  const hand: LaneHand = { drawn: [], range: undefined, tip: undefined }
  const begin = (x: number, y: number) => pressLane({ editor, lane: lane(), spec, snap: (tick) => Math.round(tick / 240) * 240, hand, redraw: () => undefined }, { x, y, isFine: false, isMore: false, isCoarse: false })
  const at = (x: number, y: number) => ({ x, y, isFine: false })
  const adding = begin(190, 32)
  adding.move(at(241, 8))
  expect(hand.tip?.value).toBeCloseTo(20_000, -2)
  adding.end()
  expect(points()[2]).toEqual([2_400, 20_000, 0])
  expect(session.undoLabel).toBe("Add automation point")
  session.undo()
  expect(points()).toHaveLength(2)

  editor.set({ mix: { ...editor.state.mix, tool: "draw" } })
  const drawing = begin(10, 50)
  for (let x = 10; x <= 90; x += 1) drawing.move(at(x, 50 - (x - 10) / 2))
  drawing.end()
  // A straight line by octaves: its ends, and what keeps the lane as it was beside them.
  expect(points()).toHaveLength(6)

  editor.set({ mix: { ...editor.state.mix, tool: "select" } })
  const selecting = begin(0, 10)
  selecting.move(at(70, 10))
  selecting.end()
  expect([hand.range, editor.state.mix.points.size]).toEqual([{ from: 0, to: 720 }, 3])
})
