import { describe, expect, it } from "vitest"
import * as core from "../index"
import { idsOf } from "../__tests__/people"
import { openSession, readProject, seedProject, type Command, type Id, type Region, type Session } from "../index"

const HASH = "b".repeat(64)
/** A new project at 120 bpm with a ten-second recording: 1,920 ticks a second. */
function aStudio() {
  const session = openSession(seedProject({ name: "Night Trains" }), { person: "ana", makeId: idsOf("a") })
  const make = (command: Command): Id => { const verdict = session.run(command); if (!verdict.done) throw new Error(verdict.reason); return verdict.created[0] ?? "" }
  const audio = make(core.addTrack({ kind: "audio", name: "Vocals" }))
  const bass = make(core.addTrack({ kind: "instrument", name: "Bass" }))
  make(core.addAsset({ hash: HASH, name: "take.wav", frames: 480_000, sampleRate: 48_000, channels: 1 }))
  const region = (fields: Partial<Region> = {}) => make(core.addRegion({ kind: "audio", trackId: audio, assetId: HASH, length: 4, offset: 2, ...fields }))
  const line = (notes: [start: number, ticks: number][], fields: Partial<Region> = {}) => {
    const id = make(core.addRegion({ kind: "notes", trackId: bass, ticks: 3840, ...fields }))
    session.run(core.addNotes(id, notes.map(([start, ticks]) => ({ start, ticks, pitch: 40, velocity: 90 }))))
    return id
  }
  const get = (id: Id) => session.project.get("regions", id) as Region
  const notes = (id: Id) => core.notesOf(session.project, id).map(({ start, ticks }) => [start, ticks])
  const onTrack = (id: Id) => session.project.of("regions", "trackId", id).sort((a, b) => a.start - b.start)
  return { session, make, audio, bass, region, line, get, notes, onTrack }
}
const reasonOf = (session: Session, command: Command) => { const verdict = session.run(command); return verdict.done ? "done" : verdict.reason }
/** What of the source is heard when, as if played: source seconds at each of some seconds, null in silence. */
function playback(session: Session, trackId: Id, times: readonly number[]): (number | null)[] {
  const { tempo } = session.project
  return times.map((time) => {
    const region = session.project.of("regions", "trackId", trackId).find((each) => core.isHeard(each) && tempo.secondsAt(each.start) <= time + 1e-9 && time < tempo.secondsAt(each.start) + core.heardSeconds(each, tempo) - 1e-9)
    if (!region) return null
    const at = (time - tempo.secondsAt(region.start)) * core.ratioOf(region, tempo)
    const within = at % region.length
    return Math.round((region.reversed ? region.offset + region.length - within : region.offset + within) * 1e3) / 1e3
  })
}
const everyTenth = Array.from({ length: 130 }, (_, index) => index / 10 + 0.05)

describe("tracks", () => {
  it("are added in order, moved among others and into folders, and a folder never into itself", () => {
    const { session, make, audio, bass } = aStudio()
    const folder = make(core.addTrack({ kind: "folder", name: "Band" }, { beforeId: audio }))
    const inner = make(core.addTrack({ kind: "folder", name: "Rhythm" }, { parentId: folder }))
    const order = () => core.trackOrder(session.project).map(({ name }) => name)
    expect(order()).toEqual(["Band", "Rhythm", "Vocals", "Bass", "Master"])
    session.run(core.moveTracks([bass, audio], { parentId: inner }))
    expect(order()).toEqual(["Band", "Rhythm", "Bass", "Vocals", "Master"])
    session.run(core.moveTracks([audio], { parentId: inner, beforeId: bass }))
    expect(order()).toEqual(["Band", "Rhythm", "Vocals", "Bass", "Master"])
    expect(reasonOf(session, core.moveTracks([folder], { parentId: inner }))).toBe("A folder cannot stand within itself.")
    session.run(core.deleteTracks([folder]))
    expect(session.project.get("tracks", inner)?.parentId).toBe("")
    expect(order()).toEqual(["Rhythm", "Vocals", "Bass", "Master"])
    expect(reasonOf(session, core.deleteTracks(["master"]))).toBe("The master stays.")
  })
  it("are not led in a circle, by output, send or side-chain", () => {
    const { session, make, audio } = aStudio()
    const [a, b] = [make(core.addTrack({ kind: "bus", name: "A" })), make(core.addTrack({ kind: "bus", name: "B" }))]
    session.run(core.routeTracks([a], b))
    expect(reasonOf(session, core.routeTracks([b], a))).toBe("“B” already receives sound from “A”: the sound would go in a circle.")
    expect(reasonOf(session, core.routeTracks([a], a))).toContain("in a circle")
    expect(reasonOf(session, core.addSend(b, a))).toBe("“A” leads to “B”: the sound would go in a circle.")
    expect(reasonOf(session, core.routeTracks([audio], "master"))).toBe("“Master” is not a bus: only buses and the master take the sound of other tracks.")
    const gate = make(core.addInsert(audio, { effect: "gate", version: 1, params: {} }))
    session.run(core.routeTracks([audio], a))
    expect(reasonOf(session, core.setSidechain(gate, b))).toContain("in a circle")
    expect(reasonOf(session, core.setSidechain(gate, "nowhere"))).toBe("The track is not there any more.")
  })
  it("are duplicated with all that is on them, and their automation follows the copies", () => {
    const { session, make, audio, region } = aStudio()
    region()
    const insert = make(core.addInsert(audio, { effect: "eq", version: 2, params: { low: 3 } }))
    const lane = make(core.addLane(audio, `insert:${insert}:low`))
    session.run(core.addPoints(lane, [{ tick: 0, value: 1 }, { tick: 960, value: 2 }]))
    const copy = make(core.duplicateTracks([audio]))
    expect(core.trackOrder(session.project).map(({ name }) => name)).toEqual(["Vocals", "Vocals copy", "Bass", "Master"])
    const [own] = core.insertsOf(session.project, copy)
    expect(own).toMatchObject({ effect: "eq", version: 2, "p:low": 3 })
    expect(session.project.of("lanes", "trackId", copy)).toMatchObject([{ target: `insert:${own?.id}:low` }])
    expect(session.project.of("regions", "trackId", copy)).toMatchObject([{ assetId: HASH, length: 4 }])
    expect(core.pointsOf(session.project, session.project.of("lanes", "trackId", copy)[0]?.id ?? "").map(({ value }) => value)).toEqual([1, 2])
    expect(session.undo()).toBe("Duplicate track")
    expect(session.project.get("inserts", own?.id ?? "")).toBeUndefined()
  })
})

describe("regions", () => {
  it("sound as before after they are split anywhere, looped, reversed or stretched", () => {
    for (const fields of [{}, { reversed: true }, { loops: 2.6, length: 1.7 }, { loops: 3, length: 1.1, reversed: true }, { ratio: 0.8 }, { sourceBpm: 90, loops: 2, length: 2 }]) for (const tick of [500, 1920, 3263, 5000, 6001]) {
      const { session, audio, region } = aStudio()
      const id = region({ start: 300, ...fields })
      const before = playback(session, audio, everyTenth)
      session.run(core.splitRegions([id], tick))
      const after = playback(session, audio, everyTenth)
      // Parts of a loop begin on whole ticks: up to one, half a millisecond, early.
      after.forEach((at, index) => { if (at === null || before[index] == null) expect(at).toBe(before[index]); else expect(Math.abs(at - before[index])).toBeLessThanOrEqual(0.002) })
    }
  })
  it("keep the sound where it was when trimmed at either end, as far as the source goes", () => {
    const { session, audio, region, get } = aStudio()
    const id = region({ start: 9600 })
    const before = playback(session, audio, everyTenth)
    session.run(core.trimStart(id, 9600 + 960))
    session.run(core.trimEnd(id, 9600 + 5760))
    expect(get(id)).toMatchObject({ start: 10_560, offset: 2.5, length: 2.5 })
    session.run(core.trimStart(id, 0))
    expect(get(id)).toMatchObject({ start: 9600 - 3840, offset: 0 })
    session.run(core.trimEnd(id, 1e6))
    expect(get(id)).toMatchObject({ length: 10 })
    const after = playback(session, audio, everyTenth)
    before.forEach((at, index) => { if (at !== null) expect(after[index]).toBe(at) })
    expect(reasonOf(session, core.trimEnd(id, 100))).toBe("Nothing would be left of the region.")
    const turned = region({ start: 19_200, reversed: true })
    session.run(core.trimEnd(turned, 19_200 + 1920))
    expect(get(turned)).toMatchObject({ offset: 5, length: 1 })
    session.run(core.trimStart(turned, 19_200 - 960))
    expect(get(turned)).toMatchObject({ start: 18_240, offset: 5, length: 1.5 })
  })
  it("lengthen a loop by passes, and shorten it to a part of one", () => {
    const { session, region, get } = aStudio()
    const id = region({ length: 1, loops: 2 })
    session.run(core.trimEnd(id, 1920 * 3.5))
    expect(get(id)).toMatchObject({ loops: 3.5, length: 1 })
    session.run(core.trimEnd(id, 960))
    expect(get(id)).toMatchObject({ loops: 1, length: 0.5 })
    expect(session.undo()).toBe("Trim region")
  })
  it("move together, not before the beginning, and only to tracks of their kind", () => {
    const { session, make, audio, bass, region, get } = aStudio()
    const [a, b] = [region({ start: 100 }), region({ start: 5000 })]
    session.run(core.moveRegions([a, b], { by: -500 }))
    expect([get(a).start, get(b).start]).toEqual([0, 4900])
    expect(reasonOf(session, core.moveRegions([a], { onto: { [audio]: bass } }))).toBe("“Bass” takes no audio.")
    const other = make(core.addTrack({ kind: "audio", name: "Choir" }))
    session.run(core.moveRegions([a, b], { by: 10, onto: { [audio]: other } }))
    expect([get(a), get(b)]).toMatchObject([{ start: 10, trackId: other }, { start: 4910, trackId: other }])
  })
  it("fade no longer than they are, and crossfade where they overlap", () => {
    const { session, region, get } = aStudio()
    const [a, b] = [region(), region({ start: 5760 })] // a second of overlap
    session.run(core.setFades([a], { fadeIn: 3 }))
    session.run(core.setFades([a], { fadeOut: 2 }))
    expect(get(a)).toMatchObject({ fadeIn: 2, fadeOut: 2 })
    session.run(core.crossfade([b, a], 0.5))
    expect([get(a), get(b)]).toMatchObject([{ fadeOut: 1, fadeOutCurve: 0.5 }, { fadeIn: 1, fadeInCurve: 0.5 }])
    expect(reasonOf(session, core.crossfade([a, region({ start: 20_000 })]))).toBe("The regions do not overlap: move or lengthen one of them.")
    session.run(core.trimEnd(a, 960))
    expect(get(a).fadeIn + get(a).fadeOut).toBeLessThanOrEqual(0.5)
  })
  it("stretch to a tick without following the tempo, or follow it", () => {
    const { session, region, get } = aStudio()
    const id = region()
    session.run(core.stretchRegion(id, 3840))
    expect(get(id).ratio).toBe(2)
    expect(reasonOf(session, core.stretchRegion(id, 1))).toContain("sixteen")
    session.run(core.setRegions([id], { sourceBpm: 60 }))
    session.run(core.setTempo({ tick: 0, bpm: 90 }))
    expect(core.heardSeconds(get(id), session.project.tempo)).toBeCloseTo(4 / 1.5, 12)
  })
  it("are duplicated to right after themselves, with their notes, and glued again", () => {
    const { session, bass, line, notes, onTrack } = aStudio()
    const id = line([[0, 480], [3600, 480]])
    session.run(core.duplicateRegions([id]))
    const [, copy] = onTrack(bass)
    expect(copy).toMatchObject({ start: 3840, ticks: 3840 })
    expect(notes(copy?.id ?? "")).toEqual([[0, 480], [3600, 480]])
    session.run(core.glueRegions([id, copy?.id ?? ""]))
    expect(onTrack(bass)).toMatchObject([{ id, ticks: 7680 }])
    expect(notes(id)).toEqual([[0, 480], [3600, 240], [3840, 480], [7440, 240]])
  })
  it("of audio glue when they are parts of one recording that follow each other", () => {
    const { session, audio, region, onTrack, get } = aStudio()
    const id = region()
    const before = get(id)
    session.run(core.splitRegions([id], 3001))
    session.run(core.glueRegions(onTrack(audio).map(({ id }) => id)))
    expect(onTrack(audio)).toHaveLength(1)
    expect(get(id).length).toBeCloseTo(before.length, 9)
    expect(reasonOf(session, core.glueRegions([id, region({ start: 9600 })]))).toContain("bounce them")
  })
  it("of notes, split: a note across the cut becomes two, a loop goes on in step", () => {
    const { session, bass, line, notes, onTrack } = aStudio()
    const id = line([[0, 480], [900, 200], [2000, 100]])
    session.run(core.splitRegions([id], 1000))
    expect(notes(id)).toEqual([[0, 480], [900, 100]])
    expect(notes(onTrack(bass)[1]?.id ?? "")).toEqual([[0, 100], [1000, 100]])
    const heard = () => onTrack(bass).flatMap((region) => core.heardNotes(region, core.notesOf(session.project, region.id)).map(({ start, ticks }) => [region.start + start, ticks]))
    session.run(core.deleteRegions(onTrack(bass).map(({ id }) => id)))
    const loop = line([[0, 100], [500, 100]], { start: 100, ticks: 3000, loopTicks: 960 })
    const before = heard()
    session.run(core.splitRegions([loop], 1300))
    session.run(core.splitRegions([onTrack(bass)[1]?.id ?? ""], 2500))
    expect(heard()).toEqual(before)
    session.run(core.trimStart(loop, 300))
    expect(heard()).toEqual(before.filter(([start = 0]) => start >= 300))
  })
})

describe("notes", () => {
  it("are quantized by strength, with swing, on the grid of the timeline", () => {
    const { session, line, notes } = aStudio()
    const id = line([[10, 100], [470, 100], [1000, 100]], { start: 100 }) // at 110, 570, 1100
    const ids = core.notesOf(session.project, id).map(({ id }) => id)
    session.run(core.quantize(ids, { grid: core.gridOf("1/8"), strength: 0.5 }))
    expect(notes(id).map(([start = 0]) => start + 100)).toEqual([55, 525, 1030])
    session.run(core.quantize(ids, { grid: core.gridOf("1/8"), swing: 1 }))
    expect(notes(id).map(([start = 0]) => start + 100)).toEqual([0, 640, 960])
    expect(reasonOf(session, core.quantize(ids, { grid: core.gridOf("1/8"), swing: 1 }))).toBe("That is how it is already.")
    expect(reasonOf(session, core.quantize(ids, { grid: core.gridOf("off") }))).toBe("That is how it is already.")
  })
  it("move together within the keys there are, and keep a length and a velocity", () => {
    const { session, line } = aStudio()
    const id = line([[0, 100], [500, 100]])
    const ids = core.notesOf(session.project, id).map(({ id }) => id)
    session.run(core.moveNotes([ids[0] ?? ""], { semitones: 80 }))
    session.run(core.moveNotes(ids, { semitones: 20, by: 10 }))
    session.run(core.resizeNotes(ids, -500))
    session.run(core.setVelocity(ids, { by: 100 }))
    expect(core.notesOf(session.project, id)).toMatchObject([{ start: 10, pitch: 127, ticks: 1, velocity: 127 }, { start: 510, pitch: 47 }])
  })
})

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
    session.run(core.moveInsert(eq, { trackId: bass }))
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
    expect(reasonOf(session, core.chooseTake(comp?.id ?? "", 0, 1))).toBe("Choose a take of a take folder.")
    session.run(core.flattenTakes(takeId))
    expect(playback(session, audio, times)).toEqual([null, 4.05, 0.55, 3.05, 3.95, null])
    expect(session.project.of("regions", "trackId", audio).every(({ takeId, takeLane }) => takeId === "" && takeLane === 0)).toBe(true)
    expect(session.project.of("regions", "trackId", audio)).toHaveLength(3)
  })
})
