import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { act, anOp, aProject, commandOf, copyDoc, idsOf } from "./__tests__/people"
import { addRegion, addTrack, canOpen, canonicalJson, collections, compact, deleteRegions, deleteTracks, describe as words, diff, fixed, mapOf, migrate, openProject, openSession, patch, parseCanonical, readClip, readProject, readRecord, schema, schemaOf, SCHEMA, seedFrom, seedProject, trackOrder, type Collection, type Migration, type ProjectData, type Scalar } from "./index"
import { between, byPosition, placeBefore } from "./position"

const anything = fc.oneof(fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, 1e300, true, false, "", "x", "__proto__", "constructor", "master", "first", "a", "gain", "send:a", "\uD800"), fc.double(), fc.string(), fc.integer())
/** Any value in every field of any record, under ids of which some are traps. */
const hostile = fc.array(fc.record({
  collection: fc.constantFrom(...collections),
  id: fc.constantFrom("a", "b", "c", "master", "first", "project", "constructor", "__proto__", "toString", "", "x y"),
  values: fc.array(anything, { minLength: 30, maxLength: 30 }),
  isThere: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
}), { maxLength: 25 })

function hostileDoc(records: { collection: Collection; id: string; values: unknown[]; isThere: boolean[] }[]): Y.Doc {
  const doc = new Y.Doc()
  for (const { collection, id, values, isThere } of records) {
    const keys = [...Object.keys(schema[collection]), "deleted", "p:x", "p:", "other"]
    mapOf(doc, collection).set(id, new Y.Map<Scalar>(keys.flatMap((key, index): [string, never][] => (isThere[index] ? [[key, values[index] as never]] : []))))
  }
  return doc
}

/** Every value of a project that its schema does not allow. */
function troubles(project: ProjectData): string[] {
  return collections.flatMap((collection) => Object.entries(collection === "settings" ? { project: project.settings } : project[collection]).flatMap(([id, record]) =>
    Object.entries(schema[collection]).flatMap(([key, field]) => {
      const value = (record as Record<string, unknown>)[key]
      const isRight = field.kind === "number" || field.kind === "integer" ? typeof value === "number" && ((value >= field.min && value <= field.max && (field.kind === "number" || Number.isInteger(value))) || ("also" in field && value === field.also))
        : field.kind === "flag" ? typeof value === "boolean" : field.kind === "choice" ? (field.values as readonly unknown[]).includes(value) : typeof value === "string"
      return isRight ? [] : [`${collection} ${id} ${key} ${String(value)}`]
    })))
}

describe("reading a document", () => {
  it("never fails, gives only what the schema allows, and has master, tempo and meter, whatever others wrote", () => {
    fc.assert(fc.property(hostile, (records) => {
      const doc = hostileDoc(records)
      const project = readProject(doc)
      expect(troubles(project)).toEqual([])
      expect(project.tracks[fixed.master]?.kind).toBe("master")
      expect([project.tempos[fixed.first]?.tick, project.meters[fixed.first]?.tick]).toEqual([0, 0])
      for (const { trackId } of Object.values(project.regions)) expect(Object.hasOwn(project.tracks, trackId)).toBe(true)
      expect(canonicalJson(parseCanonical(canonicalJson(project)))).toBe(canonicalJson(project))
      expect(readProject(seedFrom(project))).toEqual(project)
      expect(openProject(doc).toData()).toEqual(project)
      const empty = readProject(seedProject({}))
      expect(patch(empty, diff(empty, project))).toEqual(project)
      words(diff(empty, project), empty, project)
      compact(doc, {}, { now: 1, oldestUndo: 2 })
      expect(readProject(doc)).toEqual(project)
    }), { numRuns: 150 })
  }, 30_000)
  it("lets commands and undo work on such a document without failing", () => {
    fc.assert(fc.property(hostile, fc.array(anOp, { maxLength: 15, size: "max" }), (records, ops) => {
      const session = openSession(hostileDoc(records), { person: "ana", makeId: idsOf("n") })
      for (const op of ops) session.run(commandOf(session.project, op))
      expect(session.project.toData()).toEqual(readProject(session.project.doc))
      expect(troubles(session.project.toData())).toEqual([])
      while (session.undo() !== undefined);
    }), { numRuns: 75 })
  }, 30_000)
  it("takes no id that every object inherits", () => {
    expect(Object.keys(seedFrom({ regions: { constructor: { trackId: "master" }, fine: { trackId: "master" } } as never }).getMap("regions").toJSON())).toEqual(["fine"])
  })
  it("mends what two people closed to a circle, the same for both", () => {
    const doc = aProject()
    const [ana, ben] = [copyDoc(doc, 1), copyDoc(doc, 2)]
    const buses = Object.entries(readProject(doc).tracks).filter(([, { kind }]) => kind === "bus").map(([id]) => id) as [string, string]
    mapOf(ana, "tracks").get(buses[0])?.set("outputId", buses[1])
    mapOf(ben, "tracks").get(buses[1])?.set("outputId", buses[0])
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    expect(readProject(ana)).toEqual(readProject(ben))
    expect(buses.map((id) => readProject(ana).tracks[id]?.outputId).sort()).toEqual(["", buses[1]].sort())
    const [a, b] = [{ kind: "bus", outputId: "b" }, { kind: "bus", outputId: "a" }]
    expect(parseCanonical(JSON.stringify({ tracks: { a, b } }))).toEqual(parseCanonical(JSON.stringify({ tracks: { b, a } })))
  })
  it("puts a folder that two people put into each other at the top", () => {
    const doc = seedFrom({ tracks: { a: { kind: "folder", name: "A" }, b: { kind: "folder", name: "B" } } as never })
    mapOf(doc, "tracks").get("a")?.set("parentId", "b")
    mapOf(doc, "tracks").get("b")?.set("parentId", "a")
    const { tracks } = readProject(doc)
    expect([tracks["a"]?.parentId, tracks["b"]?.parentId]).toEqual(["b", ""])
    expect(trackOrder(openProject(doc)).map(({ name }) => name)).toEqual(["B", "A", "Master"])
  })
  it("hides what belongs to a deleted record until that is back", () => {
    const session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
    const bass = session.project.all("tracks").find(({ name }) => name === "Bass")?.id ?? ""
    const notes = Object.keys(readProject(session.project.doc).notes)
    session.run(deleteTracks([bass]))
    expect(readProject(session.project.doc).notes).toEqual({})
    expect(session.project.get("notes", notes[0] ?? "")).toBeUndefined()
    session.undo()
    expect(Object.keys(readProject(session.project.doc).notes)).toEqual(notes)
  })
  it("takes effect parameters by their prefix, and numbers only", () => {
    const doc = seedFrom({ inserts: { i: { trackId: "master", "p:cutoff": 400, "p:bad": NaN } as never } })
    expect(readRecord(doc, "inserts", "i")).toMatchObject({ "p:cutoff": 400, effect: "" })
    expect(readRecord(doc, "inserts", "i")).not.toHaveProperty("p:bad")
  })
})

describe("an open project", () => {
  it("keeps up with its document, tells what was touched, and keeps the objects of what was not", () => {
    fc.assert(fc.property(fc.array(anOp, { maxLength: 25, size: "max" }), (ops) => {
      const session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
      const { project } = session
      project.of("notes", "regionId", "warm") // from here on an index is kept
      for (const op of ops) {
        const before = new Map(collections.flatMap((each) => [...project.raw[each]].map(([id, record]) => [`${each} ${id}`, record] as const)))
        const touched = new Set<string>()
        const stop = project.subscribe((all) => { for (const { collection, id } of all) touched.add(`${collection} ${id}`) })
        act(session, op)
        stop()
        for (const collection of collections) for (const [id, record] of project.raw[collection]) if (!touched.has(`${collection} ${id}`)) expect(record).toBe(before.get(`${collection} ${id}`))
      }
      expect(project.toData()).toEqual(readProject(project.doc))
      for (const { id } of project.all("regions")) expect(project.of("notes", "regionId", id).map(({ id }) => id).sort()).toEqual(Object.entries(project.toData().notes).flatMap(([note, { regionId }]) => (regionId === id ? [note] : [])).sort())
    }), { numRuns: 25 })
  }, 30_000)
})

describe("seeding", () => {
  it("makes a project with fixed ids, and lets two people begin on it without losing a record", () => {
    const doc = seedProject({ name: "One", bpm: 96, sampleRate: 44_100 })
    expect(doc).toBeInstanceOf(Y.Doc) // one copy of Yjs
    expect(readProject(doc)).toMatchObject({ schema: SCHEMA, settings: { name: "One", sampleRate: 44_100 }, tempos: { first: { bpm: 96 } }, tracks: { master: { kind: "master" } } })
    const [ana, ben] = [copyDoc(doc, 1), copyDoc(doc, 2)]
    for (const [each, name] of [[ana, "ana"], [ben, "ben"]] as const) openSession(each, { person: name, makeId: idsOf(name) }).run(addTrack({ kind: "audio", name }))
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    expect(Object.values(readProject(ana).tracks).map(({ name }) => name).sort()).toEqual(["Master", "ana", "ben"])
  })
})

describe("migrations", () => {
  const old = () => { const doc = seedProject({ name: "Old" }); doc.getMap("meta").set("schema", 1); return doc }
  const chain: Migration[] = [
    { from: 1, migrate: (doc) => { mapOf(doc, "settings").get("project")?.set("name", "Old, 2") } },
    { from: 2, migrate: (doc) => { const settings = mapOf(doc, "settings").get("project"); settings?.set("name", `${String(settings.get("name"))}, 3`) } },
  ]
  it("run in order, once, up to the version that is read", () => {
    const doc = old()
    expect(migrate(doc, chain, 3)).toMatchObject({ done: true, label: "Brought from version 1 to 3" })
    expect([schemaOf(doc), readProject(doc).settings.name]).toEqual([3, "Old, 2, 3"])
    expect(migrate(doc, chain, 3)).toMatchObject({ done: true, label: "Up to date" })
    expect(readProject(doc).settings.name).toBe("Old, 2, 3")
  })
  it("refuse a later version, an empty document and a gap in words, and leave them alone", () => {
    const later = old()
    later.getMap("meta").set("schema", SCHEMA + 1)
    const before = Y.encodeStateAsUpdate(later)
    expect(migrate(later)).toMatchObject({ done: false, reason: expect.stringContaining("made by a later version") })
    expect(Y.encodeStateAsUpdate(later)).toEqual(before)
    expect(canOpen(later)).toEqual(migrate(later))
    expect([canOpen(new Y.Doc()).done, canOpen(seedProject({})).done]).toEqual([false, true])
    expect(migrate(new Y.Doc())).toEqual({ done: false, reason: "This document holds no project." })
    expect(migrate(old(), chain.slice(1), 3)).toMatchObject({ done: false, reason: expect.stringContaining("too old") })
    expect(migrate(old())).toMatchObject({ done: true })
  })
})

describe("compacting", () => {
  it("takes out what was deleted before the oldest undo, with what belonged to it, and changes nothing that is read", () => {
    const session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
    const { doc } = session.project
    const bass = session.project.all("tracks").find(({ name }) => name === "Bass")?.id ?? ""
    const hook = session.project.all("regions").find(({ name }) => name === "Hook")?.id ?? ""
    session.run(deleteTracks([bass]))
    const first = compact(doc, {}, { now: 100, oldestUndo: 50 })
    expect(first).toEqual({ since: { [`tracks ${bass}`]: 100 }, removed: 0 })
    session.run(deleteRegions([hook]))
    const project = readProject(doc)
    const second = compact(doc, first.since, { now: 200, oldestUndo: 150 })
    expect(second).toEqual({ since: { [`regions ${hook}`]: 200 }, removed: 5 }) // the track, its region and three notes
    expect(mapOf(doc, "tracks").has(bass)).toBe(false)
    expect(readProject(doc)).toEqual(project)
    expect(session.undo()).toBe("Delete region")
    expect(session.undo()).toBeUndefined() // the track has left for good
    expect(compact(doc, second.since, { now: 300, oldestUndo: 250 })).toEqual({ since: {}, removed: 0 })
  })
  it("never takes the fixed records", () => {
    const doc = seedProject({})
    mapOf(doc, "tracks").get("master")?.set("deleted", true)
    expect(compact(hostileDoc([{ collection: "inserts", id: "i", values: ["master"], isThere: [true] }]), {}, { now: 1, oldestUndo: 2 }).removed).toBe(0)
    expect(compact(doc, {}, { now: 1, oldestUndo: 2 }).removed).toBe(0)
    expect(openSession(doc, { person: "a", makeId: idsOf("a") }).run(addRegion({ kind: "audio", trackId: "master" }))).toMatchObject({ done: false })
  })
})

describe("a place between others", () => {
  it("lies between its neighbours, however often one inserts", () => {
    fc.assert(fc.property(fc.array(fc.nat(50), { maxLength: 80 }), (spots) => {
      const order: { id: string; pos: string }[] = []
      spots.forEach((spot, index) => {
        const at = Math.min(spot, order.length)
        order.splice(at, 0, { id: `i${index}`, pos: placeBefore(order, order[at]?.id) })
      })
      expect([...order].sort(byPosition)).toEqual(order)
      expect(new Set(order.map(({ pos }) => pos)).size).toBe(order.length)
    }))
    expect(between("", "1") > "" && between("", "1") < "1").toBe(true)
  })
  it("stays short when things are only appended, and steps past two at one place", () => {
    let pos = ""
    for (let count = 0; count < 1_000; count += 1) pos = between(pos, "")
    expect(pos.length).toBeLessThan(25)
    const tied = [{ id: "a", pos: "V" }, { id: "b", pos: "V" }, { id: "c", pos: "W" }]
    const placed = placeBefore(tied, "b")
    expect(placed > "V" && placed < "W").toBe(true)
  })
})

describe("a clip from anywhere", () => {
  it("is read without failing, or not at all", () => {
    fc.assert(fc.property(fc.anything(), (value) => { readClip(value) }))
    expect(readClip({ type: "max-booster/clip", schema: SCHEMA + 1 })).toBeUndefined()
    expect(readClip({ type: "max-booster/clip", schema: 1, regions: { r: { start: "soon" }, __proto__: {} }, notes: 5 })).toMatchObject({ regions: { r: { start: 0 } }, notes: {} })
  })
})
