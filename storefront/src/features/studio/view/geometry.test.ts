import { addRegion, addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { boxesOf, hitAt, ROW_PX, rowsOf, scrolled, toPx, toTick, zoomed, ZOOM } from "./geometry"

const view = { from: 960, ticksPerPx: 10, top: 0 }

describe("the timeline's view", () => {
  it("zooms about the pointer, within bounds, and never before the beginning", () => {
    const tick = toTick(view, 300)
    const near = zoomed(view, 300, 0.5)
    expect(near.ticksPerPx).toBe(5)
    expect(toPx(near, tick)).toBeCloseTo(300)
    expect(zoomed(view, 300, 1e9)).toMatchObject({ ticksPerPx: ZOOM.most, from: 0 })
    expect(zoomed(view, 300, 1e-9).ticksPerPx).toBe(ZOOM.least)
  })

  it("scrolls as far as there is something", () => {
    expect(scrolled(view, -500, -10, 100)).toMatchObject({ from: 0, top: 0 })
    expect(scrolled(view, 10, 500, 100)).toMatchObject({ from: 1_060, top: 100 })
  })
})

it("what lies under a point is a region's edge, the region, its row, or nothing", () => {
  let count = 0
  const { project, run } = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  run(addTrack({ kind: "audio", name: "Drums" }))
  run(addTrack({ kind: "audio", name: "Bass" }))
  run(addRegion({ kind: "audio", trackId: "id-2", assetId: "a0", start: 1_920, length: 2 }))
  const rows = rowsOf(project)
  const boxes = boxesOf(project, rows, view, 1_000, 500)
  // Two seconds at 120 BPM are four quarters.
  expect(boxes).toMatchObject([{ left: 96, right: 480, top: ROW_PX }])
  const at = (x: number, y: number) => { const hit = hitAt(boxes, rows, view, x, y); return hit.kind === "row" ? hit.trackId : hit.kind }
  expect([at(98, ROW_PX + 5), at(300, ROW_PX + 5), at(478, ROW_PX + 5), at(600, ROW_PX + 5), at(300, 5), at(300, 400)]).toEqual(["start", "region", "end", "id-2", "id-1", "none"])
  expect(boxesOf(project, rows, { ...view, from: 10_000 }, 1_000, 500)).toEqual([])
})
