import { addRegion, addTrack, openSession, seedProject, setFades } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { boxesOf, placedOn, rowsOf } from "../view/geometry"
import { dbPerPx, gainToY, handlesOf, zoneAt } from "./zones"

function aBox() {
  let count = 0
  const { project, run } = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  run(addTrack({ kind: "audio", name: "Drums" }))
  run(addRegion({ kind: "audio", trackId: "id-1", assetId: "a0", start: 0, length: 4 }))
  run(setFades(["id-2"], { fadeIn: 1, fadeOut: 0.5 }))
  const [box] = boxesOf(rowsOf(project), { from: 0, ticksPerPx: 10, top: 0 }, 1_000, 500, (id) => placedOn(project, id))
  if (!box) throw new Error("There is no box")
  return { project, box }
}

describe("what a press on a region takes hold of", () => {
  it("is a fade's handle where the fade ends, the gain in the middle, a corner, an edge, or the whole", () => {
    const { project, box } = aBox()
    // Four seconds are 768 px.
    expect(handlesOf(box, project)).toMatchObject({ fadeIn: 192, fadeOut: 672, head: 18, gainX: 384 })
    const at = (x: number, y: number) => zoneAt(box, project, x, y)
    expect([at(196, 22), at(668, 22), at(384, gainToY(0, box)), at(764, 3), at(764, 40), at(2, 40), at(300, 50), at(196, 50)]).toEqual(["fadeIn", "fadeOut", "gain", "loop", "end", "start", "body", "body"])
  })

  it("is wider for a finger, and a narrow region has no handles within", () => {
    const { project, box } = aBox()
    expect([zoneAt(box, project, 206, 24), zoneAt(box, project, 206, 24, "touch")]).toEqual(["body", "fadeIn"])
    expect(handlesOf({ ...box, right: 30 }, project)).toBeUndefined()
    expect(zoneAt({ ...box, right: 30 }, project, 15, 22)).toBe("body")
  })

  it("gain goes as far as its handle goes", () => {
    const { box } = aBox()
    expect(gainToY(-6, box) - gainToY(0, box)).toBeCloseTo(6 / dbPerPx(box))
  })
})
