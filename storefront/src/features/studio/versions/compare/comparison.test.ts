import { addAsset, addInsert, addNotes, addPoints, addLane, addRegion, addTrack, deleteRegions, deleteTracks, moveRegions, openSession, seedProject, setFades, setParams, setRegions, setTempo, setTracks, type Command } from "@max-booster/studio-core"
import { beforeEach, describe, expect, it } from "vitest"
import { compare, countOf } from "./comparison"
import { boxesOf, COMPARE_ROW_PX, fitted, neighbour, regionAt, revealing } from "./geometry"
import { inShort, inWords, nameOfRegion, regionInWords } from "./words"

const HASH = "a".repeat(64)
let count: number
/** A session, and what commands made. */
function aProject() {
  count = 0
  const session = openSession(seedProject({ name: "Night Drive", bpm: 120 }), { person: "ana", makeId: () => `id-${(count += 1)}` })
  const make = (command: Command) => { const verdict = session.run(command); if (!verdict.done) throw new Error(verdict.reason); return verdict.created[0] ?? "" }
  make(addAsset({ hash: HASH, name: "Kick", frames: 480_000, sampleRate: 48_000, channels: 1 }))
  const drums = make(addTrack({ kind: "audio", name: "Drums" }))
  const keys = make(addTrack({ kind: "instrument", name: "Keys: left" }))
  const region = (name: string, start: number, trackId = drums) => make(addRegion({ kind: "audio", trackId, assetId: HASH, name, start, length: 2 }))
  return { session, make, drums, keys, region, data: () => session.project.toData() }
}

describe("two versions on one timeline", () => {
  let studio: ReturnType<typeof aProject>
  beforeEach(() => { studio = aProject() })

  it("say of each region whether it came, went, moved, changed, or stayed", () => {
    const { make, region, data, keys, session } = studio
    const [gone, moved, louder, same] = [region("Gone", 0), region("Moved", 3_840), region("Louder", 7_680), region("Same", 11_520)]
    const melody = make(addRegion({ kind: "notes", trackId: keys, ticks: 3_840, name: "Melody" }))
    const before = data()
    make(deleteRegions([gone]))
    make(moveRegions([moved], { by: 960 }))
    make(setRegions([louder], { gainDb: -3 }))
    session.run(addNotes(melody, [{ start: 0, ticks: 480, pitch: 60, velocity: 100 }]))
    const come = region("Come", 15_360)
    const comparison = compare(before, data())
    expect(Object.fromEntries(comparison.regions.map(({ id, state }) => [id, state]))).toEqual({ [gone]: "removed", [moved]: "moved", [louder]: "changed", [same]: "same", [melody]: "changed", [come]: "added" })
    expect(comparison.regions.find(({ id }) => id === moved)).toMatchObject({ before: { from: 3_840, to: 7_680 }, after: { from: 4_800, to: 8_640 } })
    expect(comparison.end).toBe(19_200)
    expect([countOf(comparison, "changed"), inShort(comparison)]).toEqual([2, "1 region added, 1 moved, 2 changed, 1 removed"])
  })

  it("leave out takes that wait, and count one that is heard no longer as gone", () => {
    const { make, region, data } = studio
    const take = region("Take", 0)
    const before = data()
    make(setRegions([take], { gainDb: -1 }))
    const after = data()
    const record = after.regions[take]
    if (!record) throw new Error("There is no take")
    expect(compare(before, { ...after, regions: { [take]: { ...record, takeId: "folder", takeLane: 2 } } }).regions).toMatchObject([{ id: take, state: "removed" }])
  })

  it("have a row for each track of both: what went stands where it stood", () => {
    const { make, data, drums, keys } = studio
    const bass = make(addTrack({ kind: "audio", name: "Bass" }))
    const before = data()
    make(deleteTracks([keys]))
    const lead = make(addTrack({ kind: "audio", name: "Lead" }))
    expect(compare(before, data()).tracks.map(({ id, state }) => [id, state])).toEqual([[drums, "same"], [keys, "removed"], [bass, "same"], [lead, "added"]])
    make(deleteTracks([drums]))
    expect(compare(before, data()).tracks.map(({ name }) => name)).toEqual(["Drums", "Keys: left", "Bass", "Lead"])
  })

  it("are told by track and by what it is about, with the names and units of the panels", () => {
    const { make, region, data, drums, keys, session } = studio
    region("Kick", 0)
    const insert = make(addInsert(drums, { effect: "compressor", version: 1, params: { threshold: -20 } }))
    const before = data()
    make(setTracks([drums], { gainDb: -3, name: "Beat" }))
    make(setParams(insert, { threshold: -30 }))
    const lane = make(addLane(drums, "gain"))
    session.run(addPoints(lane, [{ tick: 0, value: 0 }, { tick: 960, value: -6 }]))
    make(setTempo({ tick: 0, bpm: 96 }))
    make(setTracks([keys], { pan: -0.3 }))
    make(setTracks(["master"], { gainDb: -1 }))
    make(addTrack({ kind: "audio", name: "Lead" }))
    expect(inWords(compare(before, data())).map(({ title, parts }) => [title, parts.map(({ part, lines }) => [part, lines])])).toEqual([
      ["Project", [["Tempo and meter", ["Tempo 120 → 96 bpm"]]]],
      ["Beat", [["Track", ["Renamed from Drums to Beat"]], ["Mixer", ["Volume 0.0 → −3.0 dB"]], ["Effects", [expect.stringMatching(/^Compressor: threshold .* dB → −30\.0 dB$/)]], ["Automation", ["Volume automation added", "Volume automation: 2 points added"]]]],
      ["Keys: left", [["Mixer", ["Pan center → L 30"]]]],
      ["Lead", [["Track", ["Track added"]]]],
      ["Master", [["Mixer", ["Volume 0.0 → −1.0 dB"]]]],
    ])
    expect(inWords(compare(before, before))).toEqual([])
    expect(inShort(compare(before, before))).toBe("")
  })

  it("say of one region what is different about it", () => {
    const { make, region, data, drums, session } = studio
    const other = make(addTrack({ kind: "audio", name: "Other" }))
    const kick = region("Kick", 0)
    const before = data()
    session.run(moveRegions([kick], { by: 3_840, onto: { [drums]: other } }))
    make(setRegions([kick], { gainDb: -3, reversed: true }))
    make(setFades([kick], { fadeIn: 0.25 }))
    const snare = region("Snare", 960)
    const comparison = compare(before, data())
    const words = (id: string) => { const found = comparison.regions.find((each) => each.id === id); return found ? regionInWords(found, comparison) : [] }
    expect(words(kick)).toEqual(["Moved from 1 to 2, 1 bar later", "Moved from Drums to Other", "Fade-in 0 s → 0.25 s", "Gain 0.0 dB → −3.0 dB", "Reversal on"])
    expect(words(snare)).toEqual(["Added at 1.2 on Drums, 2 s long"])
    const back = compare(data(), before)
    expect(back.regions.filter(({ state }) => state !== "same").map((each) => nameOfRegion(each, back))).toEqual([
      "Kick, changed: Moved from 2 to 1, 1 bar earlier. Moved from Other to Drums. Fade-in 0.25 s → 0 s. Gain −3.0 dB → 0.0 dB. Reversal off", "Snare, removed: Removed: it was at 1.2 on Drums, 2 s long",
    ])
  })
})

describe("where regions of both lie", () => {
  function placed() {
    const { make, region, data, drums, session } = aProject()
    const low = make(addTrack({ kind: "audio", name: "Low" }))
    const [same, moved] = [region("Same", 0), region("Moved", 3_840)]
    const before = data()
    session.run(moveRegions([moved], { by: 3_840, onto: { [drums]: low } }))
    const come = region("Come", 0)
    return { comparison: compare(before, data()), same, moved, come }
  }
  it("all is seen at first, a moved one with where it was, and what differs lies above what does not", () => {
    const { comparison, moved, come, same } = placed()
    const view = fitted(comparison, 624)
    expect(view.ticksPerPx).toBeCloseTo(comparison.end / 600)
    const boxes = boxesOf(comparison, view)
    const box = boxes.find(({ region }) => region.id === moved)
    expect([box?.ghost?.top, box?.box.top]).toEqual([0, 2 * COMPARE_ROW_PX])
    expect([regionAt(boxes, 10, 10)?.id, regionAt(boxes.toReversed(), 10, 10)?.id]).toEqual([come, come])
    expect(regionAt(boxes.filter(({ region }) => region.id !== come), 10, 10)?.id).toBe(same)
    expect(regionAt(boxes, 500, 10)).toBeUndefined()
    expect(fitted({ ...comparison, end: 0 }, 624).ticksPerPx).toBe(25.6)
  })
  it("keys go through what differs by time, around the ends, and the view follows", () => {
    const { comparison, moved, come } = placed()
    const go = (id: string | null, key: Parameters<typeof neighbour>[2]) => neighbour(comparison, id, key)?.id
    expect([go(null, "next"), go(come, "next"), go(moved, "next"), go(come, "previous"), go(null, "last"), go(moved, "first")]).toEqual([come, moved, come, moved, moved, come])
    const near = { from: 0, top: 0, ticksPerPx: 2 }
    expect(revealing(near, comparison, moved, 400, 100)).toMatchObject({ from: 7_480, top: 3 * COMPARE_ROW_PX - 100 })
    expect(revealing(near, comparison, come, 400, 100)).toEqual(near)
  })
})
