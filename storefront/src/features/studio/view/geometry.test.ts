import { addRegion, addTrack, openSession, seedProject } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { boxesOf, heightOf, hitAt, placedOn, plainRows, ROW_PX, rowsOf, scrolled, toPx, toTick, viewOf, zoomed, ZOOM } from "./geometry"

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
  const placed = (trackId: string) => placedOn(project, trackId)
  const boxes = boxesOf(rows, view, 1_000, 500, placed)
  // Two seconds at 120 BPM are four quarters.
  expect(boxes).toMatchObject([{ left: 96, right: 480, top: ROW_PX }])
  const at = (x: number, y: number) => { const hit = hitAt(boxes, rows, view, x, y); return hit.kind === "row" ? hit.trackId : hit.kind }
  expect([at(98, ROW_PX + 5), at(300, ROW_PX + 5), at(478, ROW_PX + 5), at(600, ROW_PX + 5), at(300, 5), at(300, 400)]).toEqual(["start", "region", "end", "id-2", "id-1", "none"])
  expect(boxesOf(rows, { ...view, from: 10_000 }, 1_000, 500, placed)).toEqual([])
})

it("rows have heights of their own, and a folded folder hides what is in it", () => {
  let count = 0
  const { project, run } = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  run(addTrack({ kind: "folder", name: "Band" }))
  run(addTrack({ kind: "audio", name: "Drums" }, { parentId: "id-1" }))
  run(addTrack({ kind: "audio", name: "Voice" }))
  const look = { ...plainRows, px: 40, heights: new Map([["id-1", 30]]) }
  expect(rowsOf(project, look).map(({ track, top, height, depth }) => [track.name, top, height, depth])).toEqual([["Band", 0, 30, 0], ["Drums", 30, 40, 1], ["Voice", 70, 40, 0]])
  const folded = rowsOf(project, { ...look, folded: new Set(["id-1"]) })
  expect(folded.map(({ track }) => track.name)).toEqual(["Band", "Voice"])
  expect(heightOf(folded)).toBe(70)
})

it("shows a range whole", () => {
  const shown = viewOf(9_600, 19_200, 1_000, 0)
  expect(toPx(shown, 9_600)).toBeCloseTo(40)
  expect(toPx(shown, 19_200)).toBeCloseTo(960)
  expect(viewOf(0, 1, 1_000, 5)).toMatchObject({ from: 0, top: 5, ticksPerPx: ZOOM.least })
})
