import { describe, expect, it } from "vitest"
import { aStudio, HASH, playback, reasonOf } from "../__tests__/studio"
import * as core from "../index"
import { openSession, readProject, seedProject, type Region } from "../index"
import { idsOf } from "../__tests__/people"

describe("effects and sends", () => {
  it("stand in order, move between tracks, and are replaced by a preset whole", () => {
    const { session, make, audio, bass } = aStudio()
    const [eq, gate] = [make(core.addInsert(audio, { effect: "eq", version: 1, params: { low: 1, high: 2 } })), make(core.addInsert(audio, { effect: "gate", version: 1, params: {} }))]
    session.run(core.moveInsert(gate, { beforeId: eq }))
    expect(core.insertsOf(session.project, audio).map(({ effect }) => effect)).toEqual(["gate", "eq"])
    session.run(core.replaceByPreset(eq, { effect: "eq", version: 2, params: { mid: 4 } }))
    expect(core.presetOf(session.project.get("inserts", eq) as core.Insert)).toEqual({ effect: "eq", version: 2, params: { mid: 4 } })
    session.undo()
    expect(session.project.get("inserts", eq)).toMatchObject({ version: 1, "p:low": 1, "p:high": 2 })
    expect(session.project.get("inserts", eq)).not.toHaveProperty("p:mid")
    const lane = make(core.addLane(audio, `insert:${eq}:low`))
    session.run(core.moveInsert(eq, { trackId: bass }))
    expect(session.project.get("lanes", lane)?.trackId).toBe(bass)
    session.run(core.bypassInserts([eq], true))
    expect(core.insertsOf(session.project, bass)).toMatchObject([{ id: eq, bypassed: true }])
  })
})

describe("tempo and meter", () => {
  it("change what stands at a tick, and keep their first", () => {
    const { session } = aStudio()
    session.run(core.setTempo({ tick: 3840, bpm: 60 }))
    session.run(core.setTempo({ tick: 3840, bpm: 80 }))
    expect(session.project.all("tempos")).toHaveLength(2)
    expect(session.project.tempo.secondsAt(4800) - session.project.tempo.secondsAt(3840)).toBe(0.75)
    expect(reasonOf(session, core.deleteChange("tempos", "first"))).toBe("A project has at least one tempo: change it instead.")
    session.run(core.setMeter({ tick: 0, numerator: 3 }))
    expect(core.formatPosition(session.project.meter, 2880)).toBe("2.1.000")
  })
})

describe("slipping", () => {
  it("moves what is heard under the edges, as far as the recording goes", () => {
    const { session, region, get, line, notes } = aStudio()
    const [plain, backwards, melody] = [region(), region({ reversed: true }), line([[0, 960], [960, 960]])]
    session.run(core.slipRegions([plain, backwards, melody], 0.5))
    expect([get(plain), get(backwards)]).toMatchObject([{ offset: 1.5, length: 4, start: 0 }, { offset: 2.5, length: 4 }])
    expect(notes(melody)).toEqual([[960, 960], [1920, 960]])
    session.run(core.slipRegions([plain], -100))
    expect(get(plain).offset).toBe(6)
    expect(reasonOf(session, core.slipRegions([plain], -1))).toBe("That is how it is already.")
  })
})

it("only recordings that nothing uses are removed, and come back", () => {
  const { session, region, make } = aStudio()
  const id = region()
  expect(reasonOf(session, core.removeAssets([HASH]))).toBe("“take.wav” is used in the project.")
  session.run(core.deleteRegions([id]))
  make(core.removeAssets([HASH]))
  expect(session.project.all("assets")).toEqual([])
  session.undo()
  expect(session.project.all("assets")).toHaveLength(1)
})

describe("copy and paste", () => {
  it("brings regions with notes, recordings and tracks into another project, under new ids", () => {
    const { session, region, line, notes } = aStudio()
    const [a, b] = [region({ start: 960 }), line([[0, 480]], { start: 1920 })]
    const clip = core.copy(session.project, { regionIds: [a, b] })
    const other = openSession(seedProject({ name: "Other" }), { person: "ben", makeId: idsOf("b") })
    other.run(core.addTrack({ kind: "instrument", name: "Bass" }))
    expect(other.run(core.paste(core.readClip(JSON.parse(JSON.stringify(clip))) as core.Clip, { tick: 3840 }))).toMatchObject({ done: true, label: "Paste 2 regions" })
    const { regions, tracks, assets, notes: pasted } = readProject(other.project.doc)
    expect(Object.values(regions).map(({ start, trackId }) => [start, tracks[trackId]?.name]).sort()).toEqual([[3840, "Vocals"], [4800, "Bass"]])
    expect(Object.values(tracks).map(({ name }) => name).sort()).toEqual(["Bass", "Master", "Vocals"])
    expect(Object.keys(assets)).toEqual([HASH])
    expect(Object.values(pasted)).toMatchObject([{ start: 0, ticks: 480 }])
    expect(Object.keys(regions)).not.toContain(a)
    other.undo()
    expect(Object.values(readProject(other.project.doc).regions)).toEqual([])
    expect(notes(b)).toEqual([[0, 480]])
  })
  it("pastes onto the track that the regions came from, or a chosen one of their kind", () => {
    const { session, make, audio, bass, region } = aStudio()
    const clip = core.copy(session.project, { regionIds: [region()] }) as core.Clip
    session.run(core.paste(clip, { tick: 9600 }))
    expect(session.project.of("regions", "trackId", audio)).toHaveLength(2)
    expect(reasonOf(session, core.paste(clip, { tick: 0, trackId: bass }))).toBe("“Bass” takes no audio.")
    const choir = make(core.addTrack({ kind: "audio", name: "Choir" }))
    session.run(core.paste(clip, { tick: 0, trackId: choir }))
    expect(session.project.of("regions", "trackId", choir)).toHaveLength(1)
    expect(core.copy(session.project, { regionIds: ["gone"] })).toBeUndefined()
  })
  it("pastes notes into a region and points onto a lane, at the tick", () => {
    const { session, make, line, notes } = aStudio()
    const id = line([[100, 50], [300, 50]], { start: 960 })
    const clip = core.copy(session.project, { noteIds: core.notesOf(session.project, id).map(({ id }) => id) }) as core.Clip
    session.run(core.paste(clip, { tick: 1960, regionId: id }))
    expect(notes(id)).toEqual([[100, 50], [300, 50], [1000, 50], [1200, 50]])
    expect(reasonOf(session, core.paste(clip, { tick: 0 }))).toBe("Choose a region for the notes.")
    const lane = make(core.addLane("master", "gain"))
    session.run(core.addPoints(lane, [{ tick: 10, value: 1 }, { tick: 20, value: 2 }]))
    const points = core.copy(session.project, { pointIds: core.pointsOf(session.project, lane).map(({ id }) => id) }) as core.Clip
    session.run(core.paste(points, { tick: 20, laneId: lane }))
    expect(core.pointsOf(session.project, lane).map(({ tick, value }) => [tick, value])).toEqual([[10, 1], [20, 1], [30, 2]])
  })
})

describe("takes", () => {
  it("stand where each was played, when the first round began in the middle", () => {
    const { session, audio } = aStudio()
    session.run(core.addTakes(audio, 1920, [{ assetId: HASH, offset: 0, length: 1, name: "Take 1", start: 2880 }, { assetId: HASH, offset: 1, length: 2, name: "Take 2" }]))
    expect(core.takesOf(session.project, session.project.all("regions")[0]?.takeId ?? "").map(({ takeLane, start, length }) => [takeLane, start, length])).toEqual([[0, 1920, 2], [1, 2880, 1], [2, 1920, 2]])
    const takeId = session.project.all("regions")[0]?.takeId ?? ""
    session.run(core.deleteRegions(core.takesOf(session.project, takeId).filter(({ takeLane }) => takeLane === 0).map(({ id }) => id)))
    session.run(core.addTakes(audio, 1920, [{ assetId: HASH, offset: 5, length: 2, name: "Take 3" }], takeId))
    expect(core.takesOf(session.project, takeId).map(({ takeLane, name }) => [takeLane, name])).toEqual([[0, "Take 3"], [1, "Take 1"], [2, "Take 2"], [3, "Take 3"]])
  })
  it("make a folder whose comp is heard, put together from ranges of takes, and flattened", () => {
    const { session, audio } = aStudio()
    session.run(core.addTakes(audio, 1920, [0, 2, 4].map((offset) => ({ assetId: HASH, offset, length: 2, name: `Take ${offset / 2 + 1}` }))))
    const takeId = session.project.all("regions")[0]?.takeId ?? ""
    const [comp, one, two] = core.takesOf(session.project, takeId)
    const times = [0.5, 1.05, 1.55, 2.05, 2.95, 3.05]
    expect(playback(session, audio, times)).toEqual([null, 4.05, 4.55, 5.05, 5.95, null])
    session.run(core.chooseTake(one?.id ?? "", 2880, 3840))
    expect(playback(session, audio, times)).toEqual([null, 4.05, 0.55, 5.05, 5.95, null])
    session.run(core.chooseTake(two?.id ?? "", 3840, 99_999, { crossfade: 0.01 }))
    expect(playback(session, audio, times)).toEqual([null, 4.05, 0.55, 3.05, 3.95, null])
    const pieces = core.takesOf(session.project, takeId).filter(({ takeLane }) => takeLane === 0)
    expect(pieces.map(({ fadeIn, fadeOut }) => [fadeIn, fadeOut])).toEqual([[0, 0], [0, 0.01], [0.01, 0]])
    expect(core.endOf(pieces[1] as Region, session.project.tempo) - (pieces[2]?.start ?? 0)).toBeCloseTo(19.2, 0)
    session.run(core.chooseTake(one?.id ?? "", 4200, 4800, { crossfade: 0.02 }))
    expect(playback(session, audio, [2.15, 2.3, 2.6, 2.9])).toEqual([3.15, 1.3, 3.6, 3.9])
    expect(core.takesOf(session.project, takeId).filter(({ takeLane }) => takeLane === 0).map(({ fadeIn, fadeOut }) => [fadeIn, fadeOut])).toEqual([[0, 0], [0, 0.01], [0.01, 0.02], [0.02, 0.02], [0.02, 0]])
    session.undo()
    expect(reasonOf(session, core.chooseTake(comp?.id ?? "", 0, 1))).toBe("Choose a take of a take folder.")
    session.run(core.flattenTakes(takeId))
    expect(playback(session, audio, times)).toEqual([null, 4.05, 0.55, 3.05, 3.95, null])
    expect(session.project.of("regions", "trackId", audio).every(({ takeId, takeLane }) => takeId === "" && takeLane === 0)).toBe(true)
    expect(session.project.of("regions", "trackId", audio)).toHaveLength(3)
  })
})
