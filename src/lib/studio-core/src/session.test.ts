import fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { act, anOp, aProject, copyDoc, evenly, idsOf, type Op } from "./__tests__/people"
import { addRegion, canonicalJson, deleteTracks, mapOf, moveRegions, openSession, readProject, seedProject, setRegions, setTracks, type Session, type Track, type Verdict } from "./index"

/** Whoever has the higher number wins where both write one field. */
const aPair = (isBenHigher: boolean) => { const [low, high] = together(aProject(), isBenHigher ? ["ana", "ben"] : ["ben", "ana"]) as [Person, Person]; return isBenHigher ? { ana: low, ben: high } : { ana: high, ben: low } }
const textOf = (doc: Y.Doc) => canonicalJson(readProject(doc))
const first = (verdict: Verdict) => (verdict.done ? verdict.created[0] ?? "" : "")

/** One person: a copy of the document, a session on it, and what others sent that has not arrived. */
function aPerson(seed: Y.Doc, name: string, clientId: number) {
  const doc = copyDoc(seed, clientId)
  return { doc, session: openSession(doc, { person: name, makeId: idsOf(name) }), inbox: [] as Uint8Array[] }
}
type Person = ReturnType<typeof aPerson>

function together(seed: Y.Doc, names: readonly string[]): Person[] {
  const people = names.map((name, index) => aPerson(seed, name, index + 1))
  for (const person of people) person.doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") for (const other of people) if (other !== person) other.inbox.push(update)
  })
  return people
}
const deliver = (person: Person, share: number) => {
  const [update] = person.inbox.splice(Math.floor(share * person.inbox.length), 1)
  if (update) Y.applyUpdate(person.doc, update, "remote")
}
const deliverAll = (people: readonly Person[], share = 0) => { for (const person of people) while (person.inbox.length > 0) deliver(person, share) }

const steps = (people: number) => fc.array(fc.record({ who: fc.nat(people - 1), does: fc.constantFrom("edit", "edit", "edit", "undo", "redo", "receive" as const), op: anOp }), { maxLength: 60, size: "max" })

describe("history", () => {
  it("takes back random edits to the start and makes them again to the end, byte for byte", () => {
    fc.assert(fc.property(fc.array(anOp, { maxLength: 40, size: "max" }), fc.array(fc.boolean()), (ops, gestures) => {
      const [person] = together(aProject(), ["ana"]) as [Person]
      const { session, doc } = person
      const begun = textOf(doc)
      ops.forEach((op, index) => {
        if (gestures[index]) session.gesture(() => { act(session, op); act(session, { ...op, ticks: op.ticks + 7 }) })
        else act(session, op)
      })
      const ended = textOf(doc)
      while (session.undo() !== undefined);
      expect(textOf(doc)).toBe(begun)
      while (session.redo() !== undefined);
      expect(textOf(doc)).toBe(ended)
    }), { numRuns: 30 })
  }, 30_000)

  it("converges for three people who edit, undo and redo, whatever arrives when", () => {
    fc.assert(fc.property(steps(3), evenly(0, 1), (plan, order) => {
      const people = together(aProject(), ["ana", "ben", "cleo"])
      for (const { who, does, op } of plan) {
        const person = people[who] as Person
        if (does === "edit") act(person.session, op)
        else if (does === "receive") deliver(person, op.a)
        else person.session[does]()
      }
      deliverAll(people, order)
      const [ana, ben, cleo] = people.map(({ doc }) => textOf(doc))
      expect(ben).toBe(ana)
      expect(cleo).toBe(ana)
      for (const { session, doc } of people) expect(session.project.toData()).toEqual(readProject(doc))
    }), { numRuns: 30 })
  }, 30_000)

  it("never takes back what the other wrote last, whatever is done, undone and received in which order", () => {
    const step = fc.record({ does: fc.constantFrom("edit", "mix", "mix", "undo", "redo", "set", "set", "hear", "hear", "tell" as const), op: anOp, gainDb: fc.integer({ min: 7, max: 20 }) })
    fc.assert(fc.property(fc.array(step, { maxLength: 50, size: "max" }), fc.boolean(), (plan, isBenHigher) => {
      const { ana, ben } = aPair(isBenHigher)
      const tracks = Object.keys(readProject(ben.doc).tracks)
      const trackAt = ({ a }: Op) => tracks[Math.floor(a * tracks.length)] ?? ""
      /** What in Ana’s document has values that only Ben writes, hidden or not. */
      const his = () => tracks.map((id) => { const { gainDb, name } = mapOf(ana.doc, "tracks").get(id)?.toJSON() as Partial<Track>; return [gainDb !== undefined && gainDb >= 7 ? gainDb : 0, name?.startsWith("Ben") ? name : ""] })
      for (const { does, op, gainDb } of plan) {
        const before = his()
        switch (does) {
          case "edit": act(ana.session, op); break
          case "mix": ana.session.run(setTracks([trackAt(op)], { gainDb: -gainDb, name: `Ana ${gainDb}` })); break
          case "undo":
            ana.session.undo()
            before.forEach(([gainDb, name], index) => { if (gainDb) expect(his()[index]?.[0]).toBe(gainDb); if (name) expect(his()[index]?.[1]).toBe(name) })
            break
          case "redo": ana.session.redo(); break
          case "set": ben.session.run(setTracks([trackAt(op)], { gainDb, name: `Ben ${gainDb}` })); break
          case "hear": deliver(ana, op.b); break
          case "tell": deliver(ben, op.b)
        }
      }
      deliverAll([ana, ben])
      while (ana.session.undo() !== undefined);
      deliverAll([ana, ben])
      expect(textOf(ana.doc)).toBe(textOf(ben.doc))
      for (const id of tracks) expect(ana.session.project.get("tracks", id)).toBeDefined()
    }), { numRuns: 60 })
  }, 30_000)

  it("gives back the value from before, not none, when two wrote one field at once", () => {
    for (const isBenHigher of [true, false]) {
      const { ana, ben } = aPair(isBenHigher)
      const people = [ana, ben]
      const region = ana.session.project.all("regions").find(({ name }) => name === "Hook")
      ana.session.run(setRegions([region?.id ?? ""], { gainDb: -2 }))
      ben.session.run(setRegions([region?.id ?? ""], { gainDb: -3 }))
      deliverAll(people)
      ana.session.undo()
      deliverAll(people)
      for (const { session } of people) expect(session.project.get("regions", region?.id ?? "")?.gainDb).toBe(isBenHigher ? -3 : 0)
    }
  })

  it("keeps what another wrote into a region whose creation was taken back and made again", () => {
    const [ana, ben] = together(aProject(), ["ana", "ben"]) as [Person, Person]
    const track = ana.session.project.all("tracks").find(({ name }) => name === "Vocals")?.id ?? ""
    const region = first(ana.session.run(addRegion({ kind: "audio", trackId: track, length: 2 })))
    deliverAll([ana, ben])
    ana.session.undo()
    ben.session.run(setRegions([region], { gainDb: -6 })) // not knowing of the undo
    deliverAll([ana, ben])
    expect(ben.session.project.get("regions", region)).toBeUndefined()
    expect(ben.session.run(setRegions([region], { gainDb: -3 }))).toEqual({ done: false, reason: "The region is not there any more." })
    ana.session.redo()
    deliverAll([ana, ben])
    for (const { session } of [ana, ben]) expect(session.project.get("regions", region)).toMatchObject({ length: 2, gainDb: -6 })
  })

  it("names its steps, makes one of a drag, and none of what is quiet", () => {
    const session: Session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
    const regions = session.project.all("regions").map(({ id }) => id).slice(0, 3)
    session.begin()
    for (let step = 0; step < 5; step += 1) session.run(moveRegions(regions, { by: 10 }))
    session.end()
    session.quietly(setTracks(["master"], { gainDb: -1 }))
    expect(session.undoLabel).toBe("Move 3 regions")
    session.gesture(() => { session.run(setTracks(["master"], { pan: 0.5 })); session.run(setTracks(["master"], { mute: true })) }, "Play with the master")
    expect(session.undo()).toBe("Play with the master")
    expect(session.redoLabel).toBe("Play with the master")
    expect(session.project.get("tracks", "master")).toMatchObject({ gainDb: -1, pan: 0, mute: false })
    expect(session.undo()).toBe("Move 3 regions")
    expect(session.undo()).toBeUndefined()
    expect(session.redo()).toBe("Move 3 regions")
    session.undo()
    session.run(setTracks(["master"], { gainDb: -5 }))
    expect(session.redo()).toBeUndefined() // what was taken back is gone once something else is done
  })

  it("steps on after the clock was set back", () => {
    const session = openSession(seedProject({}), { person: "ana", makeId: idsOf("a") })
    const real = Date.now
    try {
      session.run(setTracks(["master"], { gainDb: -1 }))
      Date.now = () => real() - 1e6
      session.run(setTracks(["master"], { gainDb: -2 }))
    } finally { Date.now = real }
    session.undo()
    expect(session.project.get("tracks", "master")?.gainDb).toBe(-1)
  })

  it("does nothing and says so when what is meant is gone, or is so already", () => {
    const session = openSession(aProject(), { person: "ana", makeId: idsOf("a") })
    const track = session.project.all("tracks").find(({ name }) => name === "Bass")?.id ?? ""
    session.run(deleteTracks([track]))
    expect(session.run(setTracks([track], { gainDb: 1 }))).toEqual({ done: false, reason: "The track is not there any more." })
    expect(session.run(setTracks(["master"], { gainDb: 0 }))).toEqual({ done: false, reason: "That is how it is already." })
    expect(session.undo()).toBe("Delete track")
    expect(session.undo()).toBeUndefined()
  })
})
