import { addLane, addPoints, addTrack, HOLD, openSession, seedProject, setCurve, shape, valueAt } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { plainRows, rowsOf, ROW_PX } from "../../view/geometry"
import { levelSpec, muteSpec } from "../spec"
import { bendsOf, bent, drawnOver, hitLane, pointsIn, valueAtY, yOf } from "./geometry"
import { lanesHeight, LANE_PX, lanesOf, TOOLS_PX } from "./lanes"

const view = { from: 0, ticksPerPx: 10, top: 0 }
const spec = levelSpec("Volume")

function aLane() {
  let count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  session.run(addTrack({ kind: "audio", name: "Lead" }))
  session.run(addTrack({ kind: "audio", name: "Bass" }))
  session.run(addLane("id-1", "pan"))
  session.run(addLane("id-1", "gain"))
  session.run(addPoints("id-4", [{ tick: 0, value: -12 }, { tick: 1_000, value: 0 }, { tick: 2_000, value: 0 }]))
  return session
}

describe("a lane's display", () => {
  it("has the value where its control has it, and silence at the bottom", () => {
    for (const value of [12, 0, -6, -30]) expect(valueAtY(spec, yOf(spec, value))).toBeCloseTo(value, 1)
    expect([valueAtY(spec, 999), valueAtY(spec, -5), yOf(spec, -144) < LANE_PX]).toEqual([-144, 12, true])
  })

  it("tells points, ways that bend, and nothing apart", () => {
    const { project, run } = aLane()
    const lane = lanesOf(project, "id-1")[0]
    const points = lane ? pointsIn(project, lane) : []
    const [first, , last] = points
    expect(hitLane(points, spec, view, { x: 3, y: yOf(spec, -12) + 2 })).toEqual({ kind: "point", id: first?.id })
    expect(hitLane(points, spec, view, { x: 50, y: yOf(spec, -6) })).toEqual({ kind: "bend", id: first?.id })
    expect(hitLane(points, spec, view, { x: 150, y: yOf(spec, 0) })).toEqual({ kind: "empty" })
    expect(hitLane(points, spec, view, { x: 185, y: yOf(spec, 0) })).toEqual({ kind: "empty" })
    expect(hitLane(points, spec, view, { x: 185, y: yOf(spec, 0) }, true)).toEqual({ kind: "point", id: last?.id })
    run(setCurve([first?.id ?? ""], 0.7))
    const curved = lane ? pointsIn(project, lane) : []
    // The handle lies on the line that is heard.
    expect(valueAtY(spec, bendsOf(curved, spec, view)[0]?.y ?? 0)).toBeCloseTo(valueAt(curved, 500) ?? 0, 1)
    expect(bendsOf(curved, muteSpec, view)).toEqual([])
  })

  it("bends the way that the pointer goes", () => {
    const middle = (from: number, to: number, curve: number) => from + (to - from) * shape(0.5, 6 * curve)
    expect(middle(0, 1, bent(0, true, 30))).toBeLessThan(0.5)
    expect(middle(1, 0, bent(0, false, 30))).toBeLessThan(0.5)
    expect([bent(0.9, true, 600), bent(HOLD, false, 0)]).toEqual([1, 0])
  })

  it("takes what was drawn last where the hand came twice", () => {
    expect(drawnOver([{ tick: 0, value: 1 }, { tick: 50, value: 2 }, { tick: 90, value: 3 }, { tick: 40, value: 9 }, { tick: 60, value: 8 }])).toEqual([{ tick: 0, value: 1 }, { tick: 40, value: 9 }, { tick: 60, value: 8 }])
  })
})

it("open lanes stand below their track, in the order of the channel, and move the tracks below down", () => {
  const { project } = aLane()
  expect(lanesOf(project, "id-1").map(({ target }) => target)).toEqual(["gain", "pan"])
  expect(rowsOf(project).map(({ top }) => top)).toEqual([0, ROW_PX])
  expect(lanesHeight(project, "id-1")).toBe(2 * LANE_PX + TOOLS_PX)
  expect(rowsOf(project, { ...plainRows, open: new Set(["id-1", "master"]) }).map(({ track, top, below }) => [track.kind, top, below])).toEqual([["audio", 0, 2 * LANE_PX + TOOLS_PX], ["audio", ROW_PX + 2 * LANE_PX + TOOLS_PX, 0], ["master", 2 * ROW_PX + 2 * LANE_PX + TOOLS_PX, TOOLS_PX]])
})
