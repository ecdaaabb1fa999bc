import { addAsset, addNotes, addRegion, addTrack, openSession, seedProject, snapTick } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { rowsOf } from "../view/geometry"
import { dragOf, type Place } from "./drags"
import type { Zone } from "./zones"

function aDrag() {
  let count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  const { project, run } = session
  run(addTrack({ kind: "audio", name: "Drums" }))
  run(addTrack({ kind: "audio", name: "Bass" }))
  run(addTrack({ kind: "instrument", name: "Keys" }))
  run(addAsset({ hash: "a0", name: "Loop", frames: 480_000, sampleRate: 48_000, channels: 2 }))
  run(addRegion({ kind: "audio", trackId: "id-1", assetId: "a0", start: 1_920, offset: 2, length: 4 }))
  run(addRegion({ kind: "notes", trackId: "id-3", start: 0, ticks: 3_840 }))
  run(addNotes("id-5", [{ start: 0, ticks: 240, pitch: 60, velocity: 100 }]))
  const [audio, notes] = ["id-4", "id-5"]
  const drag = (id: string, zone: Zone | "slip", places: Partial<Place>[], isAlt = false, ids = [id]) => {
    const region = project.get("regions", id)
    if (!region) throw new Error("There is no region")
    const from: Place = { tick: 2_000, dy: 0, rows: 0 }
    const made = dragOf(zone, isAlt, { session, region: { ...region, id }, ids, rows: rowsOf(project), from, snap: (tick) => snapTick(tick, { kind: "notes", ticks: 240 }, project.meter), dbPerPx: 0.5 })
    session.begin(made.label)
    const hints = places.map((place) => made.move({ ...from, ...place }))
    session.end()
    return hints.at(-1)?.text
  }
  return { session, project, drag, audio, notes, get: (id: string) => project.get("regions", id) }
}

describe("a drag", () => {
  it("moves in lines of the grid and onto other tracks that can hold it, in one step", () => {
    const { session, drag, audio, get } = aDrag()
    expect(drag(audio, "body", [{ tick: 2_250 }, { tick: 2_500, rows: 1 }, { tick: 2_500, rows: 2 }])).toBe("1.3.480")
    expect(get(audio)).toMatchObject({ start: 2_400, trackId: "id-2" })
    expect(session.undo()).toBe("Move region")
    expect(get(audio)).toMatchObject({ start: 1_920, trackId: "id-1" })
  })

  it("with Alt leaves a copy, and stretches at the end", () => {
    const { session, project, drag, audio, get } = aDrag()
    drag(audio, "body", [{ tick: 3_920 }, { tick: 9_680 }], true)
    expect(project.of("regions", "trackId", "id-1").map(({ start }) => start).sort((a, b) => a - b)).toEqual([1_920, 9_600])
    expect(session.undo()).toBe("Duplicate region")
    expect(drag(audio, "end", [{ tick: 2_000 + 7_680 }], true)).toContain("50% speed")
    expect(get(audio)).toMatchObject({ ratio: 0.5, length: 4 })
  })

  it("trims, loops, slips, fades and turns up", () => {
    const { drag, audio, notes, get } = aDrag()
    drag(audio, "end", [{ tick: 2_000 - 1_920 }])
    expect(get(audio)?.length).toBe(3)
    drag(audio, "loop", [{ tick: 2_000 + 5_760 }])
    expect(get(audio)?.loops).toBe(2)
    drag(audio, "slip", [{ tick: 2_000 + 960 }])
    expect(get(audio)).toMatchObject({ offset: 1.5, length: 3, start: 1_920 })
    drag(audio, "fadeIn", [{ tick: 2_000 + 960, dy: -40 }])
    expect(get(audio)).toMatchObject({ fadeIn: 0.5, fadeInCurve: 0.5 })
    drag(audio, "fadeOut", [{ tick: 2_000 - 480 }])
    expect(get(audio)).toMatchObject({ fadeOut: 0.25, fadeIn: 0.5 })
    expect(drag(audio, "gain", [{ dy: 12 }])).toBe("−6.0 dB")
    drag(notes, "loop", [{ tick: 2_000 + 3_840 }])
    expect(get(notes)).toMatchObject({ ticks: 7_680, loopTicks: 3_840 })
  })
})
