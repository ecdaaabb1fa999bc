import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { act, anOp, aProject, copyDoc, idsOf } from "../__tests__/people"
import { endOf, heardNotes, heardSeconds, isHeard, notesOf, openProject, openSession, pointsOf, ratioOf, seedFrom, toDawProject, trackOrder, valueAt, type ProjectData } from "../index"
import { byPosition } from "../position"
import { fromDawProject, type DawSound } from "./from"

function read(xml: string, sounds: Record<string, DawSound> = {}) {
  const opened = fromDawProject(xml)
  if (!opened.done) throw new Error(opened.reason)
  const answer = opened.projectWith(new Map(Object.entries(sounds)), "Read")
  if (!answer.done) throw new Error(answer.reason)
  return { ...answer, paths: opened.sounds }
}
const there = (data: ProjectData): ProjectData => {
  const { projectXml, audio } = toDawProject(data, () => "wav")
  return read(projectXml, Object.fromEntries([...audio].map(([id, path]) => [path, { hash: id }]))).project
}

/** Text to sort by: levels went through another scale. */
const roughly = (value: unknown) => JSON.stringify(value, (_key, each: unknown) => (typeof each === "number" ? Math.round(each * 10 + 0.123) : each))
/** The same with room for what another scale does to numbers. */
const about = (value: unknown): unknown => typeof value === "number" ? expect.closeTo(value, 2) : Array.isArray(value) ? value.map(about) : value instanceof Object ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, about(each)])) : value

/** What a DAWproject can say of a project, without ids: takes that wait, colors of other forms and what is trimmed away are not in it. */
function sayable(data: ProjectData) {
  const project = openProject(seedFrom(data))
  const order = trackOrder(project)
  const at = (id: string) => order.findIndex((each) => each.id === id)
  const level = (db: number) => Math.min(db, 20 * Math.log10(4))
  const colour = (text: string) => (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : "")
  const inserts = (id: string) => project.of("inserts", "trackId", id).sort(byPosition)
  const said = {
    sounds: Object.keys(data.assets).filter((id) => project.of("regions", "assetId", id).some((each) => each.kind === "audio" && (each.takeId === "" || each.takeLane === 0))).map((id) => data.assets[id]),
    tempos: project.all("tempos").map(({ tick, bpm, ramp }) => ({ tick, bpm, ramp: ramp && project.all("tempos").length > 1 })).sort((a, b) => a.tick - b.tick),
    meters: project.all("meters").map(({ tick, numerator, denominator }) => ({ tick, numerator, denominator })).sort((a, b) => a.tick - b.tick),
    markers: project.all("markers").map(({ tick, name, colour: own }) => [tick, name, colour(own)]).sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1)),
    tracks: order.map(({ id, kind, name, colour: own, parentId, outputId, gainDb, pan, mute, solo }) => ({
      kind, name, colour: colour(own), into: [at(parentId), at(outputId)], gain: level(gainDb), pan: pan, mute, solo,
      sends: project.of("sends", "trackId", id).map((send) => [at(send.busId), level(send.gainDb), send.pan, send.pre]).sort((a, b) => Number(a[0]) - Number(b[0])),
      inserts: inserts(id).map(({ id: _id, pos: _pos, trackId: _track, sidechainId: _side, assetId: _asset, ...insert }) => insert),
      regions: project.of("regions", "trackId", id).filter((each) => (each.takeId === "" || each.takeLane === 0) && endOf(each, project.tempo) > each.start).map((region) => {
        const { start, name: called, fadeIn, fadeOut, loops, offset, length } = region
        const common = { start, called, colour: colour(region.colour), muted: !isHeard(region), kind: region.kind }
        if (region.kind === "notes") return { ...common, ticks: region.ticks, notes: heardNotes(region, notesOf(project, region.id)).map((note) => [note.start, note.ticks, note.pitch, note.velocity].join(" ")).sort() }
        const ratio = ratioOf(region, project.tempo)
        // At another speed the file bends a sound onto beats; where the tempo changes meanwhile, that is another length.
        const isSteady = Math.abs(ratio - 1) < 1e-9 || [start, endOf(region, project.tempo)].every((tick) => project.tempo.bpmAt(tick) === project.tempo.bpmAt(start)) && !project.all("tempos").some(({ tick }) => tick > start && tick < endOf(region, project.tempo))
        return { ...common, asset: region.assetId, offset: offset, ratio: ratio, fades: [fadeIn, fadeOut], reversed: region.reversed, gain: region.gainDb, transpose: region.transpose, ...(isSteady && { length: length * Math.min(1, loops), heard: heardSeconds(region, project.tempo) }) }
      }).sort((a, b) => a.start - b.start || (roughly(a) < roughly(b) ? -1 : 1)),
      automation: project.of("lanes", "trackId", id).filter(({ id: lane, mode }) => mode === "read" && pointsOf(project, lane).length > 0).map(({ id: lane, target }) => {
        const points = pointsOf(project, lane)
        const [what, insert = "", parameter = ""] = target.split(":")
        const probes = [0, 480, 960, 1920, 2880, 3840, 5000, 8000].map((tick) => Math.min(12, valueAt(points, tick) ?? 0))
        return { what, insert: inserts(id).findIndex((each) => each.id === insert), parameter, first: points[0]?.tick, last: points.at(-1)?.tick, probes: what === "gain" && points.some(({ curve }) => curve !== 0) ? [] : probes }
      }).sort((a, b) => (roughly(a) < roughly(b) ? -1 : 1)),
    })),
  }
  project.close()
  return said
}

it("what goes out as a DAWproject comes back as it was, in all that the format can say", () => {
  const doc = aProject()
  fc.assert(fc.property(fc.array(anOp, { maxLength: 25 }), (ops) => {
    const session = openSession(copyDoc(doc, 7), { person: "ana", makeId: idsOf("x") })
    for (const op of ops) act(session, op)
    const data = session.project.toData()
    session.close()
    expect(sayable(there(data))).toEqual(about(sayable(data)))
  }), { numRuns: 100 })
})

const project = (inside: string, { structure = "", version = "1.0" } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<Project version="${version}"><Application name="Other" version="5"/>
<Transport><Tempo id="tempo" max="666" min="20" unit="bpm" value="120"/><TimeSignature id="meter" numerator="3" denominator="4"/></Transport>
<Structure>
  <Track contentType="tracks" id="g" name="Band" color="#A2EABF"><Channel id="cg" role="submix" destination="cm"/>
    <Track contentType="audio" id="a" name="Drums"><Channel id="ca" role="regular" destination="cg" solo="true"><Devices><Vst3Plugin deviceName="Serum" deviceRole="instrument" deviceID="x"/></Devices>
      <Mute id="am" value="true"/><Pan id="ap" unit="normalized" min="0" max="1" value="0.25"/><Sends><Send destination="cf" type="pre"><Volume id="as" unit="linear" value="0.5"/></Send></Sends><Volume id="av" unit="linear" min="0" max="2" value="0.5"/></Channel></Track>
  </Track>
  <Track contentType="notes" id="k" name="Keys"><Channel id="ck" role="regular" destination="cm"/></Track>
  <Track contentType="audio" id="f" name="Room"><Channel id="cf" role="effect" destination="cm"/></Track>
  <Track contentType="audio notes" id="m" name="Mix"><Channel id="cm" role="master"><Volume unit="decibel" value="-3"/></Channel></Track>
  ${structure}
</Structure>
<Arrangement id="x"><Lanes timeUnit="beats">${inside}</Lanes></Arrangement></Project>`
const onDrums = (clips: string) => project(`<Lanes track="a"><Clips>${clips}</Clips></Lanes>`)
const loop = '<Audio algorithm="stretch" channels="2" sampleRate="44100" duration="2"><File path="audio/Loop 1.wav"/></Audio>'
const warped = `<Warps timeUnit="beats" contentTimeUnit="seconds">${loop}<Warp time="0" contentTime="0"/><Warp time="8" contentTime="2"/></Warps>`
const sounds = { "audio/Loop 1.wav": { hash: "b".repeat(64), name: "Loop 1" } }
const regionsOf = (xml: string, given: Record<string, DawSound> = sounds) => Object.values(read(xml, given).project.regions).sort((a, b) => a.start - b.start)

describe("a DAWproject of another studio", () => {
  it("brings its mixer: groups as folders, effect tracks as buses, levels, and what is left out of it", () => {
    const { project: { tracks, sends, meters }, left } = read(project(""))
    const named = (name: string) => Object.entries(tracks).find(([, each]) => each.name === name) ?? ["", undefined]
    expect(Object.values(tracks).map(({ name, kind }) => [name, kind]).sort()).toEqual([["Band", "folder"], ["Drums", "audio"], ["Keys", "instrument"], ["Mix", "master"], ["Room", "bus"]])
    expect(named("Drums")[1]).toMatchObject({ parentId: named("Band")[0], outputId: "", mute: true, solo: true, pan: -0.5, gainDb: -6.0206 })
    expect([named("Band")[1]?.colour, tracks["master"]?.gainDb]).toEqual(["#a2eabf", -3])
    expect(Object.values(sends)).toMatchObject([{ trackId: named("Drums")[0], busId: named("Room")[0], gainDb: -6.0206, pre: true }])
    expect(meters["first"]).toMatchObject({ numerator: 3, denominator: 4 })
    expect(left).toEqual(["effects and instruments of the other studio: “Serum”"])
  })

  it("has loops of clips within clips, in beats with their sound in seconds: they become one region that follows the tempo", () => {
    const inner = `<Clips><Clip time="0" duration="8" contentTimeUnit="beats" playStart="0">${warped}</Clip></Clips>`
    expect(regionsOf(onDrums(`<Clip time="4" duration="20" playStart="0" loopStart="0" loopEnd="8" name="Loop" fadeTimeUnit="beats" fadeInTime="1">${inner}</Clip>`)))
      .toMatchObject([{ name: "Loop", start: 3_840, offset: 0, length: 2, loops: 2.5, sourceBpm: 240, fadeIn: 0.5, assetId: "b".repeat(64) }])
    expect(read(onDrums(`<Clip time="0" duration="8">${inner}</Clip>`), sounds).project.assets).toMatchObject({ ["b".repeat(64)]: { frames: 88_200, sampleRate: 44_100, channels: 2 } })
  })

  it("has loops that are entered in their middle, and windows on a row of clips: each part becomes a region", () => {
    expect(regionsOf(onDrums(`<Clip time="0" duration="12" contentTimeUnit="beats" playStart="4" loopStart="2" loopEnd="8">${warped}</Clip>`)))
      .toMatchObject([{ start: 0, offset: 1, length: 1, loops: 1 }, { start: 3_840, offset: 0.5, length: 1.5, loops: 8 / 6 }])
    const row = `<Clips><Clip time="0" duration="4" contentTimeUnit="seconds" playStart="0.5">${loop}</Clip><Clip time="6" duration="2" contentTimeUnit="seconds">${loop}</Clip></Clips>`
    expect(regionsOf(onDrums(`<Clip time="8" duration="5" playStart="2">${row}</Clip>`)))
      .toMatchObject([{ start: 7_680, offset: 1.5, length: 1, ratio: 1, sourceBpm: 0 }, { start: 11_520, offset: 0, length: 0.5 }])
    expect(regionsOf(onDrums(`<Clip time="0" duration="8" playStart="0" loopStart="0" loopEnd="8">${row}</Clip><Clip time="16" duration="16" loopStart="0" loopEnd="8">${row}</Clip>`)).map(({ start }) => start / 960)).toEqual([0, 6, 16, 22, 24, 30])
  })

  it("has crossfades, which begin before their clip", () => {
    expect(regionsOf(onDrums(`<Clip time="4" duration="2" contentTimeUnit="seconds" playStart="0.5" fadeTimeUnit="seconds" fadeInTime="-0.25" fadeOutTime="0.1">${loop}</Clip>`)))
      .toMatchObject([{ start: 3_360, offset: 0.25, length: 1.25, fadeIn: 0.25, fadeOut: 0.1 }])
  })

  it("has sounds that are bent more than once: they play evenly, which is told", () => {
    const bent = warped.replace('<Warp time="8"', '<Warp time="2" contentTime="1"/><Warp time="8"')
    const { project: { regions }, left } = read(onDrums(`<Clip time="0" duration="8" contentTimeUnit="beats" name="Fill">${bent}</Clip>`), sounds)
    expect(Object.values(regions)).toMatchObject([{ length: 2, sourceBpm: 240 }])
    expect(left).toContain("changes of speed within clips, which play evenly: “Fill”")
  })

  it("has notes, aliases of them, automation, markers, and changes of tempo in seconds", () => {
    const { project: { regions, notes, lanes, points, markers, tempos }, left } = read(project(`
      <Lanes track="k"><Clips><Clip time="0" duration="4"><Notes id="line"><Note time="1" duration="0.5" channel="0" key="60" vel="0.5"/><Note time="5" duration="1" channel="0" key="61"/></Notes></Clip><Clip time="8" duration="4" playStart="4" reference="line"/></Clips><ClipSlot/></Lanes>
      <Points unit="linear"><Target parameter="av"/><RealPoint time="0" value="1" interpolation="linear"/><RealPoint time="4" value="0"/></Points><Points><Target expression="gain"/></Points>`)
      .replace("</Lanes></Arrangement>", '</Lanes><Markers timeUnit="beats"><Marker time="4" name="Drop"/></Markers><TempoAutomation timeUnit="seconds"><Target parameter="tempo"/><RealPoint time="0" value="120"/><RealPoint time="2" value="60"/></TempoAutomation></Arrangement><Scenes><Scene/></Scenes>'))
    expect(Object.values(regions).map(({ start, ticks }) => [start, ticks])).toEqual([[0, 3_840], [7_680, 3_840]])
    expect(Object.values(notes).map(({ start, ticks, pitch, velocity }) => [start, ticks, pitch, velocity])).toEqual([[960, 480, 60, 64], [960, 960, 61, 102]])
    expect(Object.values(lanes)).toMatchObject([{ target: "gain", mode: "read" }])
    expect([Object.values(points).find(({ tick }) => tick === 1_920)?.value, Object.values(points).at(-1)]).toMatchObject([-6.0206, { tick: 3_840, value: -144 }])
    expect([Object.values(markers), Object.values(tempos)]).toMatchObject([[{ tick: 3_840, name: "Drop" }], [{ tick: 0, bpm: 120 }, { tick: 3_840, bpm: 60 }]])
    expect(left).toEqual(["effects and instruments of the other studio: “Serum”", "automation of what is not here", "scenes of the clip launcher"])
  })
})

describe("a hostile file", () => {
  const reasonOf = (xml: string) => { const opened = fromDawProject(xml); if (!opened.done) return opened.reason; const answer = opened.projectWith(new Map(Object.entries(sounds)), "x"); return answer.done ? "done" : answer.reason }

  it("is refused in words: with a document type, of another version, damaged, deep, large, or none at all", () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'
    expect(reasonOf(project("").replace("<Project", `${laughs}<Project`))).toContain("document type")
    expect(reasonOf(project("").replace("<Project", '<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project'))).toContain("document type")
    expect(reasonOf(project("", { version: "2.0" }))).toContain("version 2.0")
    for (const damaged of ["", "no xml", project("").slice(0, -40), project("<Lanes>"), "<Project version='1.0'/><Project version='1.0'/>"]) expect(reasonOf(damaged), damaged).toContain("damaged")
    expect(reasonOf("<html/>")).toContain("not that of a DAWproject")
    expect(reasonOf(project("<Lanes>".repeat(100) + "</Lanes>".repeat(100)))).toContain("too deeply")
    expect(reasonOf(`<Project version="1.0">${"<a/>".repeat(400_001)}</Project>`)).toContain("too large")
  })

  it("does not grow by clips that name each other, or loops without end", () => {
    const nest = (level: number): string => level === 0 ? onDrums(`<Clip time="0" duration="1" reference="c0"/>`) : nest(level - 1).replace("</Clips></Lanes></Lanes>", `<Clip time="0" duration="1"><Clips id="c${level - 1}">${`<Clip time="0" duration="1" reference="c${level}"/>`.repeat(20)}</Clips></Clip></Clips></Lanes></Lanes>`)
    expect(reasonOf(nest(10))).toContain("more often")
    expect(reasonOf(onDrums(`<Clip time="0" duration="1000000" loopStart="0" loopEnd="0.0001"><Clips><Clip time="9" duration="0.00001">${loop}</Clip></Clips></Clip>`))).toContain("more often")
    const many = '<Note time="9" duration="1" channel="0" key="60"/>'.repeat(20_000)
    expect(reasonOf(project(`<Lanes track="k"><Clips><Clip time="0" duration="1"><Notes id="many">${many}</Notes></Clip>${'<Clip time="1" duration="1" reference="many"/>'.repeat(200)}</Clips></Lanes>`))).toContain("more often")
    expect(reasonOf(onDrums(`<Clip time="0" duration="1000000" loopStart="0" loopEnd="1"><Clips><Clip time="0" duration="0.5">${loop}</Clip></Clips></Clip>`))).toContain("more clips")
    expect(reasonOf(onDrums('<Clip time="0" duration="1"><Clips id="me"><Clip time="0" duration="1" reference="me"/></Clips></Clip>'))).toBe("done")
  })

  it("loses what is no number, what is missing, and what lies outside, and keeps the rest", () => {
    const { project: { regions, tracks }, left, paths } = read(onDrums(`<Clip time="NaN" duration="1" name="One">${loop}</Clip><Clip time="1" duration="1e999" name="Two">${loop}</Clip>
      <Clip time="2" duration="1" contentTimeUnit="seconds" name="Good">${loop}</Clip><Clip time="3" duration="1" name="Gone">${loop.replace("Loop 1", "Gone")}</Clip><Clip time="4" duration="1" name="Up">${loop.replace("audio/Loop 1.wav", "../../etc/passwd")}</Clip>`)
      .replace('value="0.25"', 'value="left"').replace('min="0" max="2" value="0.5"', 'value="Infinity"'), sounds)
    expect(Object.values(regions)).toMatchObject([{ name: "Good", start: 1_920 }])
    expect(Object.values(tracks).find(({ name }) => name === "Drums")).toMatchObject({ pan: 0, gainDb: 0 })
    expect(paths).toEqual(["audio/Loop 1.wav", "audio/Gone.wav"])
    expect(left.slice(1)).toEqual(["clips whose place or length cannot be read: “One”, “Two”", "sounds that are not in the file: “audio/Gone.wav”, “Up”"])
  })
})
