import { addAsset, addTakes, addTrack, chooseTake, endOf, openSession, readProject, seedProject, takesOf } from "@max-booster/studio-core"
import { describe, expect, it } from "vitest"
import { putTake } from "./place-take"
import type { TakeMeta } from "./take-file"
import { asHeard, foldersOf } from "./takes"

const RATE = 48_000
const HASH = "a".repeat(64)
const BAR = 3_840

function aStudio() {
  let count = 0
  const session = openSession(seedProject({ name: "Night Trains" }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  session.run(addTrack({ kind: "audio", name: "Vocals" }))
  const sound = (hash: string, seconds: number) => ({ hash: hash.repeat(64), name: "take", frames: seconds * RATE, sampleRate: RATE, channels: 1 })
  const meta = (fields: Partial<TakeMeta>): TakeMeta => ({ version: 1, id: "t", projectId: "p", trackIds: ["id-1"], name: "Vocals 1", sampleRate: RATE, channels: 1, startedAt: 0, cursor: 0, ...fields })
  const played = (fields: Partial<NonNullable<TakeMeta["played"]>> = {}) => ({ startFrame: 0, firstFrame: 0, from: 0, latencyFrames: 0, ...fields })
  /** What is heard on the track: start and end in bars, recording. */
  const heard = () => session.project.of("regions", "trackId", "id-1").filter(({ takeLane }) => takeLane === 0).sort((a, b) => a.start - b.start).map((region) => [region.start / BAR, endOf(region, session.project.tempo) / BAR, region.assetId[0]])
  return { session, sound, meta, played, heard }
}

describe("a recording that comes into the project", () => {
  it("cuts away what was heard there, in one step that is taken back at once", () => {
    const { session, sound, meta, played, heard } = aStudio()
    session.gesture(() => putTake(session, meta({ played: played() }), sound("a", 8)), "Record")
    session.gesture(() => putTake(session, meta({ played: played({ from: 2 * RATE }) }), sound("b", 4)), "Record")
    expect(heard()).toEqual([[0, 1, "a"], [1, 3, "b"], [3, 4, "a"]])
    session.undo()
    expect(heard()).toEqual([[0, 4, "a"]])
  })

  it("in circles is takes; the last whole round is heard, and more rounds join them", () => {
    const { session, sound, meta, played, heard } = aStudio()
    const loop = { from: 0, to: 2 * RATE }
    putTake(session, meta({ played: played({ loop }) }), sound("a", 5))
    expect(foldersOf(session.project, "id-1").map(({ lanes }) => lanes.map(({ take, chosen }) => [take.name, chosen.length]))).toEqual([[["Take 1", 0], ["Take 2", 1], ["Take 3", 0]]])
    expect(heard()).toEqual([[0, 1, "a"]])
    putTake(session, meta({ played: played({ loop }) }), sound("b", 4))
    expect(foldersOf(session.project, "id-1").map(({ lanes }) => lanes.map(({ take, chosen }) => [take.name, chosen.length]))).toEqual([[["Take 1", 0], ["Take 2", 0], ["Take 3", 0], ["Take 4", 0], ["Take 5", 1]]])
    expect(heard()).toEqual([[0, 1, "b"]])
  })

  it("whose track is gone gets a new one, and of which nothing more is known stands at the cursor", () => {
    const { session, sound, meta } = aStudio()
    const [trackId = ""] = putTake(session, meta({ trackIds: ["gone"], cursor: 960 }), sound("a", 1))
    expect(session.project.get("tracks", trackId)?.name).toBe("Vocals 1")
    expect(session.project.of("regions", "trackId", trackId)).toMatchObject([{ start: 960, length: 1 }])
  })
})

describe("takes", () => {
  it("are shown with what is heard of each, and listening to one changes what sounds, not the project", () => {
    const { session } = aStudio()
    session.run(addAsset({ hash: HASH, name: "take", frames: 4 * RATE, sampleRate: RATE, channels: 1 }))
    session.run(addTakes("id-1", 0, [0, 2].map((offset, index) => ({ assetId: HASH, offset, length: 2, name: `Take ${index + 1}` }))))
    const takeId = session.project.all("regions")[0]?.takeId ?? ""
    const one = takesOf(session.project, takeId).find(({ takeLane }) => takeLane === 1)?.id ?? ""
    session.run(chooseTake(one, 960, 1_920, { crossfade: 0.01 }))
    const [folder] = foldersOf(session.project, "id-1")
    expect(folder?.lanes.map(({ chosen }) => chosen.map(({ from, to }) => [Math.round(from / 240), Math.round(to / 240)]))).toEqual([[[4, 8]], [[0, 4], [8, 16]]])
    const data = readProject(session.project.doc)
    const heard = asHeard(data, one)
    expect(Object.entries(heard.regions).filter(([, { takeLane }]) => takeLane === 0).map(([id]) => id)).toEqual([one])
    expect(asHeard(data, null)).toBe(data)
    expect(asHeard(data, "gone")).toBe(data)
  })
})
