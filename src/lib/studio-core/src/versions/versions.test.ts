import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe as suite, expect, it } from "vitest"
import { act, anOp, aProject, copyDoc, idsOf } from "../__tests__/people"
import { addNotes, addPoints, addRegion, addTrack, apply, applyChanges, canonicalJson, deleteInserts, deleteLanes, deleteTracks, describe, diff, hashOf, merge, moveRegions, openSession, parseCanonical, readProject, restore, routeTracks, setParams, setRegions, setTempo, setTracks, type Command, type ProjectData, type Session } from "../index"

const ops = fc.array(anOp, { maxLength: 30, size: "max" })
const on = (doc: ReturnType<typeof aProject>, name = "ana") => openSession(doc, { person: name, makeId: idsOf(name) })
const idOf = (session: Session, name: string) => session.project.all("tracks").find((track) => track.name === name)?.id ?? ""
/** The small project, and what commands make of it. */
function changed(...commands: ((session: Session) => Command)[]): [ProjectData, ProjectData] {
  const session = on(aProject())
  const before = session.project.toData()
  for (const command of commands) expect(session.run(command(session))).toMatchObject({ done: true })
  return [before, session.project.toData()]
}
const told = ([before, after]: [ProjectData, ProjectData]) => describe(diff(before, after), before, after).map(({ text }) => text)

suite("canonical text", () => {
  it("is the same however the project came about, and reads back as the same", () => {
    fc.assert(fc.property(ops, (edits) => {
      const session = on(aProject())
      for (const op of edits) act(session, op)
      const project = readProject(session.project.doc)
      const text = canonicalJson(project)
      const turned = JSON.parse(JSON.stringify(project, (_, value: unknown) => (value && typeof value === "object" ? Object.fromEntries(Object.entries(value).reverse()) : value))) as ProjectData
      expect(canonicalJson(turned)).toBe(text)
      expect(canonicalJson(parseCanonical(text))).toBe(text)
      expect(parseCanonical(text)).toEqual(project)
    }), { numRuns: 25 })
  }, 30_000)
  it("leaves out what is deleted, and has a record a line", () => {
    const [before, after] = changed(() => addTrack({ kind: "audio", name: "Passing" }), (session) => deleteTracks([idOf(session, "Passing")]))
    expect(canonicalJson(after)).toBe(canonicalJson(before))
    expect(canonicalJson(after).split("\n").filter((line) => line.includes("Vocals"))).toHaveLength(1)
  })
  it("has a hash that changes with anything said", () => {
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
    const [before, after] = changed(() => setTracks(["master"], { gainDb: -1 }))
    expect(hashOf(before, sha256)).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOf(after, sha256)).not.toBe(hashOf(before, sha256))
  })
})

suite("a difference, applied", () => {
  it("makes the one project the other, exactly, forwards and back, in a document and as a command that is undone", () => {
    fc.assert(fc.property(ops, ops, (first, second) => {
      const session = on(aProject())
      for (const op of first) act(session, op)
      const [a, early] = [session.project.toData(), copyDoc(session.project.doc, 7)]
      for (const op of second) act(session, op)
      const b = session.project.toData()
      apply(early, diff(a, b))
      expect(readProject(early)).toEqual(b)
      session.run(applyChanges(diff(b, a)))
      expect(session.project.toData()).toEqual(a)
      if (diff(a, b).length > 0) expect(session.undo()).toBe("Apply changes")
      expect(session.project.toData()).toEqual(b)
      session.run(restore(a))
      expect(canonicalJson(readProject(session.project.doc))).toBe(canonicalJson(a))
      expect(diff(a, session.project.toData())).toEqual([])
    }), { numRuns: 30 })
  }, 30_000)
  it("does not bring back a parameter that the version does not know", () => {
    const session = on(aProject())
    const version = session.project.toData()
    const insert = session.project.all("inserts")[0]?.id ?? ""
    session.run(setParams(insert, { knee: 6 }))
    session.run(deleteInserts([insert]))
    session.run(restore(version))
    expect(session.project.toData()).toEqual(version)
  })
  it("does not bring along what came onto a track after the version that it returns from", () => {
    const session = on(aProject())
    const version = session.project.toData()
    const vocals = idOf(session, "Vocals")
    session.run(addRegion({ kind: "audio", trackId: vocals, length: 1, name: "Later" }))
    session.run(routeTracks([vocals], idOf(session, "Group")))
    session.run(deleteTracks([vocals, idOf(session, "Group")]))
    session.run(restore(version))
    expect(session.project.toData()).toEqual(version)
  })
})

suite("a merge", () => {
  const branches = (mine: (session: Session) => Command, other: (session: Session) => Command) => {
    const [base, ours] = changed(mine)
    const [, theirs] = changed(other)
    return { base, ours, theirs, ...merge(base, ours, theirs) }
  }
  it("keeps both sides' edits of different fields of one record, and names the field that both set", () => {
    const { merged, conflicts } = branches(() => setTracks(["master"], { gainDb: -1, mute: true }), () => setTracks(["master"], { gainDb: -2, pan: 0.5 }))
    expect(merged.tracks["master"]).toMatchObject({ gainDb: -1, mute: true, pan: 0.5 })
    expect(conflicts).toEqual([{ kind: "field", collection: "tracks", id: "master", trackId: "master", field: "gainDb", base: 0, ours: -1, theirs: -2 }])
  })
  it("takes their value where somebody chooses so", () => {
    const { base, ours, theirs } = branches(() => setTracks(["master"], { gainDb: -1 }), () => setTracks(["master"], { gainDb: -2 }))
    expect(merge(base, ours, theirs, () => "theirs").merged.tracks["master"]?.gainDb).toBe(-2)
  })
  it("keeps a region that one changed on a track that the other deleted, with the track, and lets the rest go", () => {
    const { merged, conflicts, theirs } = branches((session) => deleteTracks([idOf(session, "Vocals")]), (session) => setRegions([session.project.all("regions").find(({ start }) => start === 3840)?.id ?? ""], { gainDb: -4 }))
    const vocals = Object.entries(theirs.tracks).find(([, { name }]) => name === "Vocals")?.[0] ?? ""
    expect(merged.tracks[vocals]?.name).toBe("Vocals")
    expect(Object.values(merged.regions).filter(({ trackId }) => trackId === vocals)).toMatchObject([{ gainDb: -4, start: 3840 }])
    expect(conflicts.map(({ kind, collection }) => `${kind} ${collection}`)).toEqual(["deleted regions", "deleted tracks"])
  })
  it("is theirs where we did nothing, ours where they did nothing, and the same from both sides but for conflicts", () => {
    fc.assert(fc.property(ops, ops, (mine, other) => {
      const doc = aProject()
      const [ana, ben] = [on(copyDoc(doc, 1), "ana"), on(copyDoc(doc, 2), "ben")]
      const base = readProject(doc)
      for (const op of mine) act(ana, op)
      for (const op of other) act(ben, op)
      const [ours, theirs] = [ana.project.toData(), ben.project.toData()]
      expect(merge(base, base, theirs)).toMatchObject({ merged: theirs, conflicts: [] })
      expect(merge(base, ours, base)).toMatchObject({ merged: ours, changes: [], conflicts: [] })
      const there = merge(base, ours, theirs)
      const back = merge(base, theirs, ours, () => "theirs")
      expect(canonicalJson(back.merged)).toBe(canonicalJson(there.merged))
      ana.run(applyChanges(there.changes))
      expect(ana.project.toData()).toEqual(there.merged)
    }), { numRuns: 25 })
  }, 30_000)
})

suite("changes in words", () => {
  it("name the track, the control and both values", () => {
    expect(told(changed((session) => setTracks([idOf(session, "Bass")], { gainDb: -3 })))).toEqual(["Bass: volume 0.0 → −3.0 dB"])
    expect(told(changed((session) => setTracks([idOf(session, "Bass")], { pan: -0.3, mute: true })))).toEqual(["Bass: mute on", "Bass: pan center → L 30"])
    expect(told(changed((session) => routeTracks([idOf(session, "Vocals")], idOf(session, "Group"))))).toEqual(["Vocals: output Master → Group"])
    expect(told(changed((session) => setParams(session.project.all("inserts")[0]?.id ?? "", { threshold: -18 })))).toEqual(["Vocals: compressor threshold −12 → −18"])
  })
  it("put regions that went the same way together", () => {
    expect(told(changed((session) => moveRegions(session.project.all("regions").filter(({ name }) => name === "Hook").map(({ id }) => id).slice(0, 2), { by: 3840 })))).toEqual(["Vocals: 2 regions moved by 1 bar"])
    expect(told(changed((session) => moveRegions([session.project.all("regions").find(({ start }) => start === 3840)?.id ?? ""], { by: -1920 })))).toEqual(["Vocals: region moved by 2 beats back"])
  })
  it("say which control's automation, and how many notes", () => {
    const lane = (session: Session) => session.project.all("lanes").find(({ target }) => target === "gain")?.id ?? ""
    expect(told(changed((session) => addPoints(lane(session), [{ tick: 100, value: 1 }, { tick: 1920, value: 2 }])))).toEqual(["Vocals: volume automation: 1 point added, 1 changed"])
    expect(told(changed((session) => deleteLanes(session.project.all("lanes").filter(({ id }) => id !== lane(session)).map(({ id }) => id))))).toEqual(["Vocals: compressor threshold automation removed"])
    expect(told(changed((session) => addNotes(session.project.all("regions").find(({ kind }) => kind === "notes")?.id ?? "", [{ start: 0, ticks: 1, pitch: 60, velocity: 1 }])))).toEqual(["Bass: 1 note added"])
    expect(told(changed((session) => setRegions(session.project.all("regions").filter(({ name }) => name === "Hook").map(({ id }) => id).slice(0, 1), { gainDb: -6, reversed: true })))).toEqual(["Vocals: “Hook” gain 0.0 → −6.0 dB, reversal on"])
  })
  it("speak of the project, and of whole tracks", () => {
    expect(told(changed(() => setTempo({ tick: 0, bpm: 124 })))).toEqual(["Tempo 120 → 124 bpm"])
    expect(told(changed(() => setTempo({ tick: 7680, bpm: 90 })))).toEqual(["Tempo added at 3"])
    expect(told(changed((session) => deleteTracks([idOf(session, "Bass")])))).toEqual(["Bass: track removed with 1 region"])
  })
})
